//! Values laid out by the scheme of their unit.

use super::digits::{Fineness, written};
use super::scheme::Scheme;
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::{self, UTC};

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

/// A value as text, as finely as it has to be.
#[must_use]
pub(super) fn text(scheme: Scheme, value: f64, fineness: Fineness) -> String {
    if !value.is_finite() {
        return non_finite(value).to_owned();
    }
    let fineness = fineness.of(value);
    match scheme {
        Scheme::Decimal(symbol) => prefixed(value, fineness, &DECIMAL, symbol),
        Scheme::Physical(symbol) => prefixed(value, fineness, &PHYSICAL, symbol),
        Scheme::Binary(symbol) => prefixed(value, fineness, &BINARY, symbol),
        // What is no float in percent stands as the number that it is.
        Scheme::Fixed(factor, _) if !(value * factor).is_finite() => written(value, fineness),
        Scheme::Fixed(factor, symbol) => {
            prefixed(value * factor, fineness.times(factor), &WHOLE, symbol)
        }
        Scheme::Clock(per_second) => clock(value / per_second, fineness.times(per_second.recip())),
        Scheme::Instant => instant(value, fineness),
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

fn prefixed(value: f64, fineness: Fineness, prefixes: &[(&str, f64)], symbol: &str) -> String {
    // Half a last digit up, so that 999.99 becomes 1 k and not 1000.
    let size = value.abs() + fineness.rounding(value);
    if size > HUGE {
        let number = written(value, fineness);
        return format!("{number} {symbol}").trim_end().to_owned();
    }
    let fits = |&&(_, factor): &&(&str, f64)| {
        factor <= size && fineness.times(factor.recip()).decimals() <= MOST_DECIMALS
    };
    let (prefix, factor) = match prefixes.iter().rev().find(fits) {
        Some(found) if value != 0.0 => *found,
        _ => small(value, prefixes),
    };
    let number = written(value / factor, fineness.times(factor.recip()));
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

fn clock(seconds: f64, fineness: Fineness) -> String {
    let size = seconds.abs();
    if !(59.995..=1e12).contains(&size) {
        return prefixed(seconds, fineness, &SUBSECOND, "s");
    }
    let finest = finest_unit(size, fineness);
    let (_, whole) = CLOCK[finest];
    let rounding = match fineness {
        Fineness::Multiples(distance) if distance < 1.0 => distance,
        Fineness::Apart(distance) if distance < 1.0 => {
            10_f64.powf(distance.log10().floor()).max(1e-9)
        }
        _ => whole,
    };
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
            let count = written(count, Fineness::Multiples(rounding / unit));
            parts.push(format!("{count} {name}"));
        }
    }
    let sign = if seconds < 0.0 { "-" } else { "" };
    format!("{sign}{}", parts.join(" "))
}

/// The index in [`CLOCK`] of the last unit to write: the one after the leading one, or as fine
/// as the distance is.
fn finest_unit(size: f64, fineness: Fineness) -> usize {
    let last = CLOCK.len() - 1;
    let first = |fits: &dyn Fn(f64) -> bool| {
        let found = CLOCK.iter().position(|(_, unit)| fits(*unit));
        found.unwrap_or(last)
    };
    let alone = (first(&|unit| unit <= size) + 1).min(last);
    match fineness {
        Fineness::Alone => alone,
        Fineness::Multiples(distance) => first(&|unit| distance % unit == 0.0),
        Fineness::Apart(distance) => first(&|unit| unit <= distance).max(alone),
    }
}

fn instant(seconds: f64, fineness: Fineness) -> String {
    if seconds.abs() > Timestamp::END_OF_9999.float() / 1_000.0 {
        let whole = Fineness::Multiples(1.0);
        return written(seconds, fineness.distance().map_or(whole, |_| fineness));
    }
    let decimals = fineness.decimals().min(6);
    let shift = 10_f64.powi(i32::try_from(decimals).unwrap_or_default());
    // A clock shows a second until the next.
    let shown = match decimals {
        0 => seconds.floor(),
        _ => (seconds * shift).round() / shift,
    };
    let civil = zone::local(Timestamp::from_float(shown.floor() * 1_000.0), UTC);
    let fraction = format!("{:.decimals$}", shown - shown.floor());
    format!("{civil}{}Z", fraction.trim_start_matches('0'))
}
