//! Stretches of time as people write them: `1h30m`, `now-6h to now-1h`,
//! `2026-11-25 10:00 to 2026-11-25 12:00`.

use super::duration::{Duration, LONGEST};
use super::end::{BadTimespan, End};
use super::stretch::Stretch;
use super::timestamp::Timestamp;
use super::zone::Offset;

/// Where a stretch of time begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// So much before its end, wherever that is.
    Before(Duration),
    /// At a time of its own.
    From(End),
}

/// A stretch of time: since when, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timespan {
    pub start: Start,
    pub end: End,
}

impl Timespan {
    /// So much, until then.
    #[must_use]
    pub const fn until(range: Duration, end: End) -> Self {
        Self {
            start: Start::Before(range),
            end,
        }
    }

    /// Where it begins.
    #[must_use]
    pub fn begin(self) -> End {
        match self.start {
            Start::Before(range) => self.end.earlier(range),
            Start::From(start) => start,
        }
    }

    /// Its first and its last instant, as seen at `now`.
    #[must_use]
    pub fn bounds(self, now: Timestamp) -> Stretch {
        Stretch {
            start: self.begin().at(now),
            end: self.end.at(now),
        }
    }

    /// How long it is at `now`.
    #[must_use]
    pub fn range(self, now: Timestamp) -> Duration {
        self.bounds(now).length()
    }

    /// How long it is, where that is the same at any time.
    #[must_use]
    pub fn steady_range(self) -> Option<Duration> {
        match self.start {
            Start::Before(range) => Some(range),
            Start::From(start) if start.is_fixed() == self.end.is_fixed() => {
                Some(self.range(Timestamp::default()))
            }
            Start::From(_) => None,
        }
    }

    /// Whether it is the same at any time.
    #[must_use]
    pub fn is_fixed(self) -> bool {
        self.begin().is_fixed() && self.end.is_fixed()
    }

    /// Whether it is over for so long at `now`, and stays where it is.
    #[must_use]
    pub fn is_over(self, now: Timestamp, long: Duration) -> bool {
        self.is_fixed() && self.end.at(now) + long <= now
    }

    /// How long it is, as it is typed; both its ends where they do not move alike.
    #[must_use]
    pub fn text(self, offset: Offset) -> String {
        match self.steady_range() {
            Some(range) => range.to_string(),
            None => format!("{} to {}", self.begin().text(offset), self.end.text(offset)),
        }
    }

    /// Itself, where something can be in it.
    ///
    /// # Errors
    /// Why there can be nothing.
    pub fn checked(self, now: Timestamp) -> Result<Self, BadTimespan> {
        self.showable(now)?;
        if self.begin().at(now) >= now {
            return Err(BadTimespan::Future);
        }
        Ok(self)
    }

    /// Itself, where a chart can show it.
    ///
    /// # Errors
    /// Why none can.
    pub fn showable(self, now: Timestamp) -> Result<Self, BadTimespan> {
        let bounds = self.bounds(now);
        if bounds.end < bounds.start {
            return Err(BadTimespan::Backward);
        }
        if bounds.length() < Duration::SECOND {
            return Err(BadTimespan::TooShort);
        }
        if bounds.length() > LONGEST {
            return Err(BadTimespan::TooLong);
        }
        Ok(self)
    }

    /// The same so many halves of its range later, or earlier. It stands still there, and does not
    /// go past now.
    #[must_use]
    pub fn shifted(self, halves: i64, now: Timestamp) -> Self {
        let range = self.range(now);
        let end = self.end.at(now).ms() + halves * range.ms() / 2;
        stopped(range, Timestamp::from_ms(end), now)
    }

    /// Twice as long around the same middle. It stands still there, and does not go past now.
    #[must_use]
    pub fn zoomed_out(self, now: Timestamp) -> Self {
        let range = self.range(now);
        let end = self.end.at(now) + Duration::from_ms(range.ms() / 2);
        stopped(range.times(2).min(LONGEST), end, now)
    }
}

/// On whole seconds, so that it is easily read.
fn stopped(range: Duration, end: Timestamp, now: Timestamp) -> Timespan {
    let range = Duration::from_seconds((range.ms() + 999) / 1_000);
    let end = if end < now {
        End::At(end.floor(Duration::SECOND))
    } else {
        End::Now
    };
    Timespan::until(range, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-25 12:00:00.250 in UTC, 13:00 where the reader is.
    const NOW: Timestamp = Timestamp::from_ms(1_795_608_000_250);

    fn hours(hours: i64) -> Duration {
        Duration::HOUR.times(hours)
    }

    const fn span(range: Duration, end: End) -> Timespan {
        Timespan::until(range, end)
    }

    const fn from(start: End, end: End) -> Timespan {
        let start = Start::From(start);
        Timespan { start, end }
    }

    #[test]
    fn is_over_once_nothing_can_come() {
        let minute = Duration::MINUTE;
        let (before, hour_ago) = (NOW - minute, NOW - Duration::HOUR);
        let just_not = before + Duration::from_ms(1);
        for (timespan, is_over) in [
            (span(hours(1), End::At(before)), true),
            (span(hours(1), End::At(just_not)), false),
            (span(hours(1), End::Now), false),
            (span(hours(1), End::Ago(hours(1))), false),
            (from(End::At(hour_ago), End::At(before)), true),
            (from(End::At(hour_ago), End::Now), false),
            (from(End::Ago(hours(2)), End::At(hour_ago)), false),
        ] {
            assert_eq!(timespan.is_over(NOW, minute), is_over, "{timespan:?}");
        }
    }

    #[test]
    fn moves_and_widens_up_to_now() {
        let noon = NOW.floor(Duration::SECOND);
        let at = |ago: i64| End::At(noon - hours(ago));
        let two = |end| span(hours(2), end);
        for (before, halves, after) in [
            (two(End::Now), -1, two(at(1))),
            (two(at(3)), -1, two(at(4))),
            (two(at(3)), 1, two(at(2))),
            (two(at(1)), 2, two(End::Now)),
            (two(End::Now), 1, two(End::Now)),
            (two(End::Ago(hours(4))), -1, two(at(5))),
            (
                from(at(2), End::Now),
                -1,
                span(Duration::from_seconds(7_201), at(1)),
            ),
        ] {
            assert_eq!(before.shifted(halves, NOW), after, "{before:?} by {halves}");
        }
        for (before, after) in [
            (two(at(3)), span(hours(4), at(2))),
            (two(End::Ago(hours(3))), span(hours(4), at(2))),
            (two(End::Now), span(hours(4), End::Now)),
            (span(LONGEST, at(0)), span(LONGEST, End::Now)),
        ] {
            assert_eq!(before.zoomed_out(NOW), after, "{before:?}");
        }
    }
}
