//! What is drawn where: a plan that needs no browser to be checked.

pub mod appearance;
pub mod areas;
mod axes;
pub mod axis_plan;
pub mod bands;
pub mod exemplars;
pub mod heat;
pub mod heatmap;
pub mod legend;
pub mod look;
pub mod mark;
#[cfg(test)]
pub(super) mod sample;
mod stack;
mod thresholds;
pub mod trace;

use std::sync::Arc;

use self::appearance::Appearance;
use self::areas::Area;
use self::axes::Axes;
use self::axis_plan::{AxisPlan, ValueAxis, line_extent};
use self::heat::Heat;
use self::look::{Look, Plot};
use self::mark::Mark;
use self::trace::Trace;
use crate::chart::axis::extent::Extent;
use crate::chart::axis::scale::Scale;
use crate::chart::axis::ticks::Ticks;
use crate::chart::colour::colours::Colours;
use crate::chart::colour::palette::Rgb;
use crate::chart::lines::Lines;
use crate::chart::lines::rank::{self, Rank};
use crate::chart::lines::seen::Seen;
use crate::chart::lines::source::Side;
use crate::chart::mode::Mode;
use crate::chart::mode::style::Content;
use crate::prom::duration::Duration;
use crate::prom::stretch::Stretch;
use crate::prom::zone::Offset;

/// What the reader chose to see.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// What of single lines.
    pub seen: Seen,
    /// What else brings a line to the front.
    pub rank: Rank,
    /// How many lines plotly draws.
    pub front: usize,
    /// How lines are drawn.
    pub appearance: Appearance,
    /// The colours of the chart until now, which lines keep.
    pub colours: Colours,
}

/// The plan of a chart: axes and front for plotly, the crowd for the canvas below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// How it is to look.
    pub look: Look,
    /// What stands for a series.
    pub mode: Mode,
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
    /// Where lines are stacked, front and crowd as areas, from the bottom.
    pub areas: Vec<Area>,
    /// Where buckets are shown instead of lines, their counts.
    pub heat: Option<Arc<Heat>>,
    /// Values of the axis at the left that are marked across the plot.
    pub thresholds: Vec<f64>,
    /// Exemplars, where the reader wants to see them.
    pub exemplars: Vec<Mark>,
    /// Whose colour is which.
    pub colours: Colours,
    /// What the axes at the left and at the right are to hold.
    plans: (AxisPlan, Option<AxisPlan>),
}

/// A window of no length would have no scale.
const SHORTEST: Duration = Duration::from_ms(1);

impl Figure {
    /// Plans the chart of `lines` over a window, for a reader in a zone.
    #[must_use]
    pub fn plan(
        lines: &Lines,
        window: Stretch,
        choice: &Choice,
        look: Look,
        offset: Offset,
    ) -> Self {
        let shown = choice.seen.drawn(lines);
        let front = rank::front(shown.clone(), lines, choice.front, choice.rank, |line| {
            choice.seen.is_picked(lines, line)
        });
        let colours = Colours::of(lines, &front, choice.rank, &choice.colours);
        let mut is_front = vec![false; lines.series.len()];
        for line in &front {
            is_front[*line] = true;
        }
        let crowd = shown.iter().copied().filter(|line| !is_front[*line]);
        let crowd: Vec<usize> = crowd.collect();
        let mode = choice.appearance.drawn_mode();
        let trace = |line: &usize| Trace {
            line: *line,
            name: lines.name(*line).to_owned(),
            colour: colours.of_line(lines, *line, look.ground),
            side: lines.side(*line),
            is_dashed: lines.is_earlier(*line),
        };
        let front: Vec<Trace> = front.iter().map(trace).collect();
        let areas = match mode.content() {
            Content::Piles => areas::pile(lines, &front, &crowd, look.ground),
            Content::Lines(_) | Content::Cells => Vec::new(),
        };
        let axis = |side: Side| {
            let plan = AxisPlan::of(side, &choice.appearance, lines.unit_on(side));
            let on_side = shown.iter().filter(|line| lines.side(**line) == side);
            let extents = on_side.filter_map(|line| line_extent(lines, *line, window, plan.curve));
            let extent = match mode.content() {
                Content::Piles => areas::extent(&areas, side, window),
                Content::Lines(_) | Content::Cells => extents.reduce(Extent::join),
            };
            plan.over(extent)
        };
        let has_right = shown.iter().any(|line| lines.side(*line) == Side::Right);
        let (left, right) = (axis(Side::Left), has_right.then(|| axis(Side::Right)));
        Self {
            mode,
            front,
            crowd,
            areas,
            colours,
            ..Self::empty(window, left, right, look, offset)
        }
    }

    /// Plans the chart of a heat map; the lines that it is made of are all its crowd.
    #[must_use]
    pub fn of_heat(
        heat: Arc<Heat>,
        lines: &Lines,
        window: Stretch,
        choice: &Choice,
        look: Look,
        offset: Offset,
    ) -> Self {
        let plan = AxisPlan::of(Side::Left, &choice.appearance, heat.bounds);
        let extent = heat.map.extent(|bound| plan.curve.bend(bound).is_finite());
        Self {
            mode: Mode::Heatmap,
            crowd: (0..lines.series.len()).collect(),
            heat: Some(heat),
            ..Self::empty(window, plan.over(extent), None, look, offset)
        }
    }

    /// Plans a chart that has its axes already, but no line yet.
    #[must_use]
    pub fn without_lines(window: Stretch, look: Look, offset: Offset) -> Self {
        Self::empty(window, AxisPlan::default(), None, look, offset)
    }

    fn empty(
        window: Stretch,
        left: AxisPlan,
        right: Option<AxisPlan>,
        look: Look,
        offset: Offset,
    ) -> Self {
        let axes = Axes::new(window.at_least(SHORTEST), (left, right), look, offset);
        Self {
            look,
            mode: Mode::default(),
            plot: axes.plot,
            x_ticks: axes.x_ticks,
            left: axes.left,
            right: axes.right,
            plans: (left, right),
            front: Vec::new(),
            crowd: Vec::new(),
            areas: Vec::new(),
            heat: None,
            thresholds: Vec::new(),
            exemplars: Vec::new(),
            colours: Colours::default(),
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

    /// A value of a line in words: as fine as what can be told apart on its axis.
    #[must_use]
    pub fn value_text(&self, lines: &Lines, line: usize, value: f64) -> String {
        let apart = self.scale(lines.side(line)).apart(value);
        lines.unit(line).format_apart(value, apart)
    }

    /// Whether a line is drawn.
    #[must_use]
    pub fn draws(&self, line: usize) -> bool {
        self.crowd.contains(&line) || self.front.iter().any(|trace| trace.line == line)
    }

    /// How many lines are drawn.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.front.len() + self.crowd.len()
    }

    /// The same lines over another window, as while the reader pans.
    #[must_use]
    pub fn moved_to(&self, window: Stretch) -> Self {
        let window = window.at_least(SHORTEST);
        let mut moved = self.clone();
        for axis in moved.right.iter_mut().chain([&mut moved.left]) {
            axis.scale.start = window.start.float();
            axis.scale.end = window.end.float();
        }
        moved
    }

    /// Whether a line is dashed, in the chart as in legend and tooltip.
    #[must_use]
    pub fn is_dashed(&self, line: usize) -> bool {
        let mut front = self.front.iter();
        front.any(|trace| trace.line == line && trace.is_dashed)
    }

    /// The colour of a line, in the chart as in legend and tooltip: that of the crowd but for lines
    /// at the front.
    #[must_use]
    pub fn colour(&self, line: usize) -> Rgb {
        let trace = self.front.iter().find(|trace| trace.line == line);
        trace.map_or_else(|| self.look.ground.quiet(), |trace| trace.colour)
    }
}
