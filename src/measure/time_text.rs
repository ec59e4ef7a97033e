//! Times as the reader's clock shows them. In an hour that it shows twice, the offset from UTC
//! stands behind.

use crate::prom::duration::Duration;
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::{self, Offset};

/// `14:03:07`
#[must_use]
pub fn clock_text(at: Timestamp, offset: Offset) -> String {
    let (hour, minute, second) = zone::local(at, offset).clock();
    let which = zone::which(at, offset);
    format!("{hour:02}:{minute:02}:{second:02}{which}")
}

/// `2026-11-25 14:03:07`, or `2026-10-25 02:30:00+02:00`.
#[must_use]
pub fn date_text(at: Timestamp, offset: Offset) -> String {
    with_fraction(at, "", offset)
}

/// `2026-11-25 14:03:07.250`: with milliseconds where there are any, or the times have such a
/// `step`.
#[must_use]
pub fn moment_text(at: Timestamp, step: Duration, offset: Offset) -> String {
    if at.ms() % 1_000 == 0 && step.ms() % 1_000 == 0 {
        return date_text(at, offset);
    }
    let fraction = format!(".{:03}", at.ms().rem_euclid(1_000));
    with_fraction(at, &fraction, offset)
}

fn with_fraction(at: Timestamp, fraction: &str, offset: Offset) -> String {
    let which = zone::which(at, offset);
    format!("{}{fraction}{which}", zone::local(at, offset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::zone::UTC;

    #[test]
    fn shows_the_readers_clock() {
        let at = Timestamp::from_ms(1_678_066_203_119);
        assert_eq!(clock_text(at, UTC), "01:30:03");
        assert_eq!(clock_text(at, &|_| 3_600_000), "02:30:03");
        assert_eq!(date_text(at, &|_| -7_200_000), "2023-03-05 23:30:03");
    }

    #[test]
    fn is_as_fine_as_the_step() {
        for (ms, step, text) in [
            (1_678_066_203_000, 15_000, "2023-03-06 01:30:03"),
            (1_678_066_203_119, 15_000, "2023-03-06 01:30:03.119"),
            (1_678_066_203_000, 100, "2023-03-06 01:30:03.000"),
            (1_678_066_203_000, 1_500, "2023-03-06 01:30:03.000"),
            (-1, 0, "1969-12-31 23:59:59.999"),
        ] {
            let (at, step) = (Timestamp::from_ms(ms), Duration::from_ms(step));
            assert_eq!(moment_text(at, step, UTC), text, "{ms} {step}");
        }
    }

    #[test]
    fn tells_an_hour_from_the_same_again() {
        // As in Berlin on 25 October 2026.
        let change = Timestamp::from_ms(1_792_890_000_000);
        let berlin: Offset = &|at| if at < change { 7_200_000 } else { 3_600_000 };
        let half = Duration::MINUTE.times(30);
        let (first, second) = (change - half, change + half);
        assert_eq!(date_text(first, berlin), "2026-10-25 02:30:00+02:00");
        assert_eq!(date_text(second, berlin), "2026-10-25 02:30:00+01:00");
        assert_eq!(clock_text(second, berlin), "02:30:00+01:00");
        let step = Duration::from_ms(250);
        assert_eq!(
            moment_text(second + step, step, berlin),
            "2026-10-25 02:30:00.250+01:00"
        );
        let before = first - Duration::HOUR;
        assert_eq!(date_text(before, berlin), "2026-10-25 01:30:00");
    }
}
