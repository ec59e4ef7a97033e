//! One chart with what belongs to it.

use super::query::Query;
use crate::chart::appearance::Appearance;
use crate::chart::seen::Seen;
use crate::prom::duration::Duration;
use crate::prom::timespan::{End, Timespan};
use crate::prom::window::Resolution;

/// One chart with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What is asked, at least one query.
    pub queries: Vec<Query>,
    /// Which view of the answer is open.
    pub tab: Tab,
    /// How far back from the end.
    pub range: Duration,
    /// The end; an instant stays where it is, and a refresh brings no news.
    pub end: End,
    /// The instant that the table is of, milliseconds since 1970; none means the end.
    pub moment: Option<i64>,
    /// How the step is chosen.
    pub resolution: Resolution,
    /// How its chart is drawn.
    pub appearance: Appearance,
    /// Which of its lines the reader chose to see.
    pub seen: Seen,
}

impl Default for Panel {
    fn default() -> Self {
        Self {
            queries: vec![Query::default()],
            tab: Tab::Graph,
            range: Duration::from_seconds(3_600),
            end: End::Now,
            moment: None,
            resolution: Resolution::Fixed(Duration::from_seconds(30)),
            appearance: Appearance::default(),
            seen: Seen::default(),
        }
    }
}

impl Panel {
    /// A panel that asks this, and is as by default otherwise.
    #[must_use]
    pub fn asking(expr: impl Into<String>) -> Self {
        Self {
            queries: vec![Query::new(expr)],
            ..Self::default()
        }
    }

    /// The stretch of time that it shows.
    #[must_use]
    pub const fn timespan(&self) -> Timespan {
        Timespan {
            range: self.range,
            end: self.end,
        }
    }

    /// Shows another stretch of time.
    pub const fn show(&mut self, Timespan { range, end }: Timespan) {
        self.range = range;
        self.end = end;
    }

    /// What of it the chart asks: the same for panels that differ only in how their answer is shown.
    #[must_use]
    pub fn asked(&self) -> Self {
        // One that has just been added asks nothing yet.
        let last = self
            .queries
            .iter()
            .rposition(|query| !query.expr.is_empty());
        let asking = self.queries.iter().take(last.map_or(1, |last| last + 1));
        let queries = asking.map(|query| Query {
            legend: String::new(),
            side: None,
            ..query.clone()
        });
        Self {
            queries: queries.collect(),
            tab: Tab::Graph,
            appearance: Appearance::default(),
            seen: Seen::default(),
            moment: None,
            ..self.clone()
        }
    }
}

/// A view of a panel's answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The chart.
    #[default]
    Graph,
    /// The values at an instant.
    Table,
    /// Request, samples, raw answer, timings.
    Debug,
}

impl Tab {
    /// All, in the order on the page.
    pub const ALL: [Self; 3] = [Self::Graph, Self::Table, Self::Debug];

    /// The name in links and test ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Graph => "graph",
            Self::Table => "table",
            Self::Debug => "debug",
        }
    }
}
