//! An answer as lines: all that a chart, a legend and a tooltip need of it, made once an answer.

use std::collections::BTreeSet;

use super::colours::Colours;
use super::floats::floats;
use super::naming::{self, Naming};
use super::rank::{self, Rank};
use super::stats::Stats;
use super::unit::Unit;
use crate::prom::labels::Labels;
use crate::prom::series::Series;

/// The lines of an answer. All columns have one entry a line.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// The samples; columns are shared with the answer.
    pub series: Vec<Series>,
    /// Last, smallest, largest and mean value; none where no value is finite.
    pub stats: Vec<Option<Stats>>,
    /// What the values measure.
    pub unit: Unit,
    /// The distance between steps in milliseconds: a larger one between samples is a gap.
    pub step: f64,
    naming: Naming,
    colours: Vec<usize>,
}

impl Lines {
    /// Makes the lines of what `query` was answered with; `step` in milliseconds. `colours` knows
    /// which series had which colour before.
    #[must_use]
    pub fn of(series: &[Series], query: &str, step: f64, colours: &mut Colours) -> Self {
        let series = floats(series).into_owned();
        let naming = naming::name(series.iter().map(|series| &series.labels));
        let stats: Vec<_> = series
            .iter()
            .map(|series| Stats::of(&series.values))
            .collect();
        Self {
            colours: colour(&series, &stats, colours),
            stats,
            unit: Unit::guess(query),
            step,
            naming,
            series,
        }
    }

    /// A line's name: the labels that tell it from the others.
    #[must_use]
    pub fn name(&self, line: usize) -> &str {
        self.naming.names.get(line).map_or("", String::as_str)
    }

    /// The lines whose names hold all words of `search`, in their order; letters' case is the same.
    #[must_use]
    pub fn find(&self, search: &str) -> Vec<usize> {
        let search = search.to_lowercase();
        let words: Vec<&str> = search.split_whitespace().collect();
        let holds = |line: &usize| {
            words.is_empty() || {
                let name = self.name(*line).to_lowercase();
                words.iter().all(|word| name.contains(word))
            }
        };
        (0..self.series.len()).filter(holds).collect()
    }

    /// What all lines have in common.
    #[must_use]
    pub fn common(&self) -> &Labels {
        &self.naming.common
    }

    /// A line's place in the palette.
    #[must_use]
    pub fn colour(&self, line: usize) -> usize {
        self.colours.get(line).copied().unwrap_or(0)
    }

    /// A line's newest value as text; empty where it has none.
    #[must_use]
    pub fn last_text(&self, line: usize) -> String {
        let last = self.series.get(line).and_then(Series::last);
        last.map_or_else(String::new, |(_, value)| self.unit.format(value))
    }
}

/// Lines likely at the front choose first, so that they differ in colour where few do.
fn colour(series: &[Series], stats: &[Option<Stats>], colours: &mut Colours) -> Vec<usize> {
    let order = rank::front(
        series,
        stats,
        series.len(),
        Rank::LargestLast,
        &BTreeSet::new(),
    );
    let assigned = colours.assign(order.iter().map(|line| &series[*line].labels));
    let mut by_line = vec![0; series.len()];
    for (line, colour) in order.into_iter().zip(assigned) {
        by_line[line] = colour;
    }
    by_line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> Lines {
        let series = ["b:9100", "A:9100", "c:80"].map(|instance| Series {
            labels: Labels::new([("instance", instance), ("job", "node")]),
            times: [0.0].into(),
            values: [1.0].into(),
            ..Series::default()
        });
        Lines::of(
            &series,
            "node_memory_MemFree_bytes",
            1_000.0,
            &mut Colours::default(),
        )
    }

    #[test]
    fn finds_by_all_words_whatever_their_case() {
        let lines = lines();
        for (search, found) in [
            ("", vec![0, 1, 2]),
            ("9100", vec![0, 1]),
            ("a: 91", vec![1]),
            ("x", vec![]),
        ] {
            assert_eq!(lines.find(search), found, "{search}");
        }
    }

    #[test]
    fn knows_names_values_and_colours() {
        let lines = lines();
        assert_eq!(lines.name(1), "A:9100");
        assert_eq!(lines.common().to_string(), r#"{job="node"}"#);
        assert_eq!(lines.last_text(0), "1 B");
        let colours: BTreeSet<usize> = (0..3).map(|line| lines.colour(line)).collect();
        assert_eq!(colours.len(), 3);
    }
}
