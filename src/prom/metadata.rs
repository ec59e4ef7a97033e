//! What a server knows of its metrics.
//!
//! Source: "Querying metric metadata" in Prometheus' documentation of its HTTP API.

use super::decode::tree::Json;
use crate::order::sort;

/// Where it is asked for, below the server's address.
pub const METADATA: &str = "api/v1/metadata?limit=20000";

/// What a server knows of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About<'a> {
    /// As the server names types; empty where it is not known, or targets disagree.
    pub kind: &'a str,
    pub help: &'a str,
}

impl About<'_> {
    /// The type, and what the metric is.
    #[must_use]
    pub fn words(self) -> String {
        match (self.kind, self.help) {
            (kind, "") => kind.to_owned(),
            ("", help) => help.to_owned(),
            (kind, help) => [kind, " · ", help].concat(),
        }
    }
}

/// A line for each metric of an answer, as [`about`] searches them; none where it is no such answer.
#[must_use]
pub fn read(json: &str) -> Vec<String> {
    let answer = Json::read(json).unwrap_or_default();
    let metrics = answer.get("data").members().iter();
    let lines = metrics.map(|(name, told)| line(name, told.list()));
    let mut lines: Vec<String> = lines.collect();
    sort(&mut lines, String::cmp);
    lines
}

fn line(name: &str, told: &[Json]) -> String {
    let first = |of: &str| told.first().map_or("", |about| about.get(of).text());
    let kind = first("type");
    let is_agreed = told.iter().all(|about| about.get("type").text() == kind);
    let kind = if is_agreed && kind != "unknown" {
        kind
    } else {
        ""
    };
    [name, kind, first("help")].join("\t")
}

/// What is known of the metric of this name. The series of histograms, summaries and counters may have their metric's
/// name and an end.
#[must_use]
pub fn about<'a>(lines: &'a [String], name: &str) -> Option<About<'a>> {
    if let Some(known) = exactly(lines, name) {
        return Some(known);
    }
    let (metric, end) = name.rsplit_once('_')?;
    let is_of = |known: &About<'_>| match end {
        "bucket" | "count" | "sum" => matches!(known.kind, "histogram" | "summary"),
        "total" => known.kind == "counter",
        _ => false,
    };
    exactly(lines, metric).filter(is_of)
}

fn exactly<'a>(lines: &'a [String], name: &str) -> Option<About<'a>> {
    let start = [name, "\t"].concat();
    let place = lines.partition_point(|line| *line < start);
    let (kind, help) = lines.get(place)?.strip_prefix(&start)?.split_once('\t')?;
    Some(About { kind, help })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_series_finds_its_metric() {
        let lines = read(
            r#"{"status":"success","data":{
                "requests_total":[{"type":"counter","help":"All\tof them.","unit":""}],
                "requests":[{"type":"gauge","help":"Under way.","unit":""}],
                "latency":[{"type":"histogram","help":"","unit":"seconds"},{"type":"histogram","help":"Late.","unit":""}],
                "size":[{"type":"summary","help":"","unit":""}],
                "jobs":[{"type":"counter","help":"Done.","unit":""}],
                "mixed":[{"type":"gauge","help":"A.","unit":""},{"type":"counter","help":"B.","unit":""}],
                "odd":[{"type":"unknown","help":"Odd.","unit":""}],
                "none":[]
            }}"#,
        );
        for (name, expected) in [
            ("requests_total", Some(("counter", "All\tof them."))),
            ("requests", Some(("gauge", "Under way."))),
            ("request", None),
            ("latency_bucket", Some(("histogram", ""))),
            ("latency_sum", Some(("histogram", ""))),
            ("latency", Some(("histogram", ""))),
            ("size_count", Some(("summary", ""))),
            ("requests_count", None),
            ("jobs_total", Some(("counter", "Done."))),
            ("jobs_created", None),
            ("mixed", Some(("", "A."))),
            ("odd", Some(("", "Odd."))),
            ("none", Some(("", ""))),
            ("", None),
        ] {
            let found = about(&lines, name).map(|about| (about.kind, about.help));
            assert_eq!(found, expected, "{name}");
        }
        for (name, words) in [
            ("requests", "gauge · Under way."),
            ("latency", "histogram"),
            ("odd", "Odd."),
            ("none", ""),
        ] {
            assert_eq!(
                about(&lines, name).map(About::words).as_deref(),
                Some(words)
            );
        }
        for other in ["", "<html>", r#"{"data":null}"#, r#"{"data":["a"]}"#] {
            assert_eq!(read(other), [""; 0], "{other}");
        }
    }
}
