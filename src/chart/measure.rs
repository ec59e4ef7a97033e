//! What a part of an expression measures, and what its operators and functions make of it.
//!
//! Sources: "Metric and label naming" in Prometheus' documentation (base units, suffixes
//! `_total`, `_sum`, `_count`, `_bucket`), and "Recording rules" (`level:metric:operations`).

use super::unit::Unit;

/// What a part of an expression measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    base: Unit,
    /// Whether it is the base unit each second.
    per_second: bool,
    /// What the observations of a histogram or summary are.
    observed: Unit,
    /// Whether it counts observations: `_count` and `_bucket`.
    counts: bool,
    /// A number that stands in the expression.
    pub(super) literal: Option<f64>,
}

impl Measure {
    /// A measure in this unit.
    pub(super) const fn of(base: Unit) -> Self {
        Self {
            base,
            per_second: false,
            observed: base,
            counts: false,
            literal: None,
        }
    }

    /// A number in the expression.
    pub(super) const fn literal(number: f64) -> Self {
        Self {
            literal: Some(number),
            ..Self::of(Unit::Number)
        }
    }

    /// What a metric of this name measures.
    pub(super) fn metric(name: &str) -> Self {
        let mut parts = name.split(':');
        let level = parts.next().unwrap_or_default();
        let metric = parts.next().unwrap_or(level);
        let operations = parts.next().unwrap_or_default();
        if metric.ends_with("ratio") || operations.starts_with("ratio") {
            return Self::of(Unit::Ratio);
        }
        let counts = metric.ends_with("_count") || metric.ends_with("_bucket");
        let observed = observed(metric);
        Self {
            base: if counts { Unit::Number } else { observed },
            per_second: operations.contains("rate"),
            observed,
            counts,
            literal: None,
        }
    }

    /// The unit of its values, all told.
    pub(super) fn unit(self) -> Unit {
        match (self.base, self.per_second) {
            (base, false) => base,
            (Unit::Number, true) => Unit::PerSecond,
            (Unit::Bytes, true) => Unit::BytesPerSecond,
            (Unit::Bits, true) => Unit::BitsPerSecond,
            (Unit::Joules, true) => Unit::Watts,
            _ => Unit::Number,
        }
    }

    /// Seconds each second, as of CPU time, are parts of one.
    fn is_part_of_one(self) -> bool {
        matches!(
            (self.base, self.per_second),
            (Unit::Seconds, true) | (Unit::Ratio, false)
        )
    }

    fn is_bare(self) -> bool {
        self.base == Unit::Number && !self.per_second
    }
}

/// Ends of the names of instants, in seconds since 1970.
const INSTANTS: [&str; 6] = [
    "_timestamp_seconds",
    "_boot_time_seconds",
    "_start_time_seconds",
    "_mtime_seconds",
    "node_time_seconds",
    "_created",
];

fn observed(metric: &str) -> Unit {
    let mut stem = metric;
    for suffix in ["_total", "_sum", "_count", "_bucket", "_max", "_min"] {
        stem = stem.strip_suffix(suffix).unwrap_or(stem);
    }
    if INSTANTS.iter().any(|end| stem.ends_with(end)) {
        return Unit::Timestamp;
    }
    let word = stem.rsplit('_').next().unwrap_or_default();
    Unit::from_word(word).unwrap_or_default()
}

/// What a function or aggregation makes of its arguments.
pub(super) fn call(function: &str, arguments: &[Measure]) -> Measure {
    let subject = arguments.iter().find(|one| one.literal.is_none());
    let subject = subject.copied().unwrap_or(Measure::of(Unit::Number));
    match function {
        "rate" | "irate" | "deriv" => Measure {
            per_second: true,
            ..subject
        },
        "histogram_quantile" | "histogram_avg" | "histogram_stddev" => {
            Measure::of(subject.observed)
        }
        "histogram_fraction" => Measure::of(Unit::Ratio),
        "time" | "timestamp" => Measure::of(Unit::Timestamp),
        "count" | "count_values" | "count_over_time" | "group" | "changes" | "resets"
        | "absent" | "absent_over_time" | "present_over_time" | "stdvar" | "stdvar_over_time"
        | "histogram_stdvar" | "histogram_count" | "sgn" | "ln" | "log2" | "log10" | "exp"
        | "sqrt" | "minute" | "hour" | "day_of_week" | "day_of_month" | "day_of_year"
        | "days_in_month" | "month" | "year" => Measure::of(Unit::Number),
        _ => subject,
    }
}

/// What a sum or difference measures; `sign` is `+` or `-`.
pub(super) fn added(left: Measure, sign: &str, right: Measure) -> Measure {
    match (left.base, right.base) {
        _ if left.literal == Some(1.0) && right.is_part_of_one() => Measure::of(Unit::Ratio),
        _ if left.literal.is_some() => right,
        _ if right.literal.is_some() => left,
        (Unit::Timestamp, Unit::Timestamp) if sign == "-" => Measure::of(Unit::Seconds),
        (Unit::Timestamp, Unit::Seconds) => left,
        _ if left.unit() == right.unit() => left,
        _ => Measure::of(Unit::Number),
    }
}

/// What a product measures.
pub(super) fn multiplied(left: Measure, right: Measure) -> Measure {
    match (left.literal, right.literal) {
        (Some(left), Some(right)) => Measure::literal(left * right),
        (Some(factor), None) => scaled(right, factor),
        (None, Some(factor)) => scaled(left, factor),
        (None, None) if right.is_bare() => left,
        (None, None) if left.is_bare() => right,
        (None, None) => Measure::of(Unit::Number),
    }
}

/// The factors that make one unit of another; of any other factor nobody knows what it does.
#[allow(
    clippy::float_cmp,
    reason = "these are the very numbers that people write"
)]
fn scaled(measure: Measure, factor: f64) -> Measure {
    if factor == 100.0 && measure.is_part_of_one() {
        return Measure::of(Unit::Percent);
    }
    let base = match measure.base {
        Unit::Bytes if factor == 8.0 => Unit::Bits,
        Unit::Seconds if factor == 1_000.0 => Unit::Milliseconds,
        base if factor == 1.0 => base,
        _ => return Measure::of(Unit::Number),
    };
    Measure { base, ..measure }
}

/// What a quotient measures.
pub(super) fn divided(left: Measure, right: Measure) -> Measure {
    let both_rates = left.per_second && right.per_second;
    if let Some(divisor) = right.literal {
        return scaled(left, divisor.recip());
    }
    if right.counts && !left.counts {
        // A sum of observations over their count: their mean.
        let per_second = left.per_second && !right.per_second;
        return Measure { per_second, ..left };
    }
    if left.unit() == right.unit() && (both_rates || left.counts || !left.is_bare()) {
        return Measure::of(Unit::Ratio);
    }
    match (right.base, left.per_second, right.per_second) {
        (Unit::Number, true, true) => Measure::of(left.base),
        (Unit::Number, _, false) => left,
        _ => Measure::of(Unit::Number),
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
