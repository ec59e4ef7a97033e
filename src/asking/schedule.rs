//! When to ask again by itself. Pure: times come in as arguments.

use crate::prom::duration::Duration;
use crate::prom::timestamp::Timestamp;

/// After failures the wait grows, but never beyond this or the reader's own interval.
const LONGEST_WAIT: Duration = Duration::MINUTE.times(5);

/// How long to wait from `now` for the next ask, when the last one was begun at `asked` and
/// `failures` have come in a row, and the server wants to be left alone until `not_before`. Zero is
/// at once: a tab that was hidden catches up.
#[must_use]
pub fn wait(
    interval: Duration,
    asked: Timestamp,
    failures: u32,
    not_before: Timestamp,
    now: Timestamp,
) -> Duration {
    let doubled = interval.times(1 << failures.min(16));
    let interval = doubled.min(LONGEST_WAIT.max(interval));
    // A clock that was set back must not hold the refresh up.
    let next = asked.min(now) + interval;
    next.max(not_before).since(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_what_is_left_and_backs_off() {
        for (interval, asked, failures, not_before, now, left) in [
            (5_000, 0, 0, 0, 0, 5_000),
            (5_000, 0, 0, 0, 1_200, 3_800),
            (5_000, 0, 0, 0, 60_000, 0),
            (5_000, 0, 1, 0, 0, 10_000),
            (5_000, 0, 3, 0, 0, 40_000),
            (5_000, 0, 30, 0, 0, 300_000),
            (3_600_000, 0, 9, 0, 0, 3_600_000),
            (5_000, 10_000, 0, 0, 0, 5_000),
            // As the server told, however often it failed, and beyond the longest wait.
            (5_000, 0, 1, 120_000, 0, 120_000),
            (5_000, 0, 1, 7_000, 1_000, 9_000),
            (5_000, 0, 30, 3_600_000, 600_000, 3_000_000),
            (3_600_000, 0, 1, 120_000, 1_000, 3_599_000),
        ] {
            let [interval, left] = [interval, left].map(Duration::from_ms);
            let [asked, not_before, now] = [asked, not_before, now].map(Timestamp::from_ms);
            assert_eq!(wait(interval, asked, failures, not_before, now), left);
        }
    }
}
