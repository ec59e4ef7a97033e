//! The labels that name a series.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::promql::string::string;

/// The label that holds a metric's name.
pub const NAME: &str = "__name__";

/// A series' labels, sorted by name, each name once; cheap to clone and to compare.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Labels(Arc<[(Arc<str>, Arc<str>)]>);

impl Labels {
    /// Makes labels of pairs in any order; of a name that comes twice the last value stays.
    pub fn new<N, V>(pairs: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: Into<Arc<str>>,
        V: Into<Arc<str>>,
    {
        let mut labels = Vec::new();
        for (name, value) in pairs {
            put(&mut labels, name.into(), value.into());
        }
        Self(labels.into())
    }

    /// The value of the label `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let at = self
            .0
            .binary_search_by(|(candidate, _)| candidate.as_ref().cmp(name))
            .ok()?;
        Some(&self.0[at].1)
    }

    /// The metric's name, where the expression kept one.
    #[must_use]
    pub fn metric(&self) -> Option<&str> {
        self.get(NAME)
    }

    /// All pairs, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_ref()))
    }

    /// The pairs that `other` has too.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> Self {
        let pairs = self.0.iter().filter(|pair| other.0.contains(pair));
        Self(pairs.cloned().collect())
    }

    /// The pairs that `other` has not.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let pairs = self.0.iter().filter(|pair| !other.0.contains(pair));
        Self(pairs.cloned().collect())
    }

    /// The same with one more.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let own = self.0.iter().cloned();
        Self::new(own.chain([(name.into(), value.into())]))
    }

    /// Whether `other` has all of these.
    #[must_use]
    pub fn are_within(&self, other: &Self) -> bool {
        self.iter()
            .all(|(name, value)| other.get(name) == Some(value))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no label at all, as for a scalar or after `sum()`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The names of all labels, each once, sorted.
#[must_use]
pub fn names<'a>(all: impl IntoIterator<Item = &'a Labels>) -> Vec<String> {
    let mut names: Vec<(Arc<str>, Arc<str>)> = Vec::new();
    for (name, _) in all.into_iter().flat_map(|labels| labels.0.iter()) {
        if names
            .binary_search_by(|(known, _)| known.cmp(name))
            .is_err()
        {
            put(&mut names, name.clone(), Arc::default());
        }
    }
    names
        .into_iter()
        .map(|(name, _)| name.to_string())
        .collect()
}

/// Puts a label in its place; there are few, and they mostly come in order.
fn put(labels: &mut Vec<(Arc<str>, Arc<str>)>, name: Arc<str>, value: Arc<str>) {
    let place = labels.iter().rposition(|(before, _)| *before <= name);
    match place {
        Some(place) if labels[place].0 == name => labels[place].1 = value,
        _ => labels.insert(place.map_or(0, |place| place + 1), (name, value)),
    }
}

/// As a PromQL selector: `node_load1{instance="a:9100"}`; `{}` without labels. A name that PromQL
/// did not always allow stands in quotes between the braces: `{"http.requests", "http.method"="GET"}`.
///
/// Source: "Time series selectors" in Prometheus' documentation of PromQL's basics.
impl fmt::Display for Labels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let metric = self.metric();
        let in_front = metric.filter(|metric| can_stand_in_front(metric));
        let mut inside: Vec<String> = Vec::new();
        if let Some(metric) = metric.filter(|_| in_front.is_none()) {
            inside.push(if is_plain_metric(metric) {
                format!("{NAME}={}", string(metric))
            } else {
                string(metric)
            });
        }
        let matchers = self.iter().filter(|(name, _)| *name != NAME);
        inside.extend(matchers.map(|(name, value)| format!("{}={}", label(name), string(value))));
        f.write_str(in_front.unwrap_or_default())?;
        if in_front.is_some() && inside.is_empty() {
            return Ok(());
        }
        write!(f, "{{{}}}", inside.join(", "))
    }
}

/// A label's name as PromQL writes it, in quotes if PromQL did not always allow it.
pub(super) fn label(name: &str) -> Cow<'_, str> {
    if is_plain(name, "_") {
        name.into()
    } else {
        string(name).into()
    }
}

/// Words that PromQL's grammar does not take for a metric in front of braces, in any case.
const TAKEN: [&str; 8] = [
    "atan2",
    "bool",
    "group_left",
    "group_right",
    "ignoring",
    "inf",
    "nan",
    "on",
];

fn can_stand_in_front(metric: &str) -> bool {
    is_plain_metric(metric) && !TAKEN.iter().any(|word| metric.eq_ignore_ascii_case(word))
}

fn is_plain_metric(metric: &str) -> bool {
    is_plain(metric, "_:")
}

/// Whether a name is of letters, digits that do not come first, and these `signs`.
fn is_plain(name: &str, signs: &str) -> bool {
    let of_name = |c: char| c.is_ascii_alphanumeric() || signs.contains(c);
    name.chars().all(of_name) && name.starts_with(|c: char| !c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_as_a_selector() {
        for (pairs, shown) in [
            (vec![], "{}"),
            (vec![("__name__", "up")], "up"),
            (vec![("job", "a\"b")], r#"{job="a\"b"}"#),
            (
                vec![("job", "node"), ("__name__", "up"), ("instance", "a")],
                r#"up{instance="a", job="node"}"#,
            ),
            (
                vec![("__name__", "my.metric"), ("http.method", "GET")],
                r#"{"my.metric", "http.method"="GET"}"#,
            ),
            (vec![("__name__", "a \"b\"")], r#"{"a \"b\""}"#),
            (
                vec![("__name__", "job:up:sum"), ("1st", "\u{FFFD}"), ("a:b", "")],
                r#"job:up:sum{"1st"="\ufffd", "a:b"=""}"#,
            ),
            (
                vec![("__name__", "9lives"), ("é", "ü")],
                r#"{"9lives", "é"="ü"}"#,
            ),
            // Words of the grammar.
            (
                vec![("__name__", "Inf"), ("on", "x")],
                r#"{__name__="Inf", on="x"}"#,
            ),
            (vec![("__name__", "by")], "by"),
        ] {
            assert_eq!(Labels::new(pairs).to_string(), shown);
        }
    }

    #[test]
    fn keeps_the_last_of_a_name_that_comes_twice() {
        let labels = Labels::new([("job", "first"), ("job", "second")]);
        assert_eq!(labels.get("job"), Some("second"));
        assert_eq!(labels.iter().count(), 1);
    }
}
