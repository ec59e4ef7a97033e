//! One chart with what belongs to it.

use super::oddity::Oddity;
use super::query::Query;
use crate::chart::figure::appearance::Appearance;
use crate::chart::lines::seen::Seen;
use crate::prom::duration::Duration;
use crate::prom::end::End;
use crate::prom::local::is_local;
use crate::prom::resolution::Resolution;
use crate::prom::tail;
use crate::prom::timespan::Timespan;
use crate::prom::timestamp::Timestamp;
use crate::query_id::QueryId;

/// One chart with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What is asked, at least one query.
    pub queries: Vec<Query>,
    /// Which view of the answer is open.
    pub tab: Tab,
    /// The stretch of time that it shows.
    pub timespan: Timespan,
    /// The instant that the table is of; none means the end.
    pub moment: Option<Timestamp>,
    /// How the step is chosen.
    pub resolution: Resolution,
    /// How its chart is drawn.
    pub appearance: Appearance,
    /// Which of its lines the reader chose to see.
    pub seen: Seen,
    /// What its link says that is not taken as it stands.
    pub oddities: Vec<Oddity>,
}

impl Default for Panel {
    fn default() -> Self {
        Self {
            queries: vec![Query::default()],
            tab: Tab::Graph,
            timespan: Timespan::until(Duration::HOUR, End::Now),
            moment: None,
            resolution: Resolution::Fixed(Duration::from_seconds(30)),
            appearance: Appearance::default(),
            seen: Seen::default(),
            oddities: Vec::new(),
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

    /// The query that is known by this.
    #[must_use]
    pub fn query(&self, id: QueryId) -> Option<&Query> {
        self.queries.iter().find(|query| query.id == id)
    }

    /// Whether any of the queries is asked.
    #[must_use]
    pub fn asks(&self) -> bool {
        let is_asked = |query: &Query| !query.hidden && !query.expr.is_empty();
        self.queries.iter().any(is_asked)
    }

    /// Which of the queries is known by this; zero where none is.
    #[must_use]
    pub fn place(&self, id: QueryId) -> usize {
        let mut queries = self.queries.iter();
        queries.position(|query| query.id == id).unwrap_or_default()
    }

    /// Whether what was answered at `asked` stays as it is: all that it was made of was over and
    /// stored.
    #[must_use]
    pub fn is_final(&self, asked: Timestamp) -> bool {
        let mut queries = self.queries.iter();
        self.timespan.is_over(asked, tail::LATE) && queries.all(|query| is_local(&query.expr))
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
            oddities: Vec::new(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_stays_as_it_is() {
        let end = Timestamp::from_ms(10_000_000);
        let stored = end + Duration::MINUTE;
        let before = stored - Duration::from_ms(1);
        for (expr, until, asked, is_final) in [
            ("up", End::At(end), stored, true),
            ("up", End::At(end), before, false),
            ("up", End::At(end), Timestamp::default(), false),
            ("up", End::Now, stored, false),
            ("up offset -1h", End::At(end), stored, false),
        ] {
            let panel = Panel {
                timespan: Timespan::until(Duration::HOUR, until),
                ..Panel::asking(expr)
            };
            assert_eq!(
                panel.is_final(asked),
                is_final,
                "{expr} {until:?} {asked:?}"
            );
        }
    }
}
