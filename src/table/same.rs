//! Labels that tell no row from another.

use crate::prom::labels::{Labels, NAME};
use crate::prom::promql::matcher::{Matcher, Operator};

/// The labels that all of these have, with the same value; none of a single one, which nothing is
/// told from.
#[must_use]
pub fn in_all<'a>(mut all: impl Iterator<Item = &'a Labels> + Clone) -> Labels {
    let first = all.next();
    let Some(first) = first.filter(|_| all.clone().next().is_some()) else {
        return Labels::default();
    };
    let is_same = |(name, value): &(&str, &str)| {
        let mut others = all.clone();
        others.all(|labels| labels.get(name) == Some(*value))
    };
    Labels::new(first.iter().filter(is_same))
}

/// In a sentence, the metric's name first; empty where there are none.
#[must_use]
pub fn sentence(same: &Labels) -> String {
    let others = same.iter().filter(|(name, _)| *name != NAME);
    let others = others.map(|(name, value)| {
        let matcher = Matcher {
            label: name.to_owned(),
            operator: Operator::Equal,
            value: value.to_owned(),
        };
        matcher.to_string()
    });
    let metric = same.metric().map(str::to_owned);
    let all: Vec<String> = metric.into_iter().chain(others).collect();
    if all.is_empty() {
        return String::new();
    }
    format!("Same in all rows: {}", all.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_rows_have_is_told_once() {
        let node = [("job", "node"), ("instance", "pi:9100")];
        let named = |name| [(NAME, name), ("job", "node")];
        for (rows, said) in [
            (vec![], ""),
            (vec![&node[..]], ""),
            (vec![&[], &[]], ""),
            (vec![&node, &[]], ""),
            (
                vec![&node, &node],
                r#"Same in all rows: instance="pi:9100", job="node""#,
            ),
            (
                vec![&node, &named("up"), &node],
                r#"Same in all rows: job="node""#,
            ),
            (
                vec![&node, &[("job", "pushed"), ("instance", "pi:9100")]],
                r#"Same in all rows: instance="pi:9100""#,
            ),
            (
                vec![&named("up"), &named("up")],
                r#"Same in all rows: up, job="node""#,
            ),
            (
                vec![&named("up"), &named("scrape_duration_seconds")],
                r#"Same in all rows: job="node""#,
            ),
            (
                vec![&[("http.method", "a\"b")], &[("http.method", "a\"b")]],
                r#"Same in all rows: "http.method"="a\"b""#,
            ),
        ] {
            let all: Vec<Labels> = rows
                .iter()
                .map(|pairs| Labels::new(pairs.iter().copied()))
                .collect();
            assert_eq!(sentence(&in_all(all.iter())), said, "{rows:?}");
        }
    }
}
