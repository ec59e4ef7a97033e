//! The last requests of this visit.

use super::Table;
use super::table::{UNKNOWN, instant_text, ms_text};
use super::timings::Timings;
use crate::measure::unit::Unit;
use crate::prom::timestamp::Timestamp;

/// How many requests are remembered.
const REMEMBERED: usize = 50;

/// What a request was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A range query, or a part of one.
    Range,
    /// An instant query.
    Instant,
    /// The exemplars of a range query.
    Exemplars,
    /// Whether a server is there, and which.
    Probe,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Range => "range",
            Self::Instant => "instant",
            Self::Exemplars => "exemplars",
            Self::Probe => "probe",
        }
    }
}

/// A request and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// When it went out.
    pub at: Timestamp,
    /// What it was for.
    pub kind: Kind,
    /// The query, or the path that was asked.
    pub asked: String,
    /// The HTTP status, where an answer came that the page may read.
    pub status: Option<u16>,
    /// How long it took.
    pub timings: Timings,
    /// What came of it, in words.
    pub outcome: String,
}

/// The last requests; older ones are forgotten.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline(Vec<Record>);

impl Timeline {
    /// Adds a request that has ended.
    pub fn add(&mut self, record: Record) {
        if self.0.len() == REMEMBERED {
            self.0.remove(0);
        }
        self.0.push(record);
    }

    /// The requests, the one that ended last first.
    #[must_use]
    pub fn table(&self) -> Table {
        Table::with_heads(
            "Last requests",
            &[
                "When (UTC)",
                "What",
                "Asked",
                "Status",
                "Size",
                "Waited",
                "Downloaded",
                "Decoded",
                "Outcome",
            ],
            self.0.iter().rev().map(row).collect(),
        )
    }
}

fn row(record: &Record) -> Vec<String> {
    let timings = &record.timings;
    let status = record.status.map(|status| status.to_string());
    vec![
        instant_text(record.at),
        record.kind.name().to_owned(),
        record.asked.clone(),
        status.unwrap_or_else(|| UNKNOWN.to_owned()),
        Unit::Bytes.format(timings.bytes),
        ms_text(timings.waited),
        ms_text(timings.downloaded),
        ms_text(timings.decoded),
        record.outcome.clone(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(ms: i64) -> Record {
        Record {
            at: Timestamp::from_ms(ms),
            kind: Kind::Range,
            asked: "up".to_owned(),
            status: Some(200),
            timings: Timings {
                waited: 12.0,
                downloaded: 3.0,
                decoded: 0.5,
                bytes: 2_048.0,
            },
            outcome: "1 series".to_owned(),
        }
    }

    #[test]
    fn a_request_is_a_row_and_the_newest_is_first() {
        let mut timeline = Timeline::default();
        timeline.add(record(0));
        timeline.add(Record {
            kind: Kind::Probe,
            asked: "-/healthy".to_owned(),
            status: None,
            timings: Timings::default(),
            outcome: "No answer".to_owned(),
            ..record(1_500)
        });
        assert_eq!(
            timeline.table().rows,
            [
                [
                    "1970-01-01 00:00:01.500",
                    "probe",
                    "-/healthy",
                    "–",
                    "0 B",
                    "0.0 ms",
                    "0.0 ms",
                    "0.0 ms",
                    "No answer"
                ],
                [
                    "1970-01-01 00:00:00.000",
                    "range",
                    "up",
                    "200",
                    "2 KiB",
                    "12.0 ms",
                    "3.0 ms",
                    "0.5 ms",
                    "1 series"
                ],
            ]
        );
    }

    #[test]
    fn fifty_are_remembered() {
        let mut timeline = Timeline::default();
        (0..60).for_each(|ms| timeline.add(record(ms)));
        let rows = timeline.table().rows;
        assert_eq!(rows.len(), 50);
        assert_eq!(rows[0][0], "1970-01-01 00:00:00.059");
        assert_eq!(rows[49][0], "1970-01-01 00:00:00.010");
    }
}
