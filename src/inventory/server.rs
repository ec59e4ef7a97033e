//! What a server tells of itself: its build, how it runs, what takes room in it, and how it was started.
//!
//! Source: "Status" and "TSDB Stats" in Prometheus' documentation of its HTTP API.

use super::row::Row;
use crate::prom::decode::tree::Json;
use crate::prom::promql::string::string;
use crate::prom::promql::typing::{self, is_plain};

pub(super) const PATHS: [&str; 4] = [
    "api/v1/status/buildinfo",
    "api/v1/status/runtimeinfo",
    "api/v1/status/tsdb",
    "api/v1/status/flags",
];

pub(super) fn read(data: &[&Json]) -> Vec<Row> {
    let [build, runtime, storage, flags] = data else {
        return Vec::new();
    };
    let series = storage
        .get("seriesCountByMetricName")
        .list()
        .iter()
        .map(metric);
    let labels = storage
        .get("labelValueCountByLabelName")
        .list()
        .iter()
        .map(label);
    let facts = facts(build, "build").chain(facts(runtime, "runtime"));
    facts
        .chain(series)
        .chain(labels)
        .chain(self::facts(flags, "flag"))
        .collect()
}

fn facts<'a>(data: &'a Json, kind: &'a str) -> impl Iterator<Item = Row> + 'a {
    data.members().iter().map(move |(name, value)| Row {
        name: name.clone(),
        kind: kind.to_owned(),
        is_bad: name == "reloadConfigSuccess" && value.text() == "false",
        about: value.text().to_owned(),
        query: String::new(),
    })
}

fn metric(count: &Json) -> Row {
    let name = count.get("name").text();
    Row {
        name: name.to_owned(),
        kind: "series".to_owned(),
        is_bad: false,
        about: format!("{} series", count.get("value").text()),
        query: format!("count({})", typing::metric(name)),
    }
}

fn label(count: &Json) -> Row {
    let name = count.get("name").text();
    Row {
        name: name.to_owned(),
        kind: "label".to_owned(),
        is_bad: false,
        about: format!("{} values", count.get("value").text()),
        query: {
            let label = if is_plain(name) {
                name.to_owned()
            } else {
                string(name)
            };
            format!("topk(10, count by ({label}) ({{{label}!=\"\"}}))")
        },
    }
}
