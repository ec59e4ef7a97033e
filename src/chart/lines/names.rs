//! What lines are called.

use super::buckets;
use super::naming::{self, Name};
use super::source::Source;
use crate::prom::labels::Labels;
use crate::prom::series::Series;
use crate::prom::shift::earlier_text;

/// What some lines are called, and what they have alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Names {
    pub(super) all: Vec<String>,
    /// Of buckets their small names without bounds, and those.
    pub(super) stems: Vec<Option<(String, f64)>>,
    /// The labels that all lines have alike.
    pub(super) common: Labels,
    /// The labels that all lines of a source have alike.
    pub(super) commons: Vec<Labels>,
}

impl Names {
    /// Names each answer's lines by themselves: letters tell answers apart. Names that are the same
    /// all the same get what tells their lines apart. `of` is which source each line is of.
    pub(super) fn of(sources: &[Source], series: &[Series], of: &[usize]) -> Self {
        let mut told = Self::default();
        let mut shared: Option<Labels> = None;
        let mut all: Vec<Name> = Vec::new();
        for (place, source) in sources.iter().enumerate() {
            let lines = series.iter().zip(of).filter(|(_, of)| **of == place);
            let labels: Vec<&Labels> = lines.map(|(series, _)| &series.labels).collect();
            let naming = naming::name(labels.iter().copied());
            if !labels.is_empty() {
                shared = Some(match shared {
                    Some(shared) => shared.shared_with(&naming.common),
                    None => naming.common.clone(),
                });
            }
            let named = labels.iter().zip(naming.names);
            all.extend(named.map(|(labels, name)| Name {
                text: whole_name(source, labels, name),
                letter: &source.bundle.letter,
                labels,
                end: earlier_text(source.bundle.earlier),
            }));
            told.stems.extend(stems(source, &labels));
            told.commons.push(naming.common);
        }
        told.all = naming::tell_apart(all);
        told.common = shared.unwrap_or_default();
        told
    }
}

/// What a line is called by its query's legend, or by its labels where that comes to nothing.
fn whole_name(source: &Source, labels: &Labels, name: String) -> String {
    let filled = naming::fill(source.legend, labels);
    match (filled.trim(), source.bundle.letter.as_str()) {
        ("", "") => name,
        ("", letter) if name == naming::NAMELESS => format!("{letter} {}", source.expr),
        ("", letter) => format!("{letter} {name}"),
        (filled, _) => filled.to_owned(),
    }
}

/// What the lines of a source are sorted by: small names, without the bounds of buckets, which are
/// numbers.
fn stems(source: &Source, labels: &[&Labels]) -> Vec<Option<(String, f64)>> {
    let bounds: Vec<Option<f64>> = labels.iter().map(|labels| buckets::bound(labels)).collect();
    if bounds.iter().all(Option::is_none) {
        return vec![None; labels.len()];
    }
    let others: Vec<Labels> = labels
        .iter()
        .map(|labels| buckets::without_bound(labels))
        .collect();
    let names = naming::name(&others).names.into_iter().zip(&others);
    let names = names.map(|(name, labels)| whole_name(source, labels, name).to_lowercase());
    let stems = names.zip(bounds);
    stems.map(|(name, bound)| Some((name, bound?))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Lines;
    use super::super::source::Bundle;
    use super::*;
    use crate::query_id::QueryId;

    /// A query's letter, its legend and the labels of its series.
    type Query<'a> = (&'a str, &'a str, &'a [&'a [(&'a str, &'a str)]]);

    /// What the lines of some queries are called.
    fn named(queries: &[Query]) -> Vec<String> {
        let series = queries.iter().map(|(_, _, all)| {
            let series = all.iter().map(|pairs| Series {
                labels: Labels::new(pairs.iter().copied()),
                ..Series::default()
            });
            series.collect::<Vec<_>>()
        });
        let series: Vec<Vec<Series>> = series.collect();
        let sources = queries.iter().zip(&series).enumerate();
        let sources = sources.map(|(query, ((letter, legend, _), series))| Source {
            series,
            expr: "up",
            legend,
            bundle: Bundle {
                query: QueryId(query),
                letter: (*letter).to_owned(),
                ..Bundle::default()
            },
        });
        let lines = Lines::of(&sources.collect::<Vec<_>>());
        (0..lines.series.len())
            .map(|line| lines.name(line).to_owned())
            .collect()
    }

    #[test]
    fn a_name_is_never_empty_and_tells_its_line_apart() {
        let cpu = |cpu, mode| [("cpu", cpu), ("mode", mode)];
        let (idle, other, user) = (cpu("0", "idle"), cpu("1", "idle"), cpu("1", "user"));
        let all: [&[(&str, &str)]; 3] = [&idle, &other, &user];
        for (queries, names) in [
            (vec![("", "{{nolabel}}", &all[..2])], vec!["0", "1"]),
            (
                vec![("", " {{ mode }} ", &all[..])],
                vec!["idle (cpu=0)", "idle (cpu=1)", "user"],
            ),
            (
                vec![("", "load", &all[1..])],
                vec!["load (mode=idle)", "load (mode=user)"],
            ),
            (
                vec![("A", "{{mode}}", &all[..1]), ("B", "{{mode}}", &all[..2])],
                vec!["idle (A, cpu=0)", "idle (B, cpu=0)", "idle (B, cpu=1)"],
            ),
            (
                vec![("A", "{{nolabel}}", &[&[]]), ("B", "", &[&[]])],
                vec!["A up", "B up"],
            ),
            (vec![("", "", &[&[("room", " ")]])], vec!["value"]),
            (
                vec![("", "x", &[&[("__name__", "a")], &[("__name__", "b")]])],
                vec!["x (a)", "x (b)"],
            ),
        ] {
            assert_eq!(named(&queries), names);
        }
    }

    #[test]
    fn buckets_are_in_the_order_of_their_bounds() {
        let le = |le| [("le", le)];
        let buckets = ["+Inf", "0.1", "1", "120", "20"].map(le);
        let all: Vec<&[(&str, &str)]> = buckets.iter().map(<[_; 1]>::as_slice).collect();
        assert_eq!(named(&[("", "", &all)]), ["0.1", "1", "20", "120", "+Inf"]);
    }
}
