//! The requests that an answer came by, each with the server's own statistics.
//!
//! Source: "Query statistics" in the HTTP API's documentation; `stats` there are durations in
//! seconds and counts of samples, more of them with each version of the server.

use super::table::{UNKNOWN, ms_text};
use super::timings::Timings;
use super::{Table, json, secret};
use crate::measure::unit::Unit;
use crate::prom::float;
use crate::prom::window::Window;
use crate::prom::zone::{self, UTC};

/// One request of those that an answer came by.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it asked for.
    pub window: Window,
    /// How long it took.
    pub timings: Timings,
    /// The server's statistics, a JSON object, where they were asked for.
    pub stats: Option<String>,
    /// The headers of the answer that the browser lets the page read.
    pub headers: Vec<(String, String)>,
}

/// The parts, a row each; the server's statistics under the server's names for them.
#[must_use]
pub fn table(parts: &[Part]) -> Table {
    let stats: Vec<Vec<(String, String)>> = parts.iter().map(statistics).collect();
    let mut names: Vec<&String> = Vec::new();
    for (name, _) in stats.iter().flatten() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let rows = parts.iter().zip(&stats).map(|(part, stats)| {
        let cells = names.iter().map(|name| {
            let stat = stats.iter().find(|(of, _)| of == *name);
            stat.map_or_else(|| UNKNOWN.to_owned(), |(_, value)| value.clone())
        });
        row(part).into_iter().chain(cells).collect()
    });
    let rows = rows.collect();
    let mut table = Table::with_heads(
        "Parts",
        &[
            "From (UTC)",
            "To (UTC)",
            "Waited",
            "Downloaded",
            "Decoded",
            "Size",
        ],
        rows,
    );
    table.heads.extend(names.into_iter().cloned());
    table
}

/// The headers of the first part's answer.
#[must_use]
pub fn headers(parts: &[Part]) -> Table {
    let headers = parts.iter().take(1).flat_map(|part| &part.headers);
    let safe = headers.map(|(name, value)| (name.as_str(), secret::left_out(name, value)));
    Table::of_facts("Headers of the answer", safe)
}

fn row(part: &Part) -> [String; 6] {
    let Part {
        window, timings, ..
    } = part;
    [
        zone::local(window.start, UTC).to_string(),
        zone::local(window.end, UTC).to_string(),
        ms_text(timings.waited),
        ms_text(timings.downloaded),
        ms_text(timings.decoded),
        Unit::Bytes.format(timings.bytes),
    ]
}

fn statistics(part: &Part) -> Vec<(String, String)> {
    let stats = json::members(part.stats.as_deref().unwrap_or_default());
    let worded = stats.into_iter().map(|(name, value)| {
        let value = match float::read(&value) {
            Some(seconds) if name.ends_with("Time") => format!("{:.3} ms", seconds * 1_000.0),
            _ => value,
        };
        (name, value)
    });
    worded.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::duration::Duration;
    use crate::prom::timestamp::Timestamp;

    fn part(start: i64, stats: Option<&str>) -> Part {
        let start = Timestamp::from_ms(start);
        Part {
            window: Window {
                start,
                end: start + Duration::MINUTE,
                step: Duration::from_seconds(15),
            },
            timings: Timings {
                waited: 5.0,
                downloaded: 1.0,
                decoded: 0.25,
                bytes: 1_536.0,
            },
            stats: stats.map(str::to_owned),
            headers: vec![
                ("content-type".to_owned(), "application/json".to_owned()),
                ("x-session".to_owned(), "1234".to_owned()),
            ],
        }
    }

    #[test]
    fn each_has_the_servers_statistics() {
        let stats = r#"{"timings":{"evalTotalTime":0.000447452,"execTotalTime":0.0005},
            "samples":{"totalQueryableSamplesPerStep":[[1,2],[3,4]],"totalQueryableSamples":11,"peakSamples":12}}"#;
        let table = table(&[part(0, Some(stats)), part(120_000, None)]);
        assert_eq!(
            table.heads[6..],
            [
                "evalTotalTime",
                "execTotalTime",
                "totalQueryableSamples",
                "peakSamples"
            ]
        );
        assert_eq!(
            table.rows,
            [
                [
                    "1970-01-01 00:00:00",
                    "1970-01-01 00:01:00",
                    "5.0 ms",
                    "1.0 ms",
                    "0.2 ms",
                    "1.5 KiB",
                    "0.447 ms",
                    "0.500 ms",
                    "11",
                    "12"
                ],
                [
                    "1970-01-01 00:02:00",
                    "1970-01-01 00:03:00",
                    "5.0 ms",
                    "1.0 ms",
                    "0.2 ms",
                    "1.5 KiB",
                    "–",
                    "–",
                    "–",
                    "–"
                ],
            ]
        );
    }

    #[test]
    fn headers_are_those_of_the_first_part_without_secrets() {
        assert_eq!(
            headers(&[part(0, None), part(1, None)]).rows,
            [
                ["content-type", "application/json"],
                ["x-session", "(left out)"]
            ]
        );
        assert_eq!(headers(&[]).rows, [[""; 0]; 0]);
    }
}
