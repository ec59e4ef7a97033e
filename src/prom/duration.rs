//! Prometheus' durations: `30s`, `1h30m`, `2d`.
//!
//! Source: "Time durations" in Prometheus' documentation of PromQL's basics.

use std::fmt;
use std::str::FromStr;

use super::float;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Units from the longest to the shortest, in milliseconds. A year is always 365 days.
const UNITS: [(&str, i64); 7] = [
    ("y", Duration::DAY.times(365).0),
    ("w", Duration::DAY.times(7).0),
    ("d", Duration::DAY.0),
    ("h", Duration::HOUR.0),
    ("m", Duration::MINUTE.0),
    ("s", Duration::SECOND.0),
    ("ms", 1),
];

/// A length of time in whole milliseconds, never negative.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Duration(i64);

impl Duration {
    pub const ZERO: Self = Self(0);
    pub const SECOND: Self = Self(1_000);
    pub const MINUTE: Self = Self::SECOND.times(60);
    pub const HOUR: Self = Self::MINUTE.times(60);
    pub const DAY: Self = Self::HOUR.times(24);

    /// A duration of so many milliseconds; below zero becomes zero.
    #[must_use]
    pub const fn from_ms(ms: i64) -> Self {
        Self(if ms < 0 { 0 } else { ms })
    }

    /// A duration of so many seconds.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self::from_ms(seconds.saturating_mul(1_000))
    }

    /// So many times as long.
    #[must_use]
    pub const fn times(self, count: i64) -> Self {
        Self::from_ms(self.0 * count)
    }

    /// Milliseconds.
    #[must_use]
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// Milliseconds, as columns of samples have them.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "exact: the longest is far below 2^53"
    )]
    pub const fn float(self) -> f64 {
        self.0 as f64
    }

    /// Seconds as Prometheus' API takes them: `15`, `0.5`.
    #[must_use]
    pub fn seconds(self) -> String {
        let (whole, rest) = (self.0 / 1_000, self.0 % 1_000);
        if rest == 0 {
            return whole.to_string();
        }
        format!("{whole}.{rest:03}")
            .trim_end_matches('0')
            .to_owned()
    }
}

/// The shortest form that Prometheus reads: `1h30m`; zero is `0s`. Weeks and years are written
/// only where they come out whole, as Prometheus does.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("0s");
        }
        let mut left = self.0;
        for (unit, ms) in UNITS {
            let whole_only = matches!(unit, "y" | "w");
            if left < ms || (whole_only && left % ms != 0) {
                continue;
            }
            write!(f, "{}{unit}", left / ms)?;
            left %= ms;
        }
        Ok(())
    }
}

/// Text that is no duration.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("“{0}” is not a duration. Write one as 30s, 5m, 1h30m or 2d.")]
pub struct NotADuration(String);

/// Reads Prometheus' form, or seconds as a bare number: `1h30m`, `90`, `0.5`.
impl FromStr for Duration {
    type Err = NotADuration;

    fn from_str(text: &str) -> Result<Self, NotADuration> {
        let text = text.trim();
        from_seconds(text)
            .or_else(|| from_units(text))
            .map(Self)
            .ok_or_else(|| NotADuration(text.to_owned()))
    }
}

/// What Prometheus itself can count in, nanoseconds in 64 bits: more is a slip of the hand.
pub const LONGEST: Duration = Duration::DAY.times(292 * 365);

fn from_seconds(text: &str) -> Option<i64> {
    if !text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        return None;
    }
    let ms = (float::read(text)? * 1_000.0).round();
    #[allow(clippy::cast_possible_truncation, reason = "bounded just before")]
    (ms <= LONGEST.float()).then_some(ms as i64)
}

fn from_units(text: &str) -> Option<i64> {
    let mut rest = text;
    let mut total = 0_i64;
    let mut shorter = UNITS.as_slice();
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, after) = rest.split_at(digits);
        let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (unit, after) = after.split_at(letters);
        let at = shorter.iter().position(|(name, _)| *name == unit)?;
        let ms = number.parse::<i64>().ok()?.checked_mul(shorter[at].1)?;
        total = total.checked_add(ms)?;
        shorter = &shorter[at + 1..];
        rest = after;
    }
    (!text.is_empty() && total <= LONGEST.0).then_some(total)
}

impl TryFrom<String> for Duration {
    type Error = NotADuration;

    fn try_from(text: String) -> Result<Self, NotADuration> {
        text.parse()
    }
}

impl From<Duration> for String {
    fn from(duration: Duration) -> Self {
        duration.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_prometheus_reads() {
        for (text, ms) in [
            ("30s", 30_000),
            ("1h30m", 5_400_000),
            (" 5m ", 300_000),
            ("2d", 172_800_000),
            ("1w1d", 691_200_000),
            ("1y", 31_536_000_000),
            ("200y", 6_307_200_000_000),
            ("1m30s500ms", 90_500),
            ("90", 90_000),
            ("0.5", 500),
            ("0s", 0),
        ] {
            assert_eq!(text.parse(), Ok(Duration(ms)), "{text}");
        }
    }

    #[test]
    fn says_what_a_duration_looks_like() {
        for text in [
            "",
            "abc",
            "1x",
            "30m1h",
            "1h1h",
            "-5m",
            "1.5h",
            "h",
            "5 m",
            "1h 30m",
            "300y",
            "99999999999999y",
            "1.",
        ] {
            let said = text.parse::<Duration>().map_err(|error| error.to_string());
            if text == "1." {
                assert_eq!(said, Ok(Duration(1_000)));
                continue;
            }
            let expected =
                format!("“{text}” is not a duration. Write one as 30s, 5m, 1h30m or 2d.");
            assert_eq!(said, Err(expected));
        }
    }

    #[test]
    fn gives_seconds_as_the_api_takes_them() {
        for (ms, seconds) in [(15_000, "15"), (500, "0.5"), (1_050, "1.05"), (1, "0.001")] {
            assert_eq!(Duration(ms).seconds(), seconds);
        }
    }

    proptest! {
        #[test]
        fn shows_what_it_reads(ms in 0..=LONGEST.0) {
            prop_assert_eq!(Duration(ms).to_string().parse(), Ok(Duration(ms)));
        }
    }
}
