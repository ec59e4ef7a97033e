//! Which lines the reader chose to see.

use std::collections::BTreeSet;

use super::Lines;
use super::key::LineKey;
use crate::query_id::QueryId;

/// What the reader said of single lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Lines that are not drawn.
    pub hidden: BTreeSet<LineKey>,
    /// Where there are such lines only these are drawn, hidden or not.
    pub isolated: BTreeSet<LineKey>,
    /// Lines that were brought to the front.
    pub picked: BTreeSet<LineKey>,
}

impl Seen {
    /// The lines that are drawn, in their order.
    #[must_use]
    pub fn drawn(&self, lines: &Lines) -> Vec<usize> {
        let (wanted, set) = if self.isolates(lines) {
            (true, &self.isolated)
        } else {
            (false, &self.hidden)
        };
        let all = 0..lines.series.len();
        all.filter(|line| is_in(set, lines, *line) == wanted)
            .collect()
    }

    /// Whether a line is drawn.
    #[must_use]
    pub fn shows(&self, lines: &Lines, line: usize) -> bool {
        if self.isolates(lines) {
            is_in(&self.isolated, lines, line)
        } else {
            !is_in(&self.hidden, lines, line)
        }
    }

    /// Whether a line was brought to the front.
    #[must_use]
    pub fn is_picked(&self, lines: &Lines, line: usize) -> bool {
        is_in(&self.picked, lines, line)
    }

    /// Hides a line, or shows it again; among isolated ones it joins or leaves these.
    pub fn toggle(&mut self, lines: &Lines, line: &LineKey) {
        if self.isolates(lines) {
            flip(&mut self.isolated, line);
        } else {
            flip(&mut self.hidden, line);
        }
    }

    /// Shows a line alone; if it is alone already, all that were shown before.
    pub fn isolate(&mut self, line: &LineKey) {
        let alone = BTreeSet::from([line.clone()]);
        self.isolated = if self.isolated == alone {
            BTreeSet::new()
        } else {
            alone
        };
    }

    /// Brings a line to the front, or lets it go back.
    pub fn pick(&mut self, line: &LineKey) {
        flip(&mut self.picked, line);
    }

    /// Forgets the lines of queries that are gone.
    pub fn keep(&mut self, is_there: impl Fn(QueryId) -> bool) {
        for set in [&mut self.hidden, &mut self.isolated, &mut self.picked] {
            set.retain(|key| is_there(key.query));
        }
    }

    /// The same where queries are known by other ids; those that have none are forgotten.
    #[must_use]
    pub fn renamed(&self, id: impl Fn(QueryId) -> Option<QueryId>) -> Self {
        let renamed = |set: &BTreeSet<LineKey>| {
            let keys = set.iter().filter_map(|key| {
                Some(LineKey {
                    query: id(key.query)?,
                    ..key.clone()
                })
            });
            keys.collect()
        };
        Self {
            hidden: renamed(&self.hidden),
            isolated: renamed(&self.isolated),
            picked: renamed(&self.picked),
        }
    }

    /// Lines that are gone isolate nothing: of another query's answer all is shown.
    fn isolates(&self, lines: &Lines) -> bool {
        let mut all = 0..lines.series.len();
        all.any(|line| is_in(&self.isolated, lines, line))
    }
}

fn is_in(set: &BTreeSet<LineKey>, lines: &Lines, line: usize) -> bool {
    !set.is_empty() && lines.key(line).is_some_and(|key| set.contains(&key))
}

fn flip(set: &mut BTreeSet<LineKey>, line: &LineKey) {
    if !set.remove(line) {
        set.insert(line.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::sample;
    use crate::prom::duration::Duration;
    use crate::prom::labels::Labels;
    use crate::prom::series::Series;

    fn lines(names: &[&str]) -> Lines {
        let series = names.iter().map(|name| Series {
            labels: Labels::new([("name", *name)]),
            ..Series::default()
        });
        sample::lines(&series.collect::<Vec<_>>(), Duration::SECOND)
    }

    #[test]
    fn what_was_hidden_before_a_line_was_isolated_is_hidden_after() {
        let lines = lines(&["a", "b", "c", "d"]);
        let keys: Vec<LineKey> = (0..4).filter_map(|line| lines.key(line)).collect();
        let mut seen = Seen::default();
        assert_eq!(seen.drawn(&lines), [0, 1, 2, 3]);
        seen.toggle(&lines, &keys[1]);
        assert_eq!(seen.drawn(&lines), [0, 2, 3]);
        // One that is hidden too.
        seen.isolate(&keys[1]);
        assert_eq!(seen.drawn(&lines), [1]);
        seen.isolate(&keys[2]);
        assert_eq!(seen.drawn(&lines), [2]);
        seen.toggle(&lines, &keys[3]);
        assert_eq!(seen.drawn(&lines), [2, 3]);
        seen.toggle(&lines, &keys[2]);
        seen.isolate(&keys[3]);
        assert_eq!(seen.drawn(&lines), [0, 2, 3]);
        seen.toggle(&lines, &keys[1]);
        assert_eq!(seen.drawn(&lines), [0, 1, 2, 3]);
    }

    #[test]
    fn a_line_that_is_gone_isolates_nothing() {
        let (before, after) = (lines(&["a", "b"]), lines(&["b", "c"]));
        let keys: Vec<LineKey> = (0..2).filter_map(|line| before.key(line)).collect();
        let mut seen = Seen::default();
        seen.isolate(&keys[0]);
        assert_eq!(seen.drawn(&after), [0, 1]);
        seen.toggle(&after, &keys[1]);
        assert_eq!(seen.drawn(&after), [1]);
        assert_eq!(seen.drawn(&before), [0]);
    }

    #[test]
    fn goes_with_the_queries() {
        let key = |query| LineKey {
            query: QueryId(query),
            is_earlier: false,
            labels: Labels::default(),
        };
        let mut seen = Seen {
            hidden: [key(0), key(1), key(2)].into(),
            isolated: [key(1)].into(),
            picked: [key(2)].into(),
        };
        let renamed = seen.renamed(|id| match id.0 {
            1 => None,
            id => Some(QueryId(id + 5)),
        });
        assert_eq!(renamed.hidden, [key(5), key(7)].into());
        assert_eq!(renamed.isolated, BTreeSet::new());
        assert_eq!(renamed.picked, [key(7)].into());
        seen.keep(|id| id == QueryId(1));
        assert_eq!(seen.hidden, [key(1)].into());
        assert_eq!(seen.isolated, [key(1)].into());
        assert_eq!(seen.picked, BTreeSet::new());
    }
}
