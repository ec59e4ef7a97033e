//! Values laid out by the scheme of their unit.

use super::digits::{compact, decimals, trimmed};
use super::unit::Scheme;
use crate::prom::civil::Civil;

const DECIMAL: [(&str, f64); 7] = [
    ("", 1.0),
    ("k", 1e3),
    ("M", 1e6),
    ("G", 1e9),
    ("T", 1e12),
    ("P", 1e15),
    ("E", 1e18),
];
const PHYSICAL: [(&str, f64); 10] = [
    ("n", 1e-9),
    ("µ", 1e-6),
    ("m", 1e-3),
    ("", 1.0),
    ("k", 1e3),
    ("M", 1e6),
    ("G", 1e9),
    ("T", 1e12),
    ("P", 1e15),
    ("E", 1e18),
];
const BINARY: [(&str, f64); 7] = [
    ("", 1.0),
    ("Ki", 1_024.0),
    ("Mi", 1_048_576.0),
    ("Gi", 1_073_741_824.0),
    ("Ti", 1_099_511_627_776.0),
    ("Pi", 1_125_899_906_842_624.0),
    ("Ei", 1_152_921_504_606_846_976.0),
];
const WHOLE: [(&str, f64); 1] = [("", 1.0)];
/// Parts of a second; longer times are counted in [`CLOCK`].
const SUBSECOND: [(&str, f64); 4] = [("n", 1e-9), ("µ", 1e-6), ("m", 1e-3), ("", 1.0)];
/// Seconds of each unit of time. A year is always 365 days, as in Prometheus' durations.
const CLOCK: [(&str, f64); 5] = [
    ("y", 31_536_000.0),
    ("d", 86_400.0),
    ("h", 3_600.0),
    ("min", 60.0),
    ("s", 1.0),
];

/// A value as text: with four significant digits, or as finely as ticks `spacing` apart need.
#[must_use]
pub(super) fn text(scheme: Scheme, value: f64, spacing: Option<f64>) -> String {
    if !value.is_finite() {
        return non_finite(value).to_owned();
    }
    match scheme {
        Scheme::Decimal(symbol) => prefixed(value, spacing, &DECIMAL, symbol),
        Scheme::Physical(symbol) => prefixed(value, spacing, &PHYSICAL, symbol),
        Scheme::Binary(symbol) => prefixed(value, spacing, &BINARY, symbol),
        Scheme::Fixed(factor, symbol) => {
            let spacing = spacing.map(|spacing| spacing * factor);
            prefixed(value * factor, spacing, &WHOLE, symbol)
        }
        Scheme::Clock(per_second) => {
            clock(value / per_second, spacing.map(|ticks| ticks / per_second))
        }
        Scheme::Instant => instant(value),
    }
}

/// As Prometheus writes them.
fn non_finite(value: f64) -> &'static str {
    if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "+Inf"
    } else {
        "-Inf"
    }
}

/// More decimals than this before a smaller prefix is taken.
const MOST_DECIMALS: usize = 4;

/// Beyond every prefix.
const HUGE: f64 = 1e22;

fn prefixed(value: f64, spacing: Option<f64>, prefixes: &[(&str, f64)], symbol: &str) -> String {
    // Half a last digit up, so that 999.99 becomes 1 k and not 1000.
    let size = value.abs() + spacing.map_or(value.abs() * 5e-5, |spacing| spacing / 2.0);
    if size > HUGE {
        return format!("{} {symbol}", compact(value)).trim_end().to_owned();
    }
    let fits = |&&(_, factor): &&(&str, f64)| {
        factor <= size && spacing.is_none_or(|ticks| decimals(ticks / factor) <= MOST_DECIMALS)
    };
    let (prefix, factor) = match prefixes.iter().rev().find(fits) {
        Some(found) if value != 0.0 => *found,
        _ => small(value, prefixes),
    };
    let scaled = value / factor;
    let number = match spacing {
        Some(ticks) => trimmed(scaled, decimals(ticks / factor)),
        None => compact(scaled),
    };
    let gap = if prefix.is_empty() && symbol.is_empty() {
        ""
    } else {
        " "
    };
    format!("{number}{gap}{prefix}{symbol}")
}

/// The prefix of what is smaller than every prefix: zero stands without one.
fn small<'a>(value: f64, prefixes: &[(&'a str, f64)]) -> (&'a str, f64) {
    let smallest = prefixes.first().filter(|_| value != 0.0);
    smallest.copied().unwrap_or(("", 1.0))
}

fn clock(seconds: f64, spacing: Option<f64>) -> String {
    let size = seconds.abs();
    if !(59.995..=1e12).contains(&size) {
        return prefixed(seconds, spacing, &SUBSECOND, "s");
    }
    let finest = finest_unit(size, spacing);
    let (_, whole) = CLOCK[finest];
    let rounding = spacing.filter(|ticks| *ticks < 1.0).unwrap_or(whole);
    let mut left = (size / rounding).round() * rounding;
    let mut parts = Vec::new();
    for &(name, unit) in &CLOCK[..=finest] {
        let is_last = unit <= whole;
        let count = if is_last {
            left / unit
        } else {
            (left / unit).floor()
        };
        left -= (count * unit).min(left);
        if count > 0.0 {
            parts.push(format!(
                "{} {name}",
                trimmed(count, decimals(rounding / unit))
            ));
        }
    }
    let sign = if seconds < 0.0 { "-" } else { "" };
    format!("{sign}{}", parts.join(" "))
}

/// The index in [`CLOCK`] of the last unit to write: the one after the leading one, or as fine
/// as the ticks are.
fn finest_unit(size: f64, spacing: Option<f64>) -> usize {
    let last = CLOCK.len() - 1;
    let index = match spacing {
        Some(ticks) => CLOCK.iter().position(|(_, unit)| ticks % unit == 0.0),
        None => CLOCK
            .iter()
            .position(|(_, unit)| *unit <= size)
            .map(|leading| leading + 1),
    };
    index.map_or(last, |index| index.min(last))
}

/// The last second of the year 9999; later ones are hardly instants.
const LAST_INSTANT: f64 = 253_402_300_799.0;

fn instant(seconds: f64) -> String {
    if seconds.abs() > LAST_INSTANT {
        return trimmed(seconds, 0);
    }
    #[allow(clippy::cast_possible_truncation, reason = "bounded just before")]
    let ms = (seconds * 1_000.0) as i64;
    format!("{}Z", Civil::from_ms(ms))
}
