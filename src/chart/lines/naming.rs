//! What each series is called: by the labels that tell it from the others.

use std::cmp::Ordering;

use crate::order;
use crate::prom::labels::{self, Labels, NAME};

/// What a series without labels is called.
pub const NAMELESS: &str = "value";

/// The names of the series of a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// The labels that all series have alike, for the title; of a single series all of them.
    pub common: Labels,
    /// One name a series, in their order; distinct where the labels are.
    pub names: Vec<String>,
}

/// Names series by the labels in which they differ, the metric's name among them only if it
/// does. A single series is called by its metric and its most telling labels.
#[must_use]
pub fn name<'a>(series: impl IntoIterator<Item = &'a Labels>) -> Naming {
    let series: Vec<&Labels> = series.into_iter().collect();
    match series.as_slice() {
        [] => Naming::default(),
        [only] => Naming {
            common: (*only).clone(),
            names: vec![alone(only)],
        },
        [first, rest @ ..] => among_others(first, rest, &series),
    }
}

fn among_others(first: &Labels, rest: &[&Labels], series: &[&Labels]) -> Naming {
    let mut common: Vec<(&str, &str)> = first.iter().collect();
    for labels in rest {
        common.retain(|(name, value)| labels.get(name) == Some(value));
    }
    let is_common = |label: &str| common.iter().any(|(name, _)| *name == label);
    let names = labels::names(series.iter().copied());
    let names = names.iter().map(String::as_str);
    let differing: Vec<&str> = names
        .filter(|name| *name != NAME && !is_common(name))
        .collect();
    let metric_differs = !is_common(NAME);
    let names = series.iter().map(|labels| {
        let metric = labels.metric().filter(|_| metric_differs);
        told_apart(metric, labels, &differing)
    });
    Naming {
        names: distinct(names.collect(), series),
        common: Labels::new(common),
    }
}

/// The value alone where a single label differs, `label=value` for each where several do.
fn told_apart(metric: Option<&str>, labels: &Labels, differing: &[&str]) -> String {
    let mut text = metric.unwrap_or_default().to_owned();
    let values = differing
        .iter()
        .filter_map(|name| Some((*name, labels.get(name)?)));
    for (index, (name, value)) in values.enumerate() {
        text.push_str(match (index, text.is_empty()) {
            (0, true) => "",
            (0, false) => " ",
            _ => ", ",
        });
        if differing.len() > 1 {
            text.push_str(name);
            text.push('=');
        }
        text.push_str(value);
    }
    if text.trim().is_empty() {
        NAMELESS.to_owned()
    } else {
        text
    }
}

/// Short names of different series can be the same where a value looks like a label; then all
/// are called by their selectors.
fn distinct(names: Vec<String>, series: &[&Labels]) -> Vec<String> {
    let different = kinds(names.len(), &|a, b| names[a].cmp(&names[b]));
    if different == names.len()
        || different == kinds(series.len(), &|a, b| series[a].cmp(series[b]))
    {
        return names;
    }
    series.iter().map(ToString::to_string).collect()
}

/// How many there are of which no two are equal.
fn kinds(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> usize {
    let places = order::sorted(count, compare);
    let changes = places
        .windows(2)
        .filter(|two| compare(two[0], two[1]).is_ne());
    changes.count() + usize::from(count > 0)
}

/// Fills a template: `{{instance}} free` becomes `dmaf5:9100 free`. A label that a series does not
/// have is empty, and braces that are never closed stay as they are.
#[must_use]
pub fn fill(template: &str, labels: &Labels) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else {
            break;
        };
        text.push_str(before);
        text.push_str(labels.get(name.trim()).unwrap_or_default());
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The name of a line among those of all queries.
#[derive(Clone, Debug)]
pub struct Name<'a> {
    /// What it is called by itself.
    pub text: String,
    /// What its query is called.
    pub letter: &'a str,
    /// The series.
    pub labels: &'a Labels,
    /// What is said of its time, at the end.
    pub end: String,
}

/// The whole names. Those that several lines would have get what tells these apart: the letters of
/// their queries, and the labels in which they differ, as in `idle (cpu=0)`.
#[must_use]
pub fn tell_apart(mut names: Vec<Name>) -> Vec<String> {
    let compare = |a: usize, b: usize| {
        let [a, b] = [&names[a], &names[b]];
        a.text.cmp(&b.text).then_with(|| a.end.cmp(&b.end))
    };
    let sorted = order::sorted(names.len(), &compare);
    let same = sorted.chunk_by(|a, b| compare(*a, *b).is_eq());
    let same: Vec<Vec<usize>> = same
        .filter(|same| same.len() > 1)
        .map(<[_]>::to_vec)
        .collect();
    for same in same {
        let first = names[same[0]].clone();
        let others = same.iter().map(|place| &names[*place]);
        let is_one_query = others.clone().all(|name| name.letter == first.letter);
        let common = others.fold(first.labels.clone(), |common, name| {
            common.shared_with(name.labels)
        });
        for place in same {
            let name = &mut names[place];
            let letter = (!is_one_query).then(|| name.letter.to_owned());
            let own = name.labels.without(&common);
            let own = own.iter().map(|(label, value)| match label {
                NAME => value.to_owned(),
                _ => format!("{label}={value}"),
            });
            let told: Vec<String> = letter.into_iter().chain(own).collect();
            if !told.is_empty() {
                name.text.extend([" (", &told.join(", "), ")"]);
            }
        }
    }
    let whole = names.into_iter().map(|name| name.text + &name.end);
    whole.collect()
}

/// What is wrong with a template, if anything is.
///
/// # Errors
/// A sentence that names the fault.
pub fn check(template: &str) -> Result<(), String> {
    let mut rest = template;
    while let Some((_, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else {
            return Err("A {{ has no }}: write a label as {{instance}}.".to_owned());
        };
        if name.trim().is_empty() || name.contains("{{") {
            return Err(
                "Between {{ and }} stands the name of a label, as in {{instance}}.".to_owned(),
            );
        }
        rest = after;
    }
    Ok(())
}

/// Labels that say most about a series, in Prometheus' own order of things.
const TELLING: [&str; 2] = ["instance", "job"];

fn alone(labels: &Labels) -> String {
    let others: Vec<&str> = labels
        .iter()
        .map(|(name, _)| name)
        .filter(|name| *name != NAME)
        .collect();
    let telling = match others.as_slice() {
        [] | [_] => others,
        _ => {
            let known = TELLING.into_iter().find(|name| others.contains(name));
            known.map_or(others, |name| vec![name])
        }
    };
    told_apart(labels.metric(), labels, &telling)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn named(series: &[&[(&str, &str)]]) -> (String, Vec<String>) {
        let all: Vec<Labels> = series
            .iter()
            .map(|pairs| Labels::new(pairs.iter().copied()))
            .collect();
        let naming = name(&all);
        (naming.common.to_string(), naming.names)
    }

    #[test]
    fn names_series_by_what_tells_them_apart() {
        let up = (NAME, "up");
        let (node, a, b) = (("job", "node"), ("instance", "a"), ("instance", "b"));
        for (series, title, names) in [
            (&[][..], "{}", &[][..]),
            (&[&[][..]], "{}", &["value"]),
            (&[&[up]], "up", &["up"]),
            (
                &[&[up, node, a]],
                r#"up{instance="a", job="node"}"#,
                &["up a"],
            ),
            (&[&[("mode", "idle")]], r#"{mode="idle"}"#, &["idle"]),
            (
                &[&[("mode", "idle"), ("cpu", "0")]],
                r#"{cpu="0", mode="idle"}"#,
                &["cpu=0, mode=idle"],
            ),
            (
                &[&[up, node, a], &[up, node, b]],
                r#"up{job="node"}"#,
                &["a", "b"],
            ),
            (
                &[&[up, a, ("cpu", "0")], &[up, b, ("cpu", "1")]],
                "up",
                &["cpu=0, instance=a", "cpu=1, instance=b"],
            ),
            (
                &[&[up, a], &[(NAME, "down"), a]],
                r#"{instance="a"}"#,
                &["up", "down"],
            ),
            (&[&[up, a], &[(NAME, "down"), b]], "{}", &["up a", "down b"]),
            (&[&[up], &[up, a]], "up", &["value", "a"]),
            (
                &[&[("a", "1, b=2")], &[("a", "1"), ("b", "2")]],
                "{}",
                &[r#"{a="1, b=2"}"#, r#"{a="1", b="2"}"#],
            ),
        ] {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(named(series), (title.to_owned(), names));
        }
    }

    proptest! {
        #[test]
        fn names_are_distinct_where_labels_are(
            series in prop::collection::hash_set(
                prop::collection::btree_map("[ab]|__name__", "[ab=, ]{1,4}", 0..4),
                0..8,
            )
        ) {
            let all: Vec<Labels> = series.into_iter().map(Labels::new).collect();
            let names: HashSet<String> = name(&all).names.into_iter().collect();
            prop_assert_eq!(names.len(), all.len());
        }
    }

    #[test]
    fn a_template_takes_labels() {
        let labels = Labels::new([("instance", "dmaf5:9100"), (NAME, "up")]);
        for (template, text) in [
            ("{{instance}} free", "dmaf5:9100 free"),
            ("{{ __name__ }}{{gone}}!", "up!"),
            ("plain", "plain"),
            ("a {{ b", "a {{ b"),
        ] {
            assert_eq!(fill(template, &labels), text);
        }
    }

    #[test]
    fn a_broken_template_is_told() {
        assert_eq!(check("{{a}} {{ b }}"), Ok(()));
        let unclosed = "A {{ has no }}: write a label as {{instance}}.";
        assert_eq!(check("x {{a"), Err(unclosed.to_owned()));
        let nameless = "Between {{ and }} stands the name of a label, as in {{instance}}.";
        assert_eq!(check("{{ }}"), Err(nameless.to_owned()));
        assert_eq!(check("{{a {{b}}"), Err(nameless.to_owned()));
    }
}
