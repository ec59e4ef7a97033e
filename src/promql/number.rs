//! Numbers and durations as PromQL writes them.
//!
//! Source: "Float literals and time durations" in Prometheus' documentation of PromQL's basics, and
//! "MetricsQL features" in VictoriaMetrics' documentation for suffixes and steps.

use crate::prom::duration::Duration;
use crate::prom::float;

/// What a token says that begins with a digit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Literal {
    Plain(f64),
    /// In seconds.
    Length(f64),
    /// A number or length that only MetricsQL reads: `5i`, `1.5h`, `2Ki`.
    OfMetricsQl,
}

/// Reads a number or a duration; none where no server could.
pub(super) fn read(text: &str) -> Option<Literal> {
    let lower = text.to_ascii_lowercase();
    if let Some(number) = whole(&lower).or_else(|| fraction(&lower)) {
        return Some(Literal::Plain(number));
    }
    if let Ok(length) = text.parse::<Duration>() {
        return Some(Literal::Length(length.float() / 1_000.0));
    }
    is_of_metrics_ql(text).then_some(Literal::OfMetricsQl)
}

/// A whole number in hexadecimal digits, or in octal ones behind a zero.
fn whole(lower: &str) -> Option<f64> {
    let (digits, base) = match lower.strip_prefix("0x") {
        Some(digits) => (digits, 16),
        None => (lower.strip_prefix('0')?, 8),
    };
    in_base(digits, base)
}

fn in_base(digits: &str, base: u32) -> Option<f64> {
    let digits = without_underscores(digits)?;
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_digit(base));
    let add = |sum: f64, c: char| sum * f64::from(base) + f64::from(c.to_digit(base).unwrap_or(0));
    is_number.then(|| digits.chars().fold(0.0, add))
}

fn fraction(lower: &str) -> Option<f64> {
    let is_decimal = |c: char| c.is_ascii_digit() || ".e+-_".contains(c);
    if !lower.chars().all(is_decimal) {
        return None;
    }
    float::read(&without_underscores(lower)?)
}

/// Without the underscores between digits; none where one stands elsewhere.
fn without_underscores(digits: &str) -> Option<String> {
    let is_odd = digits.ends_with('_') || digits.contains("__");
    (!is_odd).then(|| digits.replace('_', ""))
}

/// Suffixes of sizes, and units of time with the step among them.
const SUFFIXES: [&str; 16] = [
    "kib", "kb", "ki", "k", "mib", "mb", "mi", "gib", "gb", "gi", "g", "tib", "tb", "ti", "t", "b",
];
const UNITS: [&str; 8] = ["ms", "s", "m", "h", "d", "w", "y", "i"];

fn is_of_metrics_ql(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let sizes = SUFFIXES.iter().filter_map(|end| lower.strip_suffix(end));
    if sizes.into_iter().any(|number| fraction(number).is_some()) {
        return true;
    }
    let binary = lower.strip_prefix("0b").map(|digits| (digits, 2));
    let octal = || lower.strip_prefix("0o").map(|digits| (digits, 8));
    let other = binary.or_else(octal);
    other.is_some_and(|(digits, base)| in_base(digits, base).is_some()) || is_sum_of_lengths(text)
}

/// `1h5.5m2i`: MetricsQL takes fractions and steps.
fn is_sum_of_lengths(text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_alphabetic());
        let Some((number, after)) = end.map(|end| rest.split_at(end)) else {
            return false;
        };
        let end = after.find(|c: char| !c.is_ascii_alphabetic());
        let (unit, next) = after.split_at(end.unwrap_or(after.len()));
        if fraction(number).is_none() || !UNITS.contains(&unit) {
            return false;
        }
        rest = next;
    }
    // In whole units and from the longest on it would be a duration of Prometheus.
    text.contains(['.', 'i'])
}

/// A number without exponent, as Prometheus writes it: `0.5`, `+Inf`, `NaN`.
pub(super) fn text(value: f64) -> String {
    if value.is_infinite() {
        let text = if value > 0.0 { "+Inf" } else { "-Inf" };
        return text.to_owned();
    }
    value.to_string()
}

/// A duration of so many seconds: `1h30m`, `-5m`.
pub(super) fn length(seconds: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "saturates, and a duration is at most 292 years"
    )]
    let ms = (seconds.abs() * 1_000.0).round() as i64;
    let length = Duration::from_ms(ms).to_string();
    if seconds < 0.0 {
        return format!("-{length}");
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read() {
        for (written, value) in [
            ("1", 1.0),
            ("1.5e-3", 0.001_5),
            ("0x1F", 31.0),
            ("010", 8.0),
            ("08", 8.0),
            ("0", 0.0),
            ("1_000.5", 1_000.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("1e400", f64::INFINITY),
        ] {
            assert_eq!(read(written), Some(Literal::Plain(value)), "{written}");
        }
    }

    #[test]
    fn lengths_are_read() {
        for (written, seconds) in [("5m", 300.0), ("1h30m", 5_400.0), ("500ms", 0.5)] {
            assert_eq!(read(written), Some(Literal::Length(seconds)), "{written}");
            assert_eq!(length(seconds), written);
        }
        assert_eq!(length(-60.0), "-1m");
    }

    #[test]
    fn what_only_metrics_ql_reads_is_told_apart() {
        for written in [
            "5i", "1.5h", "1h2i", "0b101", "0o17", "2Ki", "0.01Ki", "3MB", "7G",
        ] {
            assert_eq!(read(written), Some(Literal::OfMetricsQl), "{written}");
        }
        for written in [
            "5mm", "0x", "1.2.3", "1h1d", "5x", "1__0", "1_", "0b2", "1e", "b",
        ] {
            assert_eq!(read(written), None, "{written}");
        }
    }

    #[test]
    fn numbers_are_written_without_exponent() {
        for (value, written) in [
            (0.5, "0.5"),
            (1e21, "1000000000000000000000"),
            (f64::INFINITY, "+Inf"),
            (f64::NEG_INFINITY, "-Inf"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(text(value), written);
        }
    }
}
