//! Times as the reader's clock shows them. In an hour that it shows twice, the offset from UTC
//! stands behind.
//!
//! `offset` tells how far the reader's clock is ahead of UTC at an instant, both in milliseconds.

use crate::prom::civil::Civil;
use crate::prom::zone;

/// `14:03:07`
#[must_use]
pub fn clock_text(ms: i64, offset: impl Fn(f64) -> f64) -> String {
    let (hour, minute, second) = local(ms, &offset).clock();
    let which = zone::which(ms, &offset);
    format!("{hour:02}:{minute:02}:{second:02}{which}")
}

/// `2026-11-25 14:03:07`, or `2026-10-25 02:30:00+02:00`.
#[must_use]
pub fn date_text(ms: i64, offset: impl Fn(f64) -> f64) -> String {
    with_fraction(ms, "", &offset)
}

/// `2026-11-25 14:03:07.250`: with milliseconds where there are any, or the times have such a
/// `step`; both in milliseconds.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 fit an i64"
)]
pub fn moment_text(ms: f64, step: f64, offset: impl Fn(f64) -> f64) -> String {
    let (ms, step) = (ms as i64, step as i64);
    if ms % 1_000 == 0 && step % 1_000 == 0 {
        return date_text(ms, offset);
    }
    let fraction = format!(".{:03}", ms.rem_euclid(1_000));
    with_fraction(ms, &fraction, &offset)
}

fn with_fraction(ms: i64, fraction: &str, offset: &dyn Fn(f64) -> f64) -> String {
    let which = zone::which(ms, offset);
    format!("{}{fraction}{which}", local(ms, offset))
}

fn local(ms: i64, offset: &dyn Fn(f64) -> f64) -> Civil {
    Civil::from_ms(zone::local(ms, offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_readers_clock() {
        assert_eq!(clock_text(1_678_066_203_119, |_| 0.0), "01:30:03");
        assert_eq!(clock_text(1_678_066_203_119, |_| 3_600_000.0), "02:30:03");
        assert_eq!(
            date_text(1_678_066_203_119, |_| -7_200_000.0),
            "2023-03-05 23:30:03"
        );
    }

    #[test]
    fn is_as_fine_as_the_step() {
        for (ms, step, text) in [
            (1_678_066_203_000.0, 15_000.0, "2023-03-06 01:30:03"),
            (1_678_066_203_119.0, 15_000.0, "2023-03-06 01:30:03.119"),
            (1_678_066_203_000.0, 100.0, "2023-03-06 01:30:03.000"),
            (1_678_066_203_000.0, 1_500.0, "2023-03-06 01:30:03.000"),
            (-1.0, 0.0, "1969-12-31 23:59:59.999"),
        ] {
            assert_eq!(moment_text(ms, step, |_| 0.0), text, "{ms} {step}");
        }
    }

    #[test]
    fn tells_an_hour_from_the_same_again() {
        // As in Berlin on 25 October 2026.
        let berlin = |at: f64| {
            if at < 1_792_890_000_000.0 {
                7_200_000.0
            } else {
                3_600_000.0
            }
        };
        let (first, second) = (1_792_888_200_000, 1_792_891_800_000);
        assert_eq!(date_text(first, berlin), "2026-10-25 02:30:00+02:00");
        assert_eq!(date_text(second, berlin), "2026-10-25 02:30:00+01:00");
        assert_eq!(clock_text(second, berlin), "02:30:00+01:00");
        assert_eq!(
            moment_text(1_792_891_800_250.0, 250.0, berlin),
            "2026-10-25 02:30:00.250+01:00"
        );
        assert_eq!(date_text(first - 3_600_000, berlin), "2026-10-25 01:30:00");
    }
}
