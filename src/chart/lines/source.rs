//! Answers, and what their lines have in common.

use crate::measure::unit::Unit;
use crate::prom::duration::Duration;
use crate::prom::series::Series;
use crate::query_id::QueryId;

/// The answer to one query, and how its lines are to be shown.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// What was answered; times are those of the chart.
    pub series: &'a [Series],
    /// The PromQL expression.
    pub expr: &'a str,
    /// What the lines are called, as in `{{instance}} free`; empty names them by their labels.
    pub legend: &'a str,
    /// What they have in common.
    pub bundle: Bundle,
}

/// What the lines of one answer have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bundle {
    /// Which of the panel's queries.
    pub query: QueryId,
    /// What the query is called; empty where it is the only one.
    pub letter: String,
    /// The distance between steps: a larger one between samples is a gap.
    pub step: Duration,
    /// What the values measure.
    pub unit: Unit,
    /// The value axis.
    pub side: Side,
    /// How much earlier the samples were taken than they are drawn, if they were.
    pub earlier: Option<Duration>,
}

/// A value axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// At the left edge of the plot.
    #[default]
    Left,
    /// At the right edge.
    Right,
}

impl Side {
    /// The name in links and lists.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}
