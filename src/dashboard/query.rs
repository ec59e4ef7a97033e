//! The queries of a panel.

use std::fmt::Write;

use serde_json::Value;

use super::field::Fields;
use super::left_out::LeftOut;
use super::prose::one_line;
use super::rescale::{Rescale, in_brackets};
use super::sources::{Sources, not_asked};

/// A query of a panel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// Its letter.
    pub(super) ref_id: String,
    pub(super) expr: String,
    /// What its lines are called; empty is by their labels.
    pub(super) legend: String,
    pub(super) is_hidden: bool,
    /// Whether its lines belong to the axis at the right.
    pub(super) is_right: bool,
    /// Whether its lines go down from zero.
    pub(super) is_mirrored: bool,
}

/// The most queries of a panel: each is asked for itself.
const MOST: usize = 50;

/// Those of a panel that a Prometheus can answer.
///
/// # Errors
/// Why there is none, as the end of a sentence.
pub(super) fn read(
    panel: &Value,
    name: &str,
    sources: &Sources,
    left_out: &mut LeftOut,
) -> Result<Vec<Query>, String> {
    let of_panel = panel.get("datasource");
    let mut found = Vec::new();
    let mut others = Vec::new();
    for target in panel.list("/targets") {
        let own = target.get("datasource").filter(|own| !own.is_null());
        match sources.other(own.or(of_panel)) {
            Some(other) => others.push((one_line(target.text("/refId")), other)),
            None if target.text("/expr").is_empty() => {}
            None => found.push(query(target)),
        }
    }
    if found.is_empty() {
        let other = others.into_iter().next().map(|(_, other)| other);
        let other = other.or_else(|| sources.other(of_panel));
        return Err(other.map_or_else(
            || "it has no query in PromQL".to_owned(),
            |other| not_asked(&other),
        ));
    }
    for (letter, other) in others {
        left_out.note(format!(
            "{name}: query {letter} is left out: {}.",
            not_asked(&other)
        ));
    }
    if found.len() > MOST {
        found.truncate(MOST);
        left_out.note(format!(
            "{name}: all but its first {MOST} queries are left out."
        ));
    }
    Ok(found)
}

fn query(target: &Value) -> Query {
    let legend = one_line(target.text("/legendFormat"));
    let expr = target.text("/expr").replace("\r\n", "\n");
    Query {
        ref_id: target.text("/refId").to_owned(),
        // In Markdown each of the two is a line break or another letter.
        expr: expr.replace(['\r', '\0'], "\n").trim().to_owned(),
        legend: if legend == "__auto" {
            String::new()
        } else {
            legend
        },
        is_hidden: target.is_on("/hide"),
        ..Query::default()
    }
}

/// Queries as they stand in a block.
pub(super) fn body(queries: &[Query], rescale: Rescale) -> String {
    let mut body = String::new();
    for (place, query) in queries.iter().enumerate() {
        let options = query.options();
        if place > 0 || !options.is_empty() {
            let _ = writeln!(body, "{}", format!("#| {options}").trim_end());
        }
        let _ = writeln!(body, "{}", query.written(rescale));
    }
    body
}

impl Query {
    /// As they stand in the line before it. The legend is the last, since what it may hold of brackets and quotes is
    /// not closed.
    fn options(&self) -> String {
        let mut options = Vec::new();
        if self.is_right {
            options.push("axis: right".to_owned());
        }
        if self.is_hidden {
            options.push("hidden".to_owned());
        }
        if !self.legend.is_empty() {
            // A semicolon would end it.
            options.push(format!("legend: {}", self.legend.replace(';', ",")));
        }
        options.join("; ")
    }

    /// Its expression, changed as it has to be.
    pub(super) fn written(&self, rescale: Rescale) -> String {
        let scaled = rescale.expr(&self.expr);
        let whole = if self.is_mirrored {
            format!("-{}", in_brackets(&scaled))
        } else {
            scaled
        };
        let line = |line: &str| match line.trim_start().strip_prefix("#|") {
            // It would begin another query.
            Some(rest) => format!("# |{rest}"),
            None => line.to_owned(),
        };
        let lines: Vec<String> = whole.lines().map(line).collect();
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(panel: &Value) -> (String, String) {
        let mut left_out = LeftOut::default();
        let sources = Sources::default();
        let queries = read(panel, "“P”", &sources, &mut left_out);
        let body = queries.map_or_else(|why| why, |queries| body(&queries, Rescale::Same));
        (body, left_out.sentences().join("|"))
    }

    #[test]
    fn becomes_what_stands_in_a_block() {
        for (panel, body, left) in [
            (
                json!({"targets": [{"expr": " up\r\n", "refId": "A"}]}),
                "up\n",
                "",
            ),
            (
                json!({"targets": [{"expr": "a", "legendFormat": "__auto"}, {"expr": "b"}, {"expr": " "}, {"expr": "c\n  + [[d]]", "legendFormat": "{{e}}; f", "hide": true}]}),
                "a\n#|\nb\n#| hidden; legend: {{e}}, f\nc\n  + [[d]]\n",
                "",
            ),
            (json!({"targets": [{"expr": "a\n #| b"}]}), "a\n# | b\n", ""),
            (
                json!({"targets": [{"expr": "", "rawSql": "x"}]}),
                "it has no query in PromQL",
                "",
            ),
            (json!({"targets": 5}), "it has no query in PromQL", ""),
            (
                json!({"datasource": {"type": "loki"}, "targets": [{"expr": "{a=\"b\"}"}]}),
                "its data source is “loki”, and only Prometheus is asked here",
                "",
            ),
            (
                json!({"datasource": "-- Dashboard --"}),
                "its data source is “-- Dashboard --”, and only Prometheus is asked here",
                "",
            ),
            (
                json!({"datasource": "-- Mixed --", "targets": [{"refId": "A", "expr": "up", "datasource": {"type": "prometheus"}}, {"refId": "B", "datasource": {"type": "__expr__"}, "expression": "$A * 2"}]}),
                "up\n",
                "“P”: query B is left out: its data source is “__expr__”, and only Prometheus is asked here.",
            ),
            (
                json!({"targets": vec![json!({"expr": "up"}); 51]}),
                &format!("up\n{}", "#|\nup\n".repeat(49)),
                "“P”: all but its first 50 queries are left out.",
            ),
        ] {
            assert_eq!(told(&panel), (body.to_owned(), left.to_owned()), "{panel}");
        }
    }

    #[test]
    fn is_mirrored_and_changed() {
        let query = |expr: &str| Query {
            expr: expr.to_owned(),
            is_mirrored: true,
            ..Query::default()
        };
        for (expr, rescale, written) in [
            ("rate(a[5m])", Rescale::Same, "-(rate(a[5m]))"),
            ("a # b", Rescale::Same, "-(\na # b\n)"),
            ("a", Rescale::Times(8), "-((a) * 8)"),
        ] {
            assert_eq!(query(expr).written(rescale), written);
        }
    }
}
