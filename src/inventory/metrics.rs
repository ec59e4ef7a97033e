//! The metrics of a server, with the query that suits each.
//!
//! Source: "Querying metadata" in Prometheus' documentation of its HTTP API.

use super::row::Row;
use crate::prom::decode::tree::Json;
use crate::prom::promql::typing::metric;

pub(super) const PATHS: [&str; 2] = [
    "api/v1/label/__name__/values?limit=200000",
    "api/v1/metadata",
];

pub(super) fn read(data: &[&Json]) -> Vec<Row> {
    let [names, metadata] = data else {
        return Vec::new();
    };
    names
        .list()
        .iter()
        .map(|name| row(name.text(), metadata))
        .collect()
}

fn row(name: &str, metadata: &Json) -> Row {
    // A histogram's or summary's series have its own name and an end.
    let ends = ["", "_bucket", "_count", "_sum"].into_iter();
    let mut known = ends.filter_map(|end| {
        let about = metadata.get(name.strip_suffix(end)?).list().first()?;
        let is_own = end.is_empty() || matches!(about.get("type").text(), "histogram" | "summary");
        is_own.then_some(about)
    });
    let about = known.next();
    let text = |of: &str| about.map_or("", |about| about.get(of).text());
    let kind = text("type");
    Row {
        name: name.to_owned(),
        kind: kind.to_owned(),
        is_bad: false,
        about: [text("help"), text("unit")].join(" ").trim().to_owned(),
        query: query(name, kind),
    }
}

/// The query that suits a metric of this type; where that is not known, its name tells.
fn query(name: &str, kind: &str) -> String {
    let selector = metric(name);
    let counts = ["_total", "_count", "_sum"]
        .iter()
        .any(|end| name.ends_with(end));
    let rate = format!("rate({selector}[$__rate_interval])");
    match kind {
        _ if name.ends_with("_bucket") => format!("histogram_quantile(0.9, sum by (le) ({rate}))"),
        "gauge" => selector,
        "counter" => rate,
        _ if counts => rate,
        _ => selector,
    }
}
