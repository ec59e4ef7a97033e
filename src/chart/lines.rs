//! Answers as lines: what is known of each before it is decided where it is drawn.

use std::sync::OnceLock;

use super::colours::Colours;
use super::families::of_family;
use super::floats::floats;
use super::naming;
use super::rank::{self, Rank};
use super::stats::Stats;
use super::unit::Unit;
use crate::prom::duration::Duration;
use crate::prom::labels::Labels;
use crate::prom::series::Series;
use crate::prom::shift::earlier_text;

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
    pub query: usize,
    /// What the query is called; empty where it is the only one.
    pub letter: String,
    /// The distance between steps in milliseconds: a larger one between samples is a gap.
    pub step: f64,
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

/// What a line is known by from answer to answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineKey {
    /// Which of the panel's queries.
    pub query: usize,
    /// Whether it is drawn later than it was.
    pub is_earlier: bool,
    /// The series.
    pub labels: Labels,
}

/// Lines ready to be drawn: names, colours and statistics are made once for each answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// The samples; columns are shared with the answers.
    pub series: Vec<Series>,
    /// Last, smallest, largest and mean value; none where no value is finite.
    pub stats: Vec<Option<Stats>>,
    bundles: Vec<Bundle>,
    /// Which bundle each line is of.
    of: Vec<usize>,
    names: Vec<String>,
    /// The labels that all lines have alike.
    common: Labels,
    /// The labels that all lines of a bundle have alike.
    commons: Vec<Labels>,
    /// Names in small letters, made when they are first looked through.
    small: OnceLock<Vec<String>>,
    colours: Vec<usize>,
}

impl Lines {
    /// Makes the lines of some answers. `colours` knows which series of which query had which
    /// colour before.
    #[must_use]
    pub fn of(sources: &[Source], colours: &mut Vec<Colours>) -> Self {
        let mut lines = Self::default();
        for (place, source) in sources.iter().enumerate() {
            lines.series.extend(floats(source.series).into_owned());
            lines.of.resize(lines.series.len(), place);
            lines.bundles.push(source.bundle.clone());
        }
        let stats = lines.series.iter();
        lines.stats = stats.map(|series| Stats::of(&series.values)).collect();
        lines.name_all(sources);
        lines.colours = colour(&lines, colours);
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
        self.bundle(line).map_or(0.0, |bundle| bundle.step)
    }

    /// The shortest step of all, milliseconds.
    #[must_use]
    pub fn finest_step(&self) -> f64 {
        let steps = self.bundles.iter().map(|bundle| bundle.step);
        steps.reduce(f64::min).unwrap_or_default()
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
    pub fn line_of(&self, query: usize, series: &Labels) -> Option<usize> {
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
    pub fn side_of(&self, query: usize) -> Side {
        let mut bundles = self.bundles.iter();
        let of_query = bundles.find(|bundle| bundle.query == query);
        of_query.map_or(Side::default(), |bundle| bundle.side)
    }

    /// A line's name: the labels that tell it from the others.
    #[must_use]
    pub fn name(&self, line: usize) -> &str {
        self.names.get(line).map_or("", String::as_str)
    }

    /// A line's name in small letters, as it is found and sorted by.
    #[must_use]
    pub fn small_name(&self, line: usize) -> &str {
        let small = || self.names.iter().map(|name| name.to_lowercase()).collect();
        let name = self.small.get_or_init(small).get(line);
        name.map_or("", String::as_str)
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
        &self.common
    }

    /// The labels that the lines of a source have in common beyond those that all have.
    #[must_use]
    pub fn own_common(&self, source: usize) -> Labels {
        let common = self.commons.get(source);
        common.map_or_else(Labels::default, |common| common.without(&self.common))
    }

    /// A line's place in the palette.
    #[must_use]
    pub fn colour(&self, line: usize) -> usize {
        self.colours.get(line).copied().unwrap_or(0)
    }

    /// Names each answer's lines by themselves: letters tell answers apart.
    fn name_all(&mut self, sources: &[Source]) {
        let mut shared: Option<Labels> = None;
        for (place, source) in sources.iter().enumerate() {
            let labels = self.in_bundle(place).map(|line| &self.series[line].labels);
            let labels: Vec<&Labels> = labels.collect();
            let naming = naming::name(labels.iter().copied());
            let names = labels.iter().zip(naming.names);
            let names = names.map(|(labels, name)| whole_name(source, labels, name));
            let names: Vec<String> = names.collect();
            if !names.is_empty() {
                shared = Some(match shared {
                    Some(shared) => shared.shared_with(&naming.common),
                    None => naming.common.clone(),
                });
            }
            self.names.extend(names);
            self.commons.push(naming.common);
        }
        self.common = shared.unwrap_or_default();
    }

    /// The lines of a bundle.
    fn in_bundle(&self, place: usize) -> impl Iterator<Item = usize> {
        let of = self.of.iter().enumerate();
        of.filter(move |(_, of)| **of == place)
            .map(|(line, _)| line)
    }
}

fn whole_name(source: &Source, labels: &Labels, name: String) -> String {
    let Bundle {
        letter, earlier, ..
    } = &source.bundle;
    let name = match (source.legend, letter.as_str()) {
        ("", "") => name,
        ("", letter) if name == naming::NAMELESS => format!("{letter} {}", source.expr),
        ("", letter) => format!("{letter} {name}"),
        (template, _) => naming::fill(template, labels),
    };
    name + &earlier_text(*earlier)
}

/// Lines likely at the front choose first, so that they differ in colour where few do. Each of
/// several queries has a family of colours; a line of an earlier time has that of its like now.
fn colour(lines: &Lines, colours: &mut Vec<Colours>) -> Vec<usize> {
    let is_alone = lines.bundles.iter().all(|bundle| bundle.letter.is_empty());
    let queries = lines.bundles.iter().map(|bundle| bundle.query + 1).max();
    colours.resize_with(queries.unwrap_or_default(), Colours::default);
    let mut by_line = vec![0; lines.series.len()];
    for (query, colours) in colours.iter_mut().enumerate() {
        let of_query = |line: &usize| lines.bundle(*line).is_some_and(|one| one.query == query);
        let own: Vec<usize> = (0..by_line.len()).filter(of_query).collect();
        let count = own.len();
        let ranked = rank::front(own, lines, count, Rank::LargestLast, |_| false);
        let assigned = colours.assign(ranked.iter().map(|line| &lines.series[*line].labels));
        for (line, colour) in ranked.into_iter().zip(assigned) {
            by_line[line] = if is_alone {
                colour
            } else {
                of_family(query, colour)
            };
        }
    }
    by_line
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

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
                step: 1_000.0,
                unit: Unit::Bytes,
                ..Bundle::default()
            },
        };
        Lines::of(&[source], &mut Vec::new())
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
    fn knows_names_and_colours() {
        let lines = lines();
        assert_eq!(lines.name(1), "A:9100");
        assert_eq!(lines.common().to_string(), r#"{job="node"}"#);
        let colours: BTreeSet<usize> = (0..3).map(|line| lines.colour(line)).collect();
        assert_eq!(colours.len(), 3);
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
            let lines = Lines::of(&all, &mut Vec::new());
            let units = (lines.unit_on(Side::Left), lines.unit_on(Side::Right));
            assert_eq!(units, (left, right), "{sources:?}");
        }
    }

    #[test]
    fn several_queries_have_letters_and_families_of_colours() {
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
            source(&series, "load1", "", bundle(0, "A", None)),
            source(&series[..1], "load1", "", bundle(0, "A", day)),
            source(&alone, "sum(up)", "", bundle(1, "B", None)),
            source(
                &series[..1],
                "up",
                "{{job}} on {{ instance }}",
                bundle(2, "C", None),
            ),
        ];
        let lines = Lines::of(&sources, &mut Vec::new());
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
        assert_eq!(lines.colour(0), lines.colour(3));
        assert_ne!(lines.key(0), lines.key(3));
        let keys = (0..6).filter_map(|line| lines.key(line));
        let found: Vec<usize> = keys.filter_map(|key| lines.find_key(&key)).collect();
        assert_eq!(found, [0, 1, 2, 3, 4, 5]);
        assert_eq!(lines.colour(4), of_family(1, 0));
        // What only some have in common is said of those.
        assert!(lines.common().is_empty());
        assert_eq!(lines.own_common(0).to_string(), r#"{job="node"}"#);
        assert!(lines.own_common(2).is_empty());
    }
}
