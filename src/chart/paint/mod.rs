//! The crowd: every series that is not in front, as one picture.

mod across;
mod heat_paint;
mod raster;
mod spans;
mod underlay;

use self::across::Across;
use self::heat_paint::paint_cells;
use self::raster::Raster;
use self::spans::Spans;
use crate::chart::axis::scale::Scale;
use crate::chart::colour::palette::Ground;
use crate::chart::figure::heatmap::Heatmap;
use crate::prom::series::Series;

/// A series of the crowd.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// What is drawn.
    pub series: &'a Series,
    /// Red, green, blue, and the alpha of a single line.
    pub colour: [u8; 4],
    /// Milliseconds between samples; where they are farther apart the line breaks.
    pub step: f64,
}

/// Draws lines into pixels; its memory is used again for each picture.
///
/// [`Painter::paint`] draws a picture at once. A picture of very many lines can be drawn in slices
/// instead: [`Painter::begin`], [`Painter::draw`] for each line, [`Painter::finish`].
#[derive(Clone, Debug, Default)]
pub struct Painter {
    plot: Option<Plot>,
    /// The colour of the layer that is being drawn.
    colour: Option<[u8; 4]>,
    raster: Raster,
    spans: Spans,
    across: Across,
    rows: Vec<f32>,
    pixels: Vec<u8>,
}

/// What a picture is drawn on.
#[derive(Clone, Copy, Debug)]
struct Plot {
    scale: Scale,
    width: u32,
    thickness: u8,
}

impl Painter {
    /// Draws lines `thickness` device pixels wide on a plot of the scale's size in device pixels.
    ///
    /// Gives red, green, blue and alpha of each pixel, row by row, not premultiplied, as a
    /// canvas' `ImageData` is. Lines of one colour lie in one layer, in which their order does
    /// not matter; layers lie over each other in the order in which their colours come first.
    pub fn paint(&mut self, lines: &[Line], scale: &Scale, thickness: u8) -> &[u8] {
        self.begin(scale, thickness);
        let mut colours: Vec<[u8; 4]> = Vec::new();
        for line in lines {
            if !colours.contains(&line.colour) {
                colours.push(line.colour);
            }
        }
        for colour in colours {
            for line in lines.iter().filter(|line| line.colour == colour) {
                self.draw(line);
            }
        }
        self.finish()
    }

    /// Begins an empty picture.
    pub fn begin(&mut self, scale: &Scale, thickness: u8) {
        let (width, height) = (pixels(scale.width), pixels(scale.height));
        self.raster.clear(width, height);
        self.pixels.clear();
        self.pixels.resize(width as usize * height as usize * 4, 0);
        self.across.forget();
        self.colour = None;
        self.plot = Some(Plot {
            scale: *scale,
            width,
            thickness: thickness.max(1),
        });
    }

    /// Lays the lines that follow by another value axis of the same plot and window.
    pub fn lay_by(&mut self, scale: &Scale) {
        if let Some(plot) = &mut self.plot {
            plot.scale = *scale;
        }
    }

    /// Draws a line. Lines of one colour are to follow one another: each change of the colour
    /// begins a new layer, which costs as much as many lines.
    pub fn draw(&mut self, line: &Line) {
        let Some(plot) = self.plot else { return };
        if self.colour.is_some_and(|colour| colour != line.colour) {
            self.pour();
        }
        self.colour = Some(line.colour);
        self.trace(line.series, line.step, &plot);
        self.stamp(plot.thickness);
    }

    /// Gives the picture, as [`Painter::paint`] does.
    pub fn finish(&mut self) -> &[u8] {
        self.pour();
        self.plot = None;
        self.across.forget();
        &self.pixels
    }

    /// Paints a heat map instead of lines, as [`paint_cells`] does.
    pub fn cells(&mut self, map: &Heatmap, step: f64, scale: &Scale, ground: Ground) -> &[u8] {
        paint_cells(map, step, scale, ground, &mut self.pixels);
        &self.pixels
    }

    fn pour(&mut self) {
        if let Some(colour) = self.colour.take() {
            self.raster.pour(colour, &mut self.pixels);
        }
    }

    /// A thick line covers in a column what it passes there and half its thickness to each side:
    /// as many columns as it is thick, which begin that much left of the plot.
    fn trace(&mut self, series: &Series, step: f64, plot: &Plot) {
        let Plot {
            scale,
            width,
            thickness,
        } = plot;
        let sideways = f64::from(thickness - 1) / 2.0;
        let columns = width + u32::from(*thickness) - 1;
        self.across
            .lay(&series.times, step, scale, (sideways, columns));
        let seen = series.values.get(self.across.seen.clone());
        rows(seen.unwrap_or_default(), scale, &mut self.rows);
        let dot_radius = f64::from(*thickness) * DOT_RADIUS;
        self.spans.trace(&self.across, &self.rows, dot_radius);
    }

    fn stamp(&mut self, thickness: u8) {
        let height = f32::from(thickness);
        self.spans.widen(thickness.into());
        for (column, span) in self.spans.columns().iter().enumerate() {
            if span.top <= span.bottom {
                let edge = edge(span.bottom - span.top, height);
                self.raster
                    .cover(column, span.top - edge, span.bottom + edge);
            }
        }
    }
}

/// How far a dot reaches beyond a line's own half, as a part of the line's thickness.
const DOT_RADIUS: f64 = 0.75;

/// How far the ink of a line reaches above and below its middle in a column in which it rises or
/// falls by `height`: half its thickness if it is flat, less the steeper it is, since a steep
/// line is thin sideways.
#[inline]
fn edge(height: f32, thickness: f32) -> f32 {
    let (edge, least) = (thickness / 2.0 - height * 0.3, thickness * 0.35);
    // Not `max`, which in WebAssembly is a call.
    if edge > least { edge } else { least }
}

/// No plot is larger, in pixels.
const LARGEST: f64 = 16_384.0;

/// Rows farther from the plot than this look the same, and stay exact enough in an `f32`.
const FAR: f64 = 1e6;

/// Pixels from the top edge of each value, `NaN` where a value has no place.
fn rows(values: &[f64], scale: &Scale, rows: &mut Vec<f32>) {
    let (top, bent) = scale.bent();
    let per_unit = scale.height / bent;
    rows.clear();
    rows.extend(values.iter().map(|value| {
        let y = (top - scale.curve.bend(*value)) * per_unit;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a fraction of a pixel is left"
        )]
        let row = y.clamp(-FAR, FAR) as f32;
        if value.is_finite() { row } else { f32::NAN }
    }));
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded just before"
)]
fn pixels(size: f64) -> u32 {
    size.clamp(0.0, LARGEST) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::axis::scale::Curve;

    const INK: [u8; 4] = [10, 20, 30, 255];
    const WIDTH: u32 = 40;
    const HEIGHT: u32 = 30;
    const STEP: f64 = 10.0;

    /// A millisecond is a pixel wide, and the value is the row from the bottom.
    fn scale() -> Scale {
        Scale {
            start: 0.0,
            end: f64::from(WIDTH),
            low: 0.0,
            high: f64::from(HEIGHT),
            curve: Curve::Linear,
            width: f64::from(WIDTH),
            height: f64::from(HEIGHT),
        }
    }

    fn series(times: &[f64], values: &[f64]) -> Series {
        Series {
            times: times.into(),
            values: values.into(),
            ..Series::default()
        }
    }

    fn line(series: &Series) -> Line<'_> {
        Line {
            series,
            colour: INK,
            step: STEP,
        }
    }

    /// The alphas of a picture, by column and row.
    fn alphas(all: &[Series], thickness: u8) -> impl Fn(u32, u32) -> u8 + use<> {
        let lines: Vec<Line> = all.iter().map(line).collect();
        let pixels = Painter::default()
            .paint(&lines, &scale(), thickness)
            .to_vec();
        move |x, y| pixels[((y * WIDTH + x) * 4 + 3) as usize]
    }

    fn inked_rows(all: &[Series], column: u32) -> Vec<u32> {
        let alpha = alphas(all, 1);
        (0..HEIGHT).filter(|row| alpha(column, *row) > 0).collect()
    }

    #[test]
    fn a_spike_of_a_single_sample_is_seen_to_its_tip() {
        let times: Vec<f64> = (0..400).map(|index| f64::from(index) / 10.0).collect();
        let mut values = vec![2.0; 400];
        values[205] = 28.0;
        assert_eq!(
            inked_rows(&[series(&times, &values)], 20),
            (1..29).collect::<Vec<_>>()
        );
        assert_eq!(inked_rows(&[series(&times, &values)], 22), [27, 28]);
    }

    #[test]
    fn a_gap_is_not_bridged_and_a_lone_sample_is_a_dot() {
        let gap = series(&[5.0, 10.0, 30.0, 35.0], &[15.0; 4]);
        let broken = series(
            &[1.0, 10.0, 20.0, 30.0, 39.0],
            &[15.0, 15.0, f64::NAN, 15.0, 15.0],
        );
        let lone = series(&[20.5], &[14.5]);
        for column in 11..30 {
            assert_eq!(inked_rows(std::slice::from_ref(&gap), column), [0; 0]);
            assert_eq!(inked_rows(std::slice::from_ref(&broken), column), [0; 0]);
        }
        for column in 19..22 {
            assert_eq!(
                inked_rows(std::slice::from_ref(&lone), column),
                [14, 15, 16]
            );
        }
    }

    #[test]
    fn thick_lines_are_thick_both_ways() {
        let flat = series(&[0.0, 10.0, 20.0, 30.0], &[15.0; 4]);
        let steep = series(&[19.9, 20.0, 20.1], &[0.0, 20.0, 0.0]);
        let alpha = alphas(&[flat], 2);
        let rows: Vec<u32> = (0..HEIGHT).filter(|row| alpha(15, *row) > 0).collect();
        assert_eq!(rows, [14, 15]);
        let alpha = alphas(&[steep], 2);
        let columns: Vec<u32> = (0..WIDTH).filter(|column| alpha(*column, 20) > 0).collect();
        assert_eq!(columns, [19, 20]);
    }

    #[test]
    fn lines_of_other_times_and_steps_are_drawn_by_their_own() {
        let flat = |times: &[f64], value: f64| series(times, &vec![value; times.len()]);
        let all = [
            flat(&[0.0, 10.0], 5.0),
            flat(&[20.0, 30.0], 15.0),
            flat(&[20.0, 30.0], 25.0),
        ];
        assert_eq!(inked_rows(&all, 5), [24, 25]);
        assert_eq!(inked_rows(&all, 25), [4, 5, 14, 15]);
        let shared = Series {
            values: [10.0; 2].into(),
            ..all[1].clone()
        };
        let fine = Line {
            step: 1.0,
            ..line(&shared)
        };
        let lines = [line(&all[1]), fine];
        let mut painter = Painter::default();
        let pixels = painter.paint(&lines, &scale(), 1);
        let alpha = |x: u32, y: u32| pixels[((y * WIDTH + x) * 4 + 3) as usize];
        assert!(alpha(25, 15) > 0 && alpha(25, 20) == 0 && alpha(20, 20) > 0);
    }

    #[test]
    fn a_picture_can_be_given_up() {
        let flat = series(&[0.0, 10.0], &[15.0; 2]);
        let later = Scale {
            start: 10.0,
            end: 50.0,
            ..scale()
        };
        let mut painter = Painter::default();
        painter.begin(&later, 1);
        painter.draw(&line(&flat));
        painter.begin(&scale(), 1);
        painter.draw(&line(&flat));
        let given_up = painter.finish().to_vec();
        assert_eq!(
            given_up,
            Painter::default().paint(&[line(&flat)], &scale(), 1)
        );
    }

    #[test]
    fn later_colours_lie_over_earlier_ones() {
        let flat = series(&[0.0, 10.0], &[15.5; 2]);
        let (red, blue) = ([255, 0, 0, 255], [0, 0, 255, 255]);
        for (colours, seen) in [([red, blue], blue), ([blue, red], red)] {
            let lines = colours.map(|colour| Line {
                colour,
                ..line(&flat)
            });
            let mut painter = Painter::default();
            let pixels = painter.paint(&lines, &scale(), 1);
            let at = (14 * WIDTH + 5) as usize * 4;
            assert_eq!(pixels[at..at + 4], seen);
        }
    }

    #[test]
    fn nothing_stays_of_the_picture_before() {
        let flat = series(&[0.0, 10.0], &[15.0; 2]);
        let mut painter = Painter::default();
        assert!(
            painter
                .paint(&[line(&flat)], &scale(), 1)
                .iter()
                .any(|byte| *byte > 0)
        );
        assert!(
            painter
                .paint(&[], &scale(), 1)
                .iter()
                .all(|byte| *byte == 0)
        );
        let small = Scale {
            width: 0.0,
            height: 0.0,
            ..scale()
        };
        assert!(painter.paint(&[line(&flat)], &small, 2).is_empty());
    }
}
