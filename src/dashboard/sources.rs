//! Which data sources are a Prometheus.

use serde_json::Value;

use super::field::Fields;
use super::prose::one_line;

/// Types of data sources that answer as a Prometheus does.
const PROMETHEUS: [&str; 4] = [
    "prometheus",
    "victoriametrics-metrics-datasource",
    "grafana-amazonprometheus-datasource",
    "grafana-azureprometheus-datasource",
];

/// What stands for the data sources of the queries.
const MIXED: &str = "-- Mixed --";

/// Data sources of Grafana itself.
const OWN: [&str; 4] = ["grafana", "-- Grafana --", "-- Dashboard --", "__expr__"];

/// What a dashboard says of its data sources.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// Variables and inputs that stand for one: name and type.
    named: Vec<(String, String)>,
}

impl Sources {
    pub(super) fn of(dashboard: &Value) -> Self {
        let variables = dashboard.list("/templating/list").iter();
        let variables = variables.filter(|variable| variable.text("/type") == "datasource");
        let variables = variables.map(|variable| (variable.text("/name"), variable.text("/query")));
        let inputs = dashboard.list("/__inputs").iter();
        let inputs = inputs.map(|input| (input.text("/name"), input.text("/pluginId")));
        let named = variables.chain(inputs).take(MOST_NAMED);
        Self {
            named: named
                .map(|(name, kind)| (name.to_owned(), kind.to_owned()))
                .collect(),
        }
    }

    /// What a data source is called that is no Prometheus; none where it is one, may be one, or is not said.
    pub(super) fn other(&self, source: Option<&Value>) -> Option<String> {
        let source = source?;
        if let Some(name) = source.as_str() {
            return self.other_of_name(name);
        }
        let (kind, uid) = (source.text("/type"), source.text("/uid"));
        match kind {
            "" | "datasource" => self.other_of_name(uid),
            _ if PROMETHEUS.contains(&kind) || uid == MIXED => None,
            _ => Some(kind.to_owned()),
        }
    }

    fn other_of_name(&self, name: &str) -> Option<String> {
        if OWN.contains(&name) {
            return Some(name.to_owned());
        }
        let bare = name.trim_matches(['$', '{', '}', '[', ']']);
        let named = self.named.iter().find(|(known, _)| known == bare);
        let kind = named.map_or(name, |(_, kind)| kind);
        let is_other = match named {
            Some(_) => !kind.is_empty() && !PROMETHEUS.contains(&kind),
            // The one other whose queries look the same.
            None => name.eq_ignore_ascii_case("loki"),
        };
        is_other.then(|| kind.to_owned())
    }
}

/// Why nothing is asked of another data source, as the end of a sentence.
pub(super) fn not_asked(other: &str) -> String {
    format!(
        "its data source is “{}”, and only Prometheus is asked here",
        one_line(other)
    )
}

/// More are looked through for no query.
const MOST_NAMED: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn knows_which_are_no_prometheus() {
        let sources = Sources::of(&json!({
            "templating": {"list": [
                {"type": "datasource", "name": "ds", "query": "prometheus"},
                {"type": "datasource", "name": "logs", "query": "loki"},
                {"type": "query", "name": "job", "query": "loki"},
            ]},
            "__inputs": [{"name": "DS_SQL", "pluginId": "mysql"}, {"name": "DS_PROM", "pluginId": "prometheus"}],
        }));
        for (source, other) in [
            (json!(null), None),
            (json!(5), None),
            (json!("Prometheus"), None),
            (json!("$ds"), None),
            (json!("${DS_PROM}"), None),
            (json!("${DS_UNKNOWN}"), None),
            (json!("$logs"), Some("loki")),
            (json!("[[logs]]"), Some("loki")),
            (json!("${DS_SQL}"), Some("mysql")),
            (json!("Loki"), Some("Loki")),
            (json!("-- Mixed --"), None),
            (json!("-- Dashboard --"), Some("-- Dashboard --")),
            (json!({"type": "prometheus", "uid": "a"}), None),
            (json!({"uid": "${ds}"}), None),
            (json!({"uid": "$logs"}), Some("loki")),
            (json!({"type": "loki", "uid": "a"}), Some("loki")),
            (json!({"type": "datasource", "uid": "-- Mixed --"}), None),
            (
                json!({"type": "datasource", "uid": "grafana"}),
                Some("grafana"),
            ),
            (
                json!({"type": "__expr__", "uid": "__expr__"}),
                Some("__expr__"),
            ),
        ] {
            assert_eq!(sources.other(Some(&source)).as_deref(), other, "{source}");
        }
        assert_eq!(sources.other(None), None);
    }
}
