//! What a metric measures, by its name.
//!
//! Sources: "Metric and label naming" in Prometheus' documentation (base units, suffixes
//! `_total`, `_sum`, `_count`, `_bucket`), and "Recording rules" (`level:metric:operations`).

use super::amount::{Amount, Nature};
use super::operators::Measure;
use super::unit::Unit;

/// What stands before the unit of time in the names of instants, which are counted from 1970.
const INSTANTS: [&str; 6] = [
    "timestamp",
    "timestamp_in",
    "_boot_time",
    "_start_time",
    "_mtime",
    "node_time",
];
/// The end of a well-known instant without a unit in its name, in seconds.
const EXPIRY: &str = "_cert_expiry";

/// Ends of the names of metrics whose value is 1.
const ONES: [&str; 3] = ["_info", "_labels", "_owner"];

impl Measure {
    /// What a metric of this name measures.
    pub(super) fn metric(name: &str) -> Self {
        let mut parts = name.split(':');
        let level = parts.next().unwrap_or_default();
        let metric = parts.next().unwrap_or(level);
        let operations = parts.next().unwrap_or_default();
        let was = |operation: &str| {
            let mut all = operations.split('_');
            all.any(|one| one.starts_with(operation))
        };
        let ends = |end: &&str| metric.ends_with(*end);
        if metric.ends_with("ratio") || was("ratio") {
            return Self::of(Amount::of(Unit::Ratio));
        }
        if was("count") || metric == "up" || ONES.iter().any(ends) {
            return Self::of(Amount::plain(Nature::Count));
        }
        let observed = observed(metric);
        let before_unit = metric.rsplit_once('_').map_or("", |(before, _)| before);
        let is_instant = INSTANTS.iter().any(|end| before_unit.ends_with(end));
        if is_instant && observed.is_time() {
            return Self {
                amount: observed,
                ..Self::INSTANT
            };
        }
        if metric.ends_with(EXPIRY) {
            return Self::INSTANT;
        }
        let counts = ends(&"_count") || ends(&"_bucket");
        let is_counter = observed == Amount::UNKNOWN && ends(&"_total");
        let amount = if counts || is_counter {
            Amount::plain(Nature::Events)
        } else {
            observed
        };
        let is_rate = ["rate", "irate", "deriv"].into_iter().any(was);
        Self {
            amount: if is_rate { amount.per_second() } else { amount },
            observed,
            ..Self::UNKNOWN
        }
    }

    /// What metrics measure whose names are known by their end alone, from an underscore on.
    pub(super) fn ending(end: &str) -> Self {
        let measure = Self::metric(end);
        let may_be_an_instant = end.ends_with("_seconds");
        match measure.amount.nature {
            Nature::Physical | Nature::Share if !may_be_an_instant => measure,
            Nature::Events if measure.observed != Amount::UNKNOWN => measure,
            _ => Self::UNKNOWN,
        }
    }
}

fn observed(metric: &str) -> Amount {
    let mut stem = metric;
    for suffix in ["_total", "_sum", "_count", "_bucket", "_max", "_min"] {
        stem = stem.strip_suffix(suffix).unwrap_or(stem);
    }
    let word = stem.rsplit('_').next().unwrap_or_default();
    let per = |seconds: f64| Amount::SECONDS.scaled(seconds.recip());
    match word {
        "nanoseconds" => per(1e-9),
        "microseconds" => per(1e-6),
        "minutes" => per(60.0),
        "hours" => per(3_600.0),
        "days" => per(86_400.0),
        word => Amount::of(Unit::from_word(word).unwrap_or_default()),
    }
}

impl Unit {
    /// The unit of a word: a metric's suffix, or the `unit` of its metadata.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "bytes" => Self::Bytes,
            "bits" => Self::Bits,
            "seconds" => Self::Seconds,
            "milliseconds" | "ms" => Self::Milliseconds,
            "ratio" => Self::Ratio,
            "percent" | "percentage" => Self::Percent,
            "hertz" => Self::Hertz,
            "celsius" => Self::Celsius,
            "volts" => Self::Volts,
            "amperes" => Self::Amperes,
            "watts" => Self::Watts,
            "joules" => Self::Joules,
            _ => return None,
        })
    }
}
