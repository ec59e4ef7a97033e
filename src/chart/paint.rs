//! The crowd: every series that is not in front, as one picture.

use super::across::Across;
use super::raster::Raster;
use super::scale::Scale;
use super::spans::Spans;
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
#[derive(Clone, Debug, Default)]
pub struct Painter {
    raster: Raster,
    spans: Spans,
    across: Across,
    rows: Vec<f32>,
    pixels: Vec<u8>,
}

impl Painter {
    /// Draws lines `thickness` device pixels wide on a plot of the scale's size in device pixels.
    ///
    /// Gives red, green, blue and alpha of each pixel, row by row, not premultiplied, as a
    /// canvas' `ImageData` is. Lines of one colour lie in one layer, in which their order does
    /// not matter; layers lie over each other in the order in which their colours come first.
    pub fn paint(&mut self, lines: &[Line], scale: &Scale, thickness: u8) -> &[u8] {
        let (width, height) = (pixels(scale.width), pixels(scale.height));
        self.raster.clear(width, height);
        self.pixels.clear();
        self.pixels.resize(width as usize * height as usize * 4, 0);
        self.across.forget();
        let thickness = thickness.max(1);
        let mut colours: Vec<[u8; 4]> = Vec::new();
        for line in lines {
            if !colours.contains(&line.colour) {
                colours.push(line.colour);
            }
        }
        for colour in colours {
            for line in lines.iter().filter(|line| line.colour == colour) {
                self.draw(line, scale, thickness, width);
            }
            self.raster.pour(colour, &mut self.pixels);
        }
        &self.pixels
    }

    /// A thick line covers in a column what it passes there and half its thickness to each side:
    /// as many columns as it is thick, which begin that much left of the plot.
    fn draw(&mut self, line: &Line, scale: &Scale, thickness: u8, width: u32) {
        let Series { times, values, .. } = line.series;
        let sideways = f64::from(thickness - 1) / 2.0;
        let columns = width + u32::from(thickness) - 1;
        self.across
            .lay(times, line.step, scale, (sideways, columns));
        let seen = values.get(self.across.seen.clone());
        rows(seen.unwrap_or_default(), scale, &mut self.rows);
        let dot_radius = f64::from(thickness) * DOT_RADIUS;
        self.spans.trace(&self.across, &self.rows, dot_radius);
        self.stamp(thickness);
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
    (thickness / 2.0 - height * 0.3).max(thickness * 0.35)
}

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
    reason = "the cast saturates, and no plot is that large"
)]
fn pixels(size: f64) -> u32 {
    size.max(0.0) as u32
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::chart::scale::Curve;
    use proptest::prelude::*;

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

    /// Distance from a point to a stretch of line with flat ends; none beside its ends.
    fn distance(at: (f64, f64), from: (f64, f64), to: (f64, f64)) -> Option<f64> {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy);
        let along = ((at.0 - from.0) * dx + (at.1 - from.1) * dy) / length;
        let aside = ((at.0 - from.0) * dy - (at.1 - from.1) * dx) / length;
        (along >= 0.0 && along <= length).then_some(aside.abs())
    }

    /// The part of a pixel that a stretch of line covers, of 64 samples.
    fn covered(x: u32, y: u32, stretch: &[(f64, f64)], thickness: f64) -> f64 {
        let hits = (0..64_u32).filter(|index| {
            let (across, down) = (f64::from(index % 8), f64::from(index / 8));
            let at = (
                f64::from(x) + (across + 0.5) / 8.0,
                f64::from(y) + (down + 0.5) / 8.0,
            );
            distance(at, stretch[0], stretch[1]).is_some_and(|far| far <= thickness / 2.0)
        });
        f64::from(u32::try_from(hits.count()).unwrap_or_default()) / 64.0
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn inks_what_a_slow_and_simple_painter_inks(
            samples in prop::collection::vec((0.2..20.0, -10.0..40.0), 2..20),
            start in -20.0..20.0,
            thickness in 1_u8..4,
        ) {
            let mut time = start;
            let times: Vec<f64> = samples.iter().map(|(step, _)| { time += step; time }).collect();
            let values: Vec<f64> = samples.iter().map(|(_, value)| *value).collect();
            let alpha = alphas(&[series(&times, &values)], thickness);
            let rows = values.iter().map(|value| f64::from(HEIGHT) - value);
            let points: Vec<(f64, f64)> = times.iter().copied().zip(rows).collect();
            let thick = f64::from(thickness);
            let joined = |pair: &&[(f64, f64)]| pair[1].0 - pair[0].0 <= STEP * 1.5;
            let stretches: Vec<&[(f64, f64)]> = points.windows(2).filter(joined).collect();
            for (x, y) in (0..WIDTH).flat_map(|x| (0..HEIGHT).map(move |y| (x, y))) {
                let inked = alpha(x, y) > 0;
                let covered = |pair: &&[(f64, f64)]| covered(x, y, pair, thick) > 0.5;
                prop_assert!(inked || !stretches.iter().any(covered), "no ink: {x} {y}");
                let centre = (f64::from(x) + 0.5, f64::from(y) + 0.5);
                let aside = stretches.iter().filter_map(|pair| distance(centre, pair[0], pair[1]));
                let ends = points.iter().map(|end| (centre.0 - end.0).hypot(centre.1 - end.1));
                let nearest = aside.chain(ends).fold(f64::INFINITY, f64::min);
                prop_assert!(!inked || nearest <= thick * 1.5 + 1.5, "ink: {x} {y}");
            }
        }
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
    fn shared_times_change_nothing() {
        let times: Arc<[f64]> = [0.0, 10.0, 20.0].into();
        let shared = |value: f64, times: Arc<[f64]>| Series {
            times,
            values: [value, value + 5.0, value].into(),
            ..Series::default()
        };
        let one = [shared(3.0, times.clone()), shared(9.0, times.clone())];
        let own = [
            shared(3.0, times.to_vec().into()),
            shared(9.0, times.to_vec().into()),
        ];
        let (one, own) = (alphas(&one, 1), alphas(&own, 1));
        let every = (0..WIDTH).flat_map(|x| (0..HEIGHT).map(move |y| (x, y)));
        assert!(every.into_iter().all(|(x, y)| one(x, y) == own(x, y)));
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
