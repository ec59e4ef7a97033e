//! The variables of a dashboard, as lines of a paper's head.

use serde_json::Value;

use super::field::Fields;
use super::left_out::LeftOut;
use super::prose::one_line;
use super::reading::Reading;
use super::sources::{Sources, not_asked};
use crate::prom::promql::placing::ALL;

/// A line for each, such as `$host: label_values(up, instance); several; all`.
pub(super) fn lines(dashboard: &Value, reading: &mut Reading) -> Vec<String> {
    let variables = dashboard.list("/templating/list").iter();
    let lines = variables.filter_map(|variable| line(variable, reading));
    lines.collect()
}

fn line(variable: &Value, reading: &mut Reading) -> Option<String> {
    let Reading {
        sources, left_out, ..
    } = reading;
    let name = variable.text("/name");
    if let Some(why) = refusal(variable, sources) {
        left_out.note(format!("${} is left out: {why}.", one_line(name)));
        return None;
    }
    let mut clauses = vec![source(variable, name, left_out)];
    if variable.is_on("/multi") {
        clauses.push("several".to_owned());
    }
    if variable.is_on("/includeAll") {
        clauses.push("all".to_owned());
        note_own_all(variable, name, left_out);
    }
    clauses.extend(defaults(variable));
    let definition = clauses.join("; ");
    Some(format!("${name}: {definition}").trim_end().to_owned())
}

/// Why a paper cannot have it, as the end of a sentence.
fn refusal(variable: &Value, sources: &Sources) -> Option<String> {
    let why = match variable.text("/type") {
        "datasource" => "it chooses a data source, and a paper has one server",
        "query" | "custom" | "interval" | "constant" | "textbox" => {
            if !is_name(variable.text("/name")) {
                return Some("a name has letters, digits and _ alone".to_owned());
            }
            let other = sources.other(variable.get("datasource"))?;
            return Some(not_asked(&other));
        }
        _ => "a paper has no variables of its type",
    };
    Some(why.to_owned())
}

/// The groups of a regular expression, such as `$1`, are none.
fn is_name(name: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && name.chars().all(is_of_name)
}

/// Where its values come from; empty for any text.
fn source(variable: &Value, name: &str, left_out: &mut LeftOut) -> String {
    match variable.text("/type") {
        "query" => asked(variable, name, left_out),
        "custom" => listed(variable, name, left_out),
        "interval" => {
            if variable.is_on("/auto") {
                left_out.note(format!(
                    "${name} has no automatic choice here: $__interval and $__rate_interval follow the chart by themselves."
                ));
            }
            listed(variable, name, left_out)
        }
        "constant" if is_value(variable.text("/query")) => one_line(variable.text("/query")),
        _ => String::new(),
    }
}

/// `label_values(…)`, in either form.
fn asked(variable: &Value, name: &str, left_out: &mut LeftOut) -> String {
    let texts = ["/query", "/query/query", "/definition"].map(|path| variable.text(path));
    let query = texts.into_iter().find(|text| !text.is_empty());
    let query = one_line(query.unwrap_or_default());
    if !variable.text("/regex").is_empty() {
        left_out.note(format!(
            "${name}: its regular expression is left out, so all values are on offer as the server has them."
        ));
    }
    label_values(&query).unwrap_or_else(|| {
        left_out.note(format!(
            "${name} has no list to choose from, but takes any text: only label_values(…) is asked for here, and it has “{query}”."
        ));
        String::new()
    })
}

/// As a head says it; none where it asks for something else.
fn label_values(query: &str) -> Option<String> {
    let inside = query.strip_prefix("label_values")?.trim_start();
    let inside = inside.strip_prefix('(')?.strip_suffix(')')?;
    // A comma may stand between braces.
    let (of, label) = inside.rsplit_once(',').unwrap_or(("", inside));
    let (of, label) = (of.trim(), label.trim());
    // A semicolon would end it.
    if !is_name(label) || of.contains(';') {
        return None;
    }
    Some(match of {
        "" => format!("label_values({label})"),
        _ => format!("label_values({of}, {label})"),
    })
}

/// Values with commas between them; of `text : value` the latter.
fn listed(variable: &Value, name: &str, left_out: &mut LeftOut) -> String {
    let query = variable.text("/query");
    let values = query.replace("\\,", "\0");
    let values = values.split(',').map(|value| {
        let (_, value) = value.split_once(" : ").unwrap_or(("", value));
        value.trim()
    });
    let values: Vec<&str> = values.filter(|value| !value.is_empty()).collect();
    let (kept, odd): (Vec<&str>, Vec<&str>) = values.into_iter().partition(|value| is_value(value));
    if !odd.is_empty() {
        left_out.note(format!(
            "${name}: values with a comma or a semicolon in them are left out."
        ));
    }
    let kept: Vec<String> = kept.into_iter().map(one_line).collect();
    kept.join(", ")
}

/// Whether a text can stand in a list.
fn is_value(text: &str) -> bool {
    !text.is_empty() && !text.contains([',', ';', '\0'])
}

fn note_own_all(variable: &Value, name: &str, left_out: &mut LeftOut) {
    let own = variable.text("/allValue");
    if !matches!(own, "" | ".*" | ".+") {
        left_out.note(format!(
            "${name}: “{}”, which stands for all its values, is left out; here that is .+.",
            one_line(own)
        ));
    }
}

/// What is chosen at first; of all, and of what is chosen automatically, nothing needs to be said.
fn defaults(variable: &Value) -> Vec<String> {
    let chosen = variable.pointer("/current/value");
    let mut values: Vec<&str> = match chosen {
        Some(Value::String(value)) => vec![value],
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    match variable.text("/type") {
        "textbox" if values.is_empty() => values.push(variable.text("/query")),
        "constant" if is_value(variable.text("/query")) => values.clear(),
        "constant" => values = vec![variable.text("/query")],
        _ => {}
    }
    let is_said = |value: &&str| {
        let is_automatic = *value == ALL || value.starts_with("$__auto");
        !is_automatic && !value.trim().is_empty() && !value.contains(';')
    };
    let most = if variable.is_on("/multi") {
        MOST_CHOSEN
    } else {
        1
    };
    let said = values.into_iter().filter(is_said).take(most);
    said.map(|value| format!("default: {}", one_line(value)))
        .collect()
}

/// More are chosen by hand at no time.
const MOST_CHOSEN: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(variable: &Value) -> (String, String) {
        let mut reading = Reading::default();
        let line = line(variable, &mut reading).unwrap_or_default();
        (line, reading.left_out.sentences().join("|"))
    }

    #[test]
    fn becomes_lines_of_a_head() {
        for (variable, line, left) in [
            (
                json!({"type": "query", "name": "job", "query": "label_values(node_uname_info, job)", "current": {}}),
                "$job: label_values(node_uname_info, job)",
                "",
            ),
            (
                json!({"type": "query", "name": "host", "query": {"query": "label_values( up{job=\"$job\", a=\"b\"} ,\n instance )", "refId": "x"}, "multi": true, "includeAll": true, "current": {"value": ["$__all"]}}),
                "$host: label_values(up{job=\"$job\", a=\"b\"}, instance); several; all",
                "",
            ),
            (
                json!({"type": "query", "name": "a", "definition": "label_values(instance)", "multi": true, "current": {"value": ["x", "y"]}}),
                "$a: label_values(instance); several; default: x; default: y",
                "",
            ),
            (
                json!({"type": "query", "name": "a", "query": "label_values(up, a)", "includeAll": true, "allValue": "node.*", "regex": "/b/", "current": {"value": "x"}}),
                "$a: label_values(up, a); all; default: x",
                "$a: its regular expression is left out, so all values are on offer as the server has them.|$a: “node.*”, which stands for all its values, is left out; here that is .+.",
            ),
            (
                json!({"type": "query", "name": "a", "query": "query_result(up)", "current": {"value": "x"}}),
                "$a: ; default: x",
                "$a has no list to choose from, but takes any text: only label_values(…) is asked for here, and it has “query_result(up)”.",
            ),
            (
                json!({"type": "custom", "name": "a", "query": "1 : one, two,b\\,c,", "current": {"value": "two"}}),
                "$a: one, two; default: two",
                "$a: values with a comma or a semicolon in them are left out.",
            ),
            (
                json!({"type": "interval", "name": "i", "query": "1m,5m", "auto": true, "current": {"value": "$__auto_interval_i"}}),
                "$i: 1m, 5m",
                "$i has no automatic choice here: $__interval and $__rate_interval follow the chart by themselves.",
            ),
            (
                json!({"type": "constant", "name": "c", "query": "node", "current": {"value": "node"}}),
                "$c: node",
                "",
            ),
            (
                json!({"type": "constant", "name": "c", "query": "tmpfs|a,b"}),
                "$c: ; default: tmpfs|a,b",
                "",
            ),
            (
                json!({"type": "textbox", "name": "t", "query": "pi"}),
                "$t: ; default: pi",
                "",
            ),
            (json!({"type": "textbox", "name": "t"}), "$t:", ""),
            (
                json!({"type": "datasource", "name": "ds", "query": "prometheus"}),
                "",
                "$ds is left out: it chooses a data source, and a paper has one server.",
            ),
            (
                json!({"type": "query", "name": "app", "datasource": {"type": "loki"}, "query": "label_values(app)"}),
                "",
                "$app is left out: its data source is “loki”, and only Prometheus is asked here.",
            ),
            (
                json!({"type": "adhoc", "name": "filters"}),
                "",
                "$filters is left out: a paper has no variables of its type.",
            ),
            (
                json!({"type": "custom", "name": "a b: c"}),
                "",
                "$a b: c is left out: a name has letters, digits and _ alone.",
            ),
        ] {
            assert_eq!(
                told(&variable),
                (line.to_owned(), left.to_owned()),
                "{variable}"
            );
        }
    }
}
