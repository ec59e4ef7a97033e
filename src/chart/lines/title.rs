//! What stands above a chart.

use super::Lines;
use crate::prom::labels::Labels;

/// The expressions of some of the lines' sources, and the labels that names leave out: those that
/// all lines of a source have in common beside its expression, those that all lines have at the
/// end.
#[must_use]
pub fn title(lines: &Lines, exprs: &[(usize, &str)]) -> String {
    let said = exprs.iter().map(|(source, expr)| {
        let said = with_labels(expr, &lines.own_common(*source));
        match lines.letter(*source) {
            "" => said,
            letter => format!("{letter} {said}"),
        }
    });
    with_labels(&said.collect::<Vec<_>>().join(GAP), lines.common())
}

/// Between what does not belong together.
const GAP: &str = "   ";

fn with_labels(expr: &str, labels: &Labels) -> String {
    if labels.is_empty() {
        return expr.to_owned();
    }
    let labels = labels.to_string();
    // A bare selector, with or without braces, would only be said twice.
    if labels.starts_with(expr.trim_end_matches('}')) {
        labels
    } else {
        format!("{expr}{GAP}{labels}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::{Bundle, Source};
    use super::*;
    use crate::prom::series::Series;

    /// A query's expression and the labels of its series, as in `job=node instance=a`.
    type Query = (&'static str, &'static [&'static str]);

    fn series(labels: &&str) -> Series {
        let pairs = labels.split(' ').filter_map(|pair| pair.split_once('='));
        Series {
            labels: Labels::new(pairs),
            ..Series::default()
        }
    }

    fn titled(queries: &[Query]) -> String {
        let series = queries.iter().map(|(_, all)| all.iter().map(series));
        let series: Vec<Vec<Series>> = series.map(Iterator::collect).collect();
        let letters = if queries.len() > 1 {
            ["A", "B"]
        } else {
            [""; 2]
        };
        let source = |at: usize| Source {
            series: &series[at],
            expr: queries[at].0,
            legend: "",
            bundle: Bundle {
                letter: letters[at].to_owned(),
                ..Bundle::default()
            },
        };
        let sources: Vec<Source> = (0..queries.len()).map(source).collect();
        let lines = Lines::of(&sources);
        let exprs = queries.iter().map(|(expr, _)| *expr).enumerate();
        title(&lines, &exprs.collect::<Vec<_>>())
    }

    #[test]
    fn says_what_the_names_leave_out_once() {
        const NODES: &[&str] = &["job=node instance=a", "job=node instance=b"];
        const APIS: &[&str] = &["job=api instance=a", "job=api instance=b"];
        const UPS: &[&str] = &[
            "__name__=up job=node instance=a",
            "__name__=up job=node instance=b",
        ];
        const DOTTED: &[&str] = &["__name__=my.metric job=api"];
        let cases: [(&[Query], &str); 7] = [
            (&[("up", &[])], "up"),
            (&[("up", UPS)], r#"up{job="node"}"#),
            (
                &[(r#"{"my.metric"}"#, DOTTED)],
                r#"{"my.metric", job="api"}"#,
            ),
            (&[("rate(x[5m])", NODES)], r#"rate(x[5m])   {job="node"}"#),
            (&[("x", NODES), ("y", NODES)], r#"A x   B y   {job="node"}"#),
            (
                &[("up", UPS), ("y", APIS)],
                r#"A up{job="node"}   B y   {job="api"}"#,
            ),
            (
                &[("gone", &[]), ("y", NODES)],
                r#"A gone   B y   {job="node"}"#,
            ),
        ];
        for (queries, said) in cases {
            assert_eq!(titled(queries), said);
        }
    }
}
