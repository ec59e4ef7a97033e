//! How far the server's clock is ahead of the browser's.
//!
//! A window that ends now means the server's now: samples bear its times.

use super::timestamp::Timestamp;

/// How far the server's clock is ahead, milliseconds; zero where the clocks agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Skew(i64);

/// Clocks that differ by less agree, milliseconds. Steps that young are asked for again anyway.
const NOTABLE: i64 = 10_000;

/// What is measured differs by less from time to time, milliseconds.
const UNSTEADY: i64 = 5_000;

impl Skew {
    /// Clocks of which the server's showed `server` at a time when the browser's showed something
    /// between `asked` and `answered`. The server's time is cut to whole seconds.
    #[must_use]
    pub const fn measured(server: Timestamp, asked: Timestamp, answered: Timestamp) -> Self {
        let least = server.ms() - answered.ms();
        let most = server.ms() + 1_000 - asked.ms();
        if least <= NOTABLE && most >= -NOTABLE {
            return Self(0);
        }
        Self(i64::midpoint(least, most))
    }

    /// What holds once `newer` was measured: what is known, where that is much the same, so that
    /// time goes on evenly.
    #[must_use]
    pub const fn corrected(self, newer: Self) -> Self {
        if (newer.0 - self.0).abs() < UNSTEADY {
            self
        } else {
            newer
        }
    }

    /// The server's time when the browser's clock shows `browser`.
    #[must_use]
    pub const fn server_time(self, browser: Timestamp) -> Timestamp {
        Timestamp::from_ms(browser.ms() + self.0)
    }

    /// A sentence on clocks that do not agree.
    #[must_use]
    pub fn notice(self) -> Option<String> {
        let side = match self.0 {
            0 => return None,
            1.. => "behind",
            _ => "ahead of",
        };
        let by = about(self.0.abs());
        Some(format!(
            "This browser's clock is {by} {side} the server's. What ends now is asked for by the \
             server's clock; set this computer's clock right."
        ))
    }
}

/// A length of time in its two largest units, not finer than minutes where it has some.
fn about(ms: i64) -> String {
    let seconds = (ms + 500) / 1_000;
    if seconds < 60 {
        return format!("{seconds} seconds");
    }
    let mut left = (seconds + 30) / 60;
    let mut words = Vec::new();
    for (unit, minutes) in [("day", 1_440), ("hour", 60), ("minute", 1)] {
        let count = left / minutes;
        left %= minutes;
        if count > 0 && words.len() < 2 {
            let plural = if count == 1 { "" } else { "s" };
            words.push(format!("{count} {unit}{plural}"));
        }
    }
    format!("about {}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::duration::Duration;
    use super::*;

    const NOON: i64 = 1_795_608_000_000;
    const MINUTE: i64 = Duration::MINUTE.ms();

    #[test]
    fn clocks_agree_as_far_as_can_be_known() {
        for (ahead, took, agree) in [
            (0, 30, true),
            (9_000, 30, true),
            (-10_000, 30, true),
            (12_000, 30, false),
            (-12_000, 30, false),
            // While a slow answer was under way the server may have looked at any time.
            (12_000, 30_000, true),
            (45_000, 30_000, false),
            (-30_000, 30_000, false),
            (10 * MINUTE, 30_000, false),
        ] {
            let [server, asked, answered] =
                [ahead, 200, 200 + took].map(|after| Timestamp::from_ms(NOON + after));
            let skew = Skew::measured(server, asked, answered);
            assert_eq!(skew == Skew::default(), agree, "{ahead} in {took}");
        }
    }

    #[test]
    fn time_goes_on_evenly() {
        let known = Skew(10 * MINUTE);
        assert_eq!(known.corrected(Skew(10 * MINUTE + 900)), known);
        assert_eq!(known.corrected(Skew(0)), Skew(0));
        let ahead = known.server_time(Timestamp::from_ms(NOON));
        assert_eq!(ahead.ms(), NOON + 10 * MINUTE);
    }

    #[test]
    fn says_by_how_much_they_differ() {
        for (skew, by) in [
            (12_400, "12 seconds behind"),
            (-45_000, "45 seconds ahead of"),
            (10 * MINUTE - 700, "about 10 minutes behind"),
            (-60 * MINUTE, "about 1 hour ahead of"),
            (150 * MINUTE, "about 2 hours 30 minutes behind"),
            (-(2 * 1_440 + 61) * MINUTE, "about 2 days 1 hour ahead of"),
            (
                366 * 1_440 * MINUTE + MINUTE,
                "about 366 days 1 minute behind",
            ),
        ] {
            let said = format!(
                "This browser's clock is {by} the server's. What ends now is asked for by the server's clock; set this computer's clock right."
            );
            assert_eq!(Skew(skew).notice(), Some(said));
        }
        assert_eq!(Skew(0).notice(), None);
    }
}
