//! What is drawn where: a plan that needs no browser to be checked.

use std::collections::BTreeSet;

use super::extent::Extent;
use super::lines::Lines;
use super::nearest;
use super::paint::{Line, Painter};
use super::palette::{Ground, Rgb};
use super::rank::{self, Rank};
use super::scale::{Curve, Scale};
use super::ticks::Ticks;
use super::time_axis::time_ticks;
use super::unit::Unit;
use super::value_axis;
use crate::prom::labels::Labels;
use crate::prom::series::Series;

/// How the chart is to look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// The page's background.
    pub ground: Ground,
    /// The chart's width in CSS pixels, axes included.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    /// Device pixels per CSS pixel.
    pub pixel_ratio: f64,
}

/// What the reader chose to see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Series that are not drawn.
    pub hidden: BTreeSet<Labels>,
    /// Series that were brought to the front.
    pub picked: BTreeSet<Labels>,
    /// What else brings a series to the front.
    pub rank: Rank,
    /// How many series plotly draws.
    pub front: usize,
    /// How values lie on their axis.
    pub curve: Curve,
}

/// A rectangle within the chart, CSS pixels from the chart's top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Plot {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The plan of a chart: axes and front for plotly, the crowd for the canvas below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// How it is to look.
    pub look: Look,
    /// Where the lines are.
    pub plot: Plot,
    /// From data to CSS pixels of the plot.
    pub scale: Scale,
    /// Marks of the time axis.
    pub x_ticks: Ticks,
    /// Marks of the value axis, at values.
    pub y_ticks: Ticks,
    /// Lines at the front, best first.
    pub front: Vec<Trace>,
    /// All other lines that are not hidden.
    pub crowd: Vec<usize>,
}

/// A line at the front.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Which line of the answer.
    pub line: usize,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: Rgb,
}

/// Room around the plot, CSS pixels.
const TOP: f64 = 10.0;
const RIGHT: f64 = 18.0;
const BOTTOM: f64 = 42.0;
/// The width of a digit of the tick labels, and of what stands between label and plot.
const DIGIT: f64 = 7.0;
const TICK: f64 = 12.0;

impl Figure {
    /// Plans the chart of `lines` over `window` (milliseconds since 1970, from and to). `offset`
    /// tells how far the reader's clock is ahead of UTC at an instant, in milliseconds.
    #[must_use]
    pub fn plan(
        lines: &Lines,
        window: (f64, f64),
        choice: &Choice,
        look: Look,
        offset: impl Fn(f64) -> f64,
    ) -> Self {
        let shown: Vec<usize> = (0..lines.series.len())
            .filter(|line| !choice.hidden.contains(&lines.series[*line].labels))
            .collect();
        let series = shown.iter().map(|line| &lines.series[*line]);
        let drawn = |value: f64| choice.curve.bend(value).is_finite();
        let extent = Extent::of(series, window, drawn);
        let mut figure = Self::empty(extent, window, choice.curve, lines.unit, look, offset);
        let front = front(lines, &shown, choice);
        let trace = |line: &usize| Trace {
            line: *line,
            name: lines.name(*line).to_owned(),
            colour: look.ground.colour(lines.colour(*line)),
        };
        figure.front = front.iter().map(trace).collect();
        let front: BTreeSet<usize> = front.into_iter().collect();
        figure.crowd = shown
            .into_iter()
            .filter(|line| !front.contains(line))
            .collect();
        figure
    }

    /// Plans a chart that has its axes already, but no line yet.
    #[must_use]
    pub fn without_lines(window: (f64, f64), look: Look, offset: impl Fn(f64) -> f64) -> Self {
        Self::empty(None, window, Curve::Linear, Unit::Number, look, offset)
    }

    fn empty(
        extent: Option<Extent>,
        (start, end): (f64, f64),
        curve: Curve,
        unit: Unit,
        look: Look,
        offset: impl Fn(f64) -> f64,
    ) -> Self {
        let height = (look.height - TOP - BOTTOM).max(1.0);
        let Extent { low, high } = value_axis::range(extent, curve);
        let y_ticks = value_axis::value_ticks(Extent { low, high }, height, curve, unit);
        let left = label_width(&y_ticks) + TICK;
        let width = (look.width - left - RIGHT).max(1.0);
        // A window of no length would have no scale.
        let end = end.max(start + 1.0);
        Self {
            look,
            plot: Plot {
                left,
                top: TOP,
                width,
                height,
            },
            scale: Scale {
                start,
                end,
                low,
                high,
                curve,
                width,
                height,
            },
            x_ticks: time_ticks(start, end, width, offset),
            y_ticks,
            front: Vec::new(),
            crowd: Vec::new(),
        }
    }

    /// How many lines are drawn.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.front.len() + self.crowd.len()
    }

    /// The same lines over another window, as while the reader pans.
    #[must_use]
    pub fn moved_to(&self, (start, end): (f64, f64)) -> Self {
        let scale = Scale {
            start,
            end: end.max(start + 1.0),
            ..self.scale
        };
        Self {
            scale,
            ..self.clone()
        }
    }

    /// The colour that a line has in legend and tooltip, and at the front in the chart.
    #[must_use]
    pub fn colour(&self, lines: &Lines, line: usize) -> Rgb {
        self.look.ground.colour(lines.colour(line))
    }

    /// Paints the crowd, in device pixels: width, height, and what [`Painter::paint`] gives.
    pub fn paint_crowd<'a>(&self, lines: &Lines, painter: &'a mut Painter) -> (u32, u32, &'a [u8]) {
        let ratio = self.look.pixel_ratio;
        let (width, height) = (
            (self.plot.width * ratio).round(),
            (self.plot.height * ratio).round(),
        );
        let scale = Scale {
            width,
            height,
            ..self.scale
        };
        let colour = self.look.ground.crowd();
        let line = |line: &usize| {
            lines.series.get(*line).map(|series| Line {
                series,
                colour,
                step: lines.step,
            })
        };
        let crowd: Vec<Line> = self.crowd.iter().filter_map(line).collect();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes in pixels; casts of floats saturate"
        )]
        let (width, height, thickness) = (width as u32, height as u32, ratio.round() as u8);
        (width, height, painter.paint(&crowd, &scale, thickness))
    }

    /// The line and sample next to a place in the chart (CSS pixels from its top left corner),
    /// if one is near.
    #[must_use]
    pub fn nearest(&self, lines: &Lines, x: f64, y: f64) -> Option<Near> {
        let place = (x - self.plot.left, y - self.plot.top);
        let found = nearest::nearest(self.drawn(lines), lines.step, &self.scale, place, REACH)?;
        let series = lines.series.get(found.series)?;
        let (time, value) = (
            *series.times.get(found.sample)?,
            *series.values.get(found.sample)?,
        );
        Some(Near {
            line: found.series,
            distance: found.distance,
            time,
            value,
            x: self.plot.left + self.scale.x(time),
            y: self.plot.top + self.scale.y(value),
        })
    }

    /// The `count` largest values of the lines at an instant (milliseconds since 1970), largest
    /// first: line and value.
    #[must_use]
    pub fn values_at(&self, lines: &Lines, time: f64, count: usize) -> Vec<(usize, f64)> {
        nearest::at(self.drawn(lines), time, lines.step, count)
    }

    fn drawn<'a>(&self, lines: &'a Lines) -> impl Iterator<Item = (usize, &'a Series)> {
        let all: Vec<usize> = self
            .front
            .iter()
            .map(|trace| trace.line)
            .chain(self.crowd.iter().copied())
            .collect();
        all.into_iter()
            .filter_map(|line| Some((line, lines.series.get(line)?)))
    }
}

/// How near the pointer must come to a line, CSS pixels.
const REACH: f64 = 60.0;

/// What the pointer is next to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// The line.
    pub line: usize,
    /// The sample's time, milliseconds since 1970.
    pub time: f64,
    /// Its value.
    pub value: f64,
    /// The sample's place in the chart, CSS pixels from the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// How far the line passes from there, CSS pixels.
    pub distance: f64,
}

/// The front lines among those that are shown.
fn front(lines: &Lines, shown: &[usize], choice: &Choice) -> Vec<usize> {
    let series: Vec<Series> = shown
        .iter()
        .map(|line| lines.series[*line].clone())
        .collect();
    let stats: Vec<_> = shown.iter().map(|line| lines.stats[*line]).collect();
    let front = rank::front(&series, &stats, choice.front, choice.rank, &choice.picked);
    front.into_iter().map(|place| shown[place]).collect()
}

fn label_width(ticks: &Ticks) -> f64 {
    let longest = ticks
        .text
        .iter()
        .map(|text| text.chars().count())
        .max()
        .unwrap_or(0);
    #[allow(clippy::cast_precision_loss, reason = "a label has a few letters")]
    let letters = longest.max(3) as f64;
    (letters * DIGIT).round()
}
