//! What is drawn where: a plan that needs no browser to be checked.

use std::collections::BTreeSet;

use super::extent::Extent;
use super::lines::{LineKey, Lines, Side};
use super::nearest::{self, Candidate};
use super::paint::{Line, Painter};
use super::palette::{Ground, Rgb};
use super::rank::{self, Rank};
use super::scale::{Curve, Scale};
use super::ticks::Ticks;
use super::time_axis::time_ticks;
use super::unit::Unit;
use super::value_axis;

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
    /// Lines that are not drawn.
    pub hidden: BTreeSet<LineKey>,
    /// Lines that were brought to the front.
    pub picked: BTreeSet<LineKey>,
    /// What else brings a line to the front.
    pub rank: Rank,
    /// How many lines plotly draws.
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
    /// Marks of the time axis.
    pub x_ticks: Ticks,
    /// The value axis at the left.
    pub left: ValueAxis,
    /// The value axis at the right, where lines belong to one.
    pub right: Option<ValueAxis>,
    /// Lines at the front, best first.
    pub front: Vec<Trace>,
    /// All other lines that are not hidden.
    pub crowd: Vec<usize>,
}

/// A value axis of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueAxis {
    /// From data to CSS pixels of the plot.
    pub scale: Scale,
    /// Its marks, at values.
    pub ticks: Ticks,
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
    /// Its value axis.
    pub side: Side,
    /// Whether it shows another time than it is drawn at.
    pub is_dashed: bool,
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
        let is_in = |set: &BTreeSet<LineKey>, line: usize| {
            !set.is_empty() && lines.key(line).is_some_and(|key| set.contains(&key))
        };
        let shown: Vec<usize> = (0..lines.series.len())
            .filter(|line| !is_in(&choice.hidden, *line))
            .collect();
        let axis = |side: Side| {
            let on_side = shown.iter().filter(|line| lines.side(**line) == side);
            let extents = on_side.filter_map(|line| extent(lines, *line, window, choice.curve));
            Planned {
                extent: extents.reduce(Extent::join),
                curve: choice.curve,
                unit: lines.unit_on(side),
            }
        };
        let has_right = shown.iter().any(|line| lines.side(*line) == Side::Right);
        let right = has_right.then(|| axis(Side::Right));
        let mut figure = Self::empty(window, axis(Side::Left), right, look, offset);
        let front = rank::front(shown.clone(), lines, choice.front, choice.rank, |line| {
            is_in(&choice.picked, line)
        });
        let trace = |line: &usize| Trace {
            line: *line,
            name: lines.name(*line).to_owned(),
            colour: look.ground.colour(lines.colour(*line)),
            side: lines.side(*line),
            is_dashed: lines
                .bundle(*line)
                .is_some_and(|bundle| bundle.earlier.is_some()),
        };
        figure.front = front.iter().map(trace).collect();
        let mut is_front = vec![false; lines.series.len()];
        for line in &front {
            is_front[*line] = true;
        }
        figure.crowd = shown.into_iter().filter(|line| !is_front[*line]).collect();
        figure
    }

    /// Plans a chart that has its axes already, but no line yet.
    #[must_use]
    pub fn without_lines(window: (f64, f64), look: Look, offset: impl Fn(f64) -> f64) -> Self {
        let axis = Planned {
            extent: None,
            curve: Curve::Linear,
            unit: Unit::Number,
        };
        Self::empty(window, axis, None, look, offset)
    }

    fn empty(
        (start, end): (f64, f64),
        left: Planned,
        right: Option<Planned>,
        look: Look,
        offset: impl Fn(f64) -> f64,
    ) -> Self {
        // A window of no length would have no scale.
        let end = end.max(start + 1.0);
        let height = (look.height - TOP - BOTTOM).max(1.0);
        let mut left = left.axis((start, end), height);
        let mut right = right.map(|right| right.axis((start, end), height));
        let left_room = label_width(&left.ticks) + TICK;
        let right_room = right
            .as_ref()
            .map_or(RIGHT, |axis| label_width(&axis.ticks) + TICK);
        let width = (look.width - left_room - right_room).max(1.0);
        for axis in right.iter_mut().chain([&mut left]) {
            axis.scale.width = width;
        }
        Self {
            look,
            plot: Plot {
                left: left_room,
                top: TOP,
                width,
                height,
            },
            x_ticks: time_ticks(start, end, width, offset),
            left,
            right,
            front: Vec::new(),
            crowd: Vec::new(),
        }
    }

    /// From data of this axis to CSS pixels of the plot.
    #[must_use]
    pub fn scale(&self, side: Side) -> &Scale {
        match (side, &self.right) {
            (Side::Right, Some(right)) => &right.scale,
            _ => &self.left.scale,
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
        let mut moved = self.clone();
        for axis in moved.right.iter_mut().chain([&mut moved.left]) {
            axis.scale.start = start;
            axis.scale.end = end.max(start + 1.0);
        }
        moved
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
        let device = |side: Side| Scale {
            width,
            height,
            ..*self.scale(side)
        };
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes in pixels; casts of floats saturate"
        )]
        let (columns, rows, thickness) = (width as u32, height as u32, ratio.round() as u8);
        let colour = self.look.ground.crowd();
        painter.begin(&device(Side::Left), thickness);
        for side in [Side::Left, Side::Right] {
            painter.lay_by(&device(side));
            for line in self.crowd.iter().copied() {
                if let Some(series) = lines.series.get(line)
                    && lines.side(line) == side
                {
                    let step = lines.step(line);
                    painter.draw(&Line {
                        series,
                        colour,
                        step,
                    });
                }
            }
        }
        (columns, rows, painter.finish())
    }

    /// The line and sample next to a place in the chart (CSS pixels from its top left corner),
    /// if one is near.
    #[must_use]
    pub fn nearest(&self, lines: &Lines, x: f64, y: f64) -> Option<Near> {
        let place = (x - self.plot.left, y - self.plot.top);
        let found = nearest::nearest(self.drawn(lines), place, REACH)?;
        let series = lines.series.get(found.line)?;
        let scale = self.scale(lines.side(found.line));
        let (time, value) = (
            *series.times.get(found.sample)?,
            *series.values.get(found.sample)?,
        );
        Some(Near {
            line: found.line,
            distance: found.distance,
            time,
            value,
            x: self.plot.left + scale.x(time),
            y: self.plot.top + scale.y(value),
        })
    }

    /// The `count` largest values of the lines at an instant (milliseconds since 1970), largest
    /// first: line and value.
    #[must_use]
    pub fn values_at(&self, lines: &Lines, time: f64, count: usize) -> Vec<(usize, f64)> {
        nearest::at(self.drawn(lines), time, count)
    }

    fn drawn<'a>(&'a self, lines: &'a Lines) -> impl Iterator<Item = Candidate<'a>> {
        let front = self.front.iter().map(|trace| trace.line);
        let all = front.chain(self.crowd.iter().copied());
        all.filter_map(move |line| {
            Some(Candidate {
                line,
                series: lines.series.get(line)?,
                step: lines.step(line),
                scale: self.scale(lines.side(line)),
            })
        })
    }
}

/// From where to where a line reaches. Its statistics know, where all of it is in the window.
fn extent(lines: &Lines, line: usize, window: (f64, f64), curve: Curve) -> Option<Extent> {
    let series = lines.series.get(line)?;
    let is_within =
        series.times.first() >= Some(&window.0) && series.times.last() <= Some(&window.1);
    let all = lines
        .stats
        .get(line)
        .copied()
        .flatten()
        .filter(|_| is_within);
    match all.filter(|all| curve.bend(all.min).is_finite()) {
        Some(all) => Some(Extent {
            low: all.min,
            high: all.max,
        }),
        None => Extent::of([series], window, |value| curve.bend(value).is_finite()),
    }
}

/// A value axis before the plot's width is known.
struct Planned {
    extent: Option<Extent>,
    curve: Curve,
    unit: Unit,
}

impl Planned {
    fn axis(self, (start, end): (f64, f64), height: f64) -> ValueAxis {
        let Self {
            extent,
            curve,
            unit,
        } = self;
        let Extent { low, high } = value_axis::range(extent, curve);
        ValueAxis {
            scale: Scale {
                start,
                end,
                low,
                high,
                curve,
                width: 1.0,
                height,
            },
            ticks: value_axis::value_ticks(Extent { low, high }, height, curve, unit),
        }
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
