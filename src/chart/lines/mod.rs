//! Answers as lines: what is known of each before it is decided where it is drawn.

pub mod buckets;
pub mod floats;
pub mod key;
mod names;
pub mod naming;
pub mod natural;
pub mod rank;
pub mod seen;
pub mod sides;
pub mod source;
pub mod stats;
pub mod title;
pub mod unplottable;

use std::sync::{Arc, OnceLock};

use self::floats::floats;
use self::key::{LineKey, Owner};
use self::names::Names;
use self::source::{Bundle, Side, Source};
use self::stats::Stats;
use crate::measure::unit::Unit;
use crate::prom::duration::Duration;
use crate::prom::labels::Labels;
use crate::prom::series::Series;
use crate::query_id::QueryId;

/// Lines ready to be drawn: names and statistics are made once for each answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// The samples; columns are shared with the answers.
    pub series: Vec<Series>,
    /// Last, smallest, largest and mean value; none where no value is finite.
    pub stats: Vec<Option<Stats>>,
    bundles: Vec<Bundle>,
    /// The expression of each bundle.
    exprs: Vec<Arc<str>>,
    /// Which bundle each line is of.
    of: Vec<usize>,
    names: Names,
    /// Names in small letters, made when they are first looked through.
    small: OnceLock<Vec<String>>,
}

impl Lines {
    /// Makes the lines of some answers, in their order; buckets in that of their bounds.
    #[must_use]
    pub fn of(sources: &[Source]) -> Self {
        let mut lines = Self::default();
        for (place, source) in sources.iter().enumerate() {
            let series = floats(source.series).into_owned();
            lines.series.extend(buckets::in_order(series));
            lines.of.resize(lines.series.len(), place);
            lines.bundles.push(source.bundle.clone());
            lines.exprs.push(source.expr.into());
        }
        let stats = lines.series.iter();
        lines.stats = stats.map(|series| Stats::of(&series.values)).collect();
        lines.names = Names::of(sources, &lines.series, &lines.of);
        lines
    }

    /// What a line has in common with the others of its answer.
    #[must_use]
    pub fn bundle(&self, line: usize) -> Option<&Bundle> {
        self.bundles.get(*self.of.get(line)?)
    }

    /// What a source is called; empty where it is the only one.
    #[must_use]
    pub fn letter(&self, source: usize) -> &str {
        let bundle = self.bundles.get(source);
        bundle.map_or("", |bundle| bundle.letter.as_str())
    }

    /// Milliseconds between a line's steps.
    #[must_use]
    pub fn step(&self, line: usize) -> f64 {
        self.bundle(line).map_or(0.0, |bundle| bundle.step.float())
    }

    /// The shortest step of all.
    #[must_use]
    pub fn finest_step(&self) -> Duration {
        let steps = self.bundles.iter().map(|bundle| bundle.step);
        steps.min().unwrap_or_default()
    }

    /// Whether a line is drawn later than it was.
    #[must_use]
    pub fn is_earlier(&self, line: usize) -> bool {
        self.bundle(line)
            .is_some_and(|bundle| bundle.earlier.is_some())
    }

    /// What a line measures.
    #[must_use]
    pub fn unit(&self, line: usize) -> Unit {
        self.bundle(line)
            .map_or(Unit::default(), |bundle| bundle.unit)
    }

    /// The value axis of a line.
    #[must_use]
    pub fn side(&self, line: usize) -> Side {
        self.bundle(line)
            .map_or(Side::default(), |bundle| bundle.side)
    }

    /// What the values on an axis are worded in: a bare number where its lines do not agree.
    #[must_use]
    pub fn unit_on(&self, side: Side) -> Unit {
        match self.units_on(side)[..] {
            [unit] => unit,
            _ => Unit::default(),
        }
    }

    /// All that the lines on an axis measure, none twice.
    #[must_use]
    pub fn units_on(&self, side: Side) -> Vec<Unit> {
        let mut units = Vec::new();
        for (place, bundle) in self.bundles.iter().enumerate() {
            let has_lines = self.of.binary_search(&place).is_ok();
            if has_lines && bundle.side == side && !units.contains(&bundle.unit) {
                units.push(bundle.unit);
            }
        }
        units
    }

    /// What a line is known by in the next answer too.
    #[must_use]
    pub fn key(&self, line: usize) -> Option<LineKey> {
        let bundle = self.bundle(line)?;
        Some(LineKey {
            query: bundle.query,
            is_earlier: self.is_earlier(line),
            labels: self.series.get(line)?.labels.clone(),
        })
    }

    /// The line that is known by this, if it is among them.
    #[must_use]
    pub fn find_key(&self, key: &LineKey) -> Option<usize> {
        (0..self.series.len()).find(|line| self.key(*line).as_ref() == Some(key))
    }

    /// The line that a series of a query goes into: it has no label that the series has not, and of
    /// several such lines the most labels.
    #[must_use]
    pub fn line_of(&self, query: QueryId, series: &Labels) -> Option<usize> {
        let of_now = |bundle: &Bundle| bundle.query == query && bundle.earlier.is_none();
        let lines = self.series.iter().enumerate();
        lines
            .filter(|(line, own)| {
                self.bundle(*line).is_some_and(of_now) && own.labels.are_within(series)
            })
            .max_by_key(|(_, own)| own.labels.len())
            .map(|(line, _)| line)
    }

    /// The value axis of a query.
    #[must_use]
    pub fn side_of(&self, query: QueryId) -> Side {
        let mut bundles = self.bundles.iter();
        let of_query = bundles.find(|bundle| bundle.query == query);
        of_query.map_or(Side::default(), |bundle| bundle.side)
    }

    /// A line's name: the labels that tell it from the others.
    #[must_use]
    pub fn name(&self, line: usize) -> &str {
        self.names.all.get(line).map_or("", String::as_str)
    }

    /// A line's name in small letters, as it is found and sorted by.
    #[must_use]
    pub fn small_name(&self, line: usize) -> &str {
        let small = || {
            self.names
                .all
                .iter()
                .map(|name| name.to_lowercase())
                .collect()
        };
        let name = self.small.get_or_init(small).get(line);
        name.map_or("", String::as_str)
    }

    /// What a line is sorted by, after its small name: the bound of a bucket, as a number.
    #[must_use]
    pub fn stem(&self, line: usize) -> (&str, Option<f64>) {
        match self.names.stems.get(line) {
            Some(Some((name, bound))) => (name, Some(*bound)),
            _ => (self.small_name(line), None),
        }
    }

    /// The lines whose names hold all words of `search`, in their order; letters' case is the same.
    #[must_use]
    pub fn find(&self, search: &str) -> Vec<usize> {
        let search = search.to_lowercase();
        let words: Vec<&str> = search.split_whitespace().collect();
        let holds = |line: &usize| {
            words
                .iter()
                .all(|word| self.small_name(*line).contains(word))
        };
        (0..self.series.len()).filter(holds).collect()
    }

    /// The labels that all lines have in common.
    #[must_use]
    pub fn common(&self) -> &Labels {
        &self.names.common
    }

    /// The labels that the lines of a source have in common beyond those that all have.
    #[must_use]
    pub fn own_common(&self, source: usize) -> Labels {
        let common = self.names.commons.get(source);
        common.map_or_else(Labels::default, |common| common.without(&self.names.common))
    }

    /// Who has the colour of a line: the same series at an earlier time has the same.
    #[must_use]
    pub fn owner(&self, line: usize) -> Option<Owner> {
        let source = *self.of.get(line)?;
        Some(Owner {
            query: self.bundles.get(source)?.query,
            expr: self.exprs.get(source)?.clone(),
            labels: self.series.get(line)?.labels.clone(),
        })
    }

    /// Whether there are several queries, which letters tell apart.
    #[must_use]
    pub fn has_letters(&self) -> bool {
        self.bundles.iter().any(|bundle| !bundle.letter.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series() -> Vec<Series> {
        let series = ["b:9100", "A:9100", "c:80"].map(|instance| Series {
            labels: Labels::new([("instance", instance), ("job", "node")]),
            times: [0.0].into(),
            values: [1.0].into(),
            ..Series::default()
        });
        series.to_vec()
    }

    fn lines() -> Lines {
        let series = series();
        let source = Source {
            series: &series,
            expr: "node_memory_MemFree_bytes",
            legend: "",
            bundle: Bundle {
                step: Duration::SECOND,
                unit: Unit::Bytes,
                ..Bundle::default()
            },
        };
        Lines::of(&[source])
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
    fn knows_names() {
        let lines = lines();
        assert_eq!(lines.name(1), "A:9100");
        assert_eq!(lines.common().to_string(), r#"{job="node"}"#);
    }

    #[test]
    fn an_axis_has_bare_numbers_where_its_lines_do_not_agree() {
        let (series, bytes, seconds) = (series(), Unit::Bytes, Unit::Seconds);
        for (sources, left, right) in [
            (vec![(bytes, Side::Left, 3)], bytes, Unit::Number),
            (
                vec![(bytes, Side::Left, 3), (bytes, Side::Left, 1)],
                bytes,
                Unit::Number,
            ),
            (
                vec![(bytes, Side::Left, 3), (seconds, Side::Right, 1)],
                bytes,
                seconds,
            ),
            (
                vec![(bytes, Side::Left, 3), (seconds, Side::Left, 1)],
                Unit::Number,
                Unit::Number,
            ),
            (
                vec![(bytes, Side::Left, 3), (seconds, Side::Left, 0)],
                bytes,
                Unit::Number,
            ),
        ] {
            let source = |(unit, side, count): &(Unit, Side, usize)| Source {
                series: &series[..*count],
                expr: "x",
                legend: "",
                bundle: Bundle {
                    unit: *unit,
                    side: *side,
                    ..Bundle::default()
                },
            };
            let all: Vec<Source> = sources.iter().map(source).collect();
            let lines = Lines::of(&all);
            let units = (lines.unit_on(Side::Left), lines.unit_on(Side::Right));
            assert_eq!(units, (left, right), "{sources:?}");
        }
    }

    #[test]
    fn several_queries_have_letters() {
        let (series, alone) = (series(), [Series::default()]);
        let bundle = |query, letter: &str, earlier| Bundle {
            query,
            letter: letter.to_owned(),
            earlier,
            ..Bundle::default()
        };
        let source = |series, expr, legend, bundle| Source {
            series,
            expr,
            legend,
            bundle,
        };
        let day = Some(Duration::from_seconds(86_400));
        let sources = [
            source(&series, "load1", "", bundle(QueryId(0), "A", None)),
            source(&series[..1], "load1", "", bundle(QueryId(0), "A", day)),
            source(&alone, "sum(up)", "", bundle(QueryId(1), "B", None)),
            source(
                &series[..1],
                "up",
                "{{job}} on {{ instance }}",
                bundle(QueryId(2), "C", None),
            ),
        ];
        let lines = Lines::of(&sources);
        let names: Vec<&str> = (0..6).map(|line| lines.name(line)).collect();
        assert_eq!(
            names,
            [
                "A b:9100",
                "A A:9100",
                "A c:80",
                "A b:9100, 1d earlier",
                "B sum(up)",
                "node on b:9100"
            ]
        );
        assert_eq!(lines.owner(0), lines.owner(3));
        assert_ne!(lines.key(0), lines.key(3));
        let keys = (0..6).filter_map(|line| lines.key(line));
        let found: Vec<usize> = keys.filter_map(|key| lines.find_key(&key)).collect();
        assert_eq!(found, [0, 1, 2, 3, 4, 5]);
        // What only some have in common is said of those.
        assert!(lines.common().is_empty());
        assert_eq!(lines.own_common(0).to_string(), r#"{job="node"}"#);
        assert!(lines.own_common(2).is_empty());
    }
}
