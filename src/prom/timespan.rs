//! Stretches of time as people write them: `1h30m`, `now-6h to now-1h`,
//! `2026-11-25 10:00 to 2026-11-25 12:00`.

use thiserror::Error;

use super::civil::Civil;
use super::duration::{Duration, LONGEST};
use super::zone;

/// Where a stretch of time ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// Now, whenever that is.
    #[default]
    Now,
    /// So much before now, whenever that is.
    Ago(Duration),
    /// At an instant, milliseconds since 1970.
    At(i64),
}

/// A stretch of time: how long, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timespan {
    /// From its start to its end.
    pub range: Duration,
    /// Its end.
    pub end: End,
}

/// Text that is no stretch of time, or an impossible one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BadTimespan {
    /// Neither a duration nor two times.
    #[error(
        "“{0}” is not a range. Write one as 1h30m, now-6h to now-1h, or 2026-11-25 10:00 to 2026-11-25 12:00."
    )]
    NotARange(String),
    /// No time.
    #[error("“{0}” is not a time. Write one as now-1h or 2026-11-25 14:03:07.")]
    NotATime(String),
    /// It ends before it begins.
    #[error("This range ends before it begins. Write the earlier time first.")]
    Backward,
    /// Hardly anything.
    #[error("A range is at least 1s.")]
    TooShort,
    /// More than durations can be.
    #[error("A range is at most 100y.")]
    TooLong,
    /// All of it is yet to come.
    #[error("This range lies in the future, where no data is yet. Let it begin before now.")]
    Future,
}

impl End {
    /// The instant, milliseconds since 1970, as seen at `now`.
    #[must_use]
    pub const fn at(self, now: i64) -> i64 {
        match self {
            Self::Now => now,
            Self::Ago(ago) => now - ago.ms(),
            Self::At(at) => at,
        }
    }

    /// So much earlier.
    #[must_use]
    pub const fn earlier(self, by: Duration) -> Self {
        match self {
            Self::Now => Self::Ago(by),
            Self::Ago(ago) => Self::Ago(Duration::from_ms(ago.ms() + by.ms())),
            Self::At(at) => Self::At(at - by.ms()),
        }
    }

    /// Reads `now`, `now-1h`, or a date and time in the zone of `offset`; with a `Z` behind, in UTC.
    ///
    /// # Errors
    /// What a time looks like.
    pub fn read(text: &str, offset: &dyn Fn(f64) -> f64) -> Result<Self, BadTimespan> {
        let text = text.trim();
        let relative = || {
            let after = text.strip_prefix("now")?.trim_start();
            if after.is_empty() {
                return Some(Self::Now);
            }
            let ago: Duration = after.strip_prefix('-')?.parse().ok()?;
            Some(if ago.ms() == 0 {
                Self::Now
            } else {
                Self::Ago(ago)
            })
        };
        let absolute = || {
            let shown = text.parse::<Civil>().ok()?.ms();
            Some(Self::At(if text.ends_with('Z') {
                shown
            } else {
                zone::instant(shown, offset)
            }))
        };
        relative()
            .or_else(absolute)
            .ok_or_else(|| BadTimespan::NotATime(text.to_owned()))
    }

    /// As [`End::read`] reads it.
    #[must_use]
    pub fn text(self, offset: &dyn Fn(f64) -> f64) -> String {
        match self {
            Self::Now => "now".to_owned(),
            Self::Ago(ago) => format!("now-{ago}"),
            Self::At(at) => Civil::from_ms(zone::local(at, offset)).to_string(),
        }
    }
}

impl Timespan {
    /// Where it begins.
    #[must_use]
    pub const fn start(self) -> End {
        self.end.earlier(self.range)
    }

    /// Reads what was typed while this was the stretch. A duration changes its length, a single
    /// time is its start, with now as its end.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn retyped(
        self,
        text: &str,
        now: i64,
        offset: &dyn Fn(f64) -> f64,
    ) -> Result<Self, BadTimespan> {
        let text = text.trim();
        if let Ok(range) = text.parse() {
            return Self { range, ..self }.checked(now);
        }
        if let Some((start, end)) = text.split_once(" to ") {
            let (start, end) = (End::read(start, offset)?, End::read(end, offset)?);
            return Self::between(start, end, now);
        }
        let start = End::read(text, offset).map_err(|_| BadTimespan::NotARange(text.to_owned()))?;
        Self::between(start, End::Now, now)
    }

    /// From one time to another.
    ///
    /// # Errors
    /// Where there is nothing between them.
    pub fn between(start: End, end: End, now: i64) -> Result<Self, BadTimespan> {
        let length = end.at(now) - start.at(now);
        if length < 0 {
            return Err(BadTimespan::Backward);
        }
        // Now is never a whole second, and what the reader sees is better one.
        let range = Duration::from_ms((length + 999) / 1_000 * 1_000);
        Self { range, end }.checked(now)
    }

    /// Itself, where something can be in it.
    ///
    /// # Errors
    /// Why there can be nothing.
    pub fn checked(self, now: i64) -> Result<Self, BadTimespan> {
        if self.range.ms() < 1_000 {
            return Err(BadTimespan::TooShort);
        }
        if self.range > LONGEST {
            return Err(BadTimespan::TooLong);
        }
        if self.start().at(now) >= now {
            return Err(BadTimespan::Future);
        }
        Ok(self)
    }

    /// The same so many halves of its range later, or earlier. It stands still there, and does not
    /// go past now.
    #[must_use]
    pub fn shifted(self, halves: i64, now: i64) -> Self {
        self.until(self.end.at(now) + halves * self.range.ms() / 2, now)
    }

    /// Twice as long around the same middle. It stands still there, and does not go past now.
    #[must_use]
    pub fn zoomed_out(self, now: i64) -> Self {
        let end = self.end.at(now) + self.range.ms() / 2;
        let range = Duration::from_ms(self.range.ms() * 2).min(LONGEST);
        Self { range, ..self }.until(end, now)
    }

    /// Links hold whole seconds.
    const fn until(self, end: i64, now: i64) -> Self {
        let end = if end < now {
            End::At(end.div_euclid(1_000) * 1_000)
        } else {
            End::Now
        };
        Self { end, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2026-11-25 12:00:00.250 in UTC, 13:00 where the reader is.
    const NOW: i64 = 1_795_608_000_250;
    const HOUR: i64 = 3_600_000;

    fn an_hour_ahead(_: f64) -> f64 {
        3_600_000.0
    }

    fn hours(hours: i64) -> Duration {
        Duration::from_ms(hours * HOUR)
    }

    const fn span(range: Duration, end: End) -> Timespan {
        Timespan { range, end }
    }

    fn retyped(text: &str) -> Result<Timespan, String> {
        let before = span(hours(1), End::Ago(hours(24)));
        let read = before.retyped(text, NOW, &an_hour_ahead);
        read.map_err(|bad| bad.to_string())
    }

    #[test]
    fn reads_what_people_write() {
        let noon = NOW - 250;
        let whole_day = End::At(noon - HOUR);
        for (text, range, end) in [
            ("1h30m", Duration::from_seconds(5_400), End::Ago(hours(24))),
            ("2d", hours(48), End::Ago(hours(24))),
            ("90", Duration::from_seconds(90), End::Ago(hours(24))),
            ("now-2d", hours(48), End::Now),
            (" now-6h to now-1h ", hours(5), End::Ago(hours(1))),
            ("now - 6h to now", hours(6), End::Now),
            ("now-6h to now-0s", hours(6), End::Now),
            ("2026-11-25 10:00 to 2026-11-25 12:00", hours(2), whole_day),
            ("2026-11-25T09:00Z to 2026-11-25 12:00", hours(2), whole_day),
            ("2026-11-24 to 2026-11-25 12:00:00", hours(36), whole_day),
            (
                "2026-11-25 12:30 to now",
                Duration::from_seconds(1_801),
                End::Now,
            ),
            ("2026-11-25 12:30", Duration::from_seconds(1_801), End::Now),
            (
                "2026-11-25 12:00 to 2026-11-25 15:00",
                hours(3),
                End::At(noon + 2 * HOUR),
            ),
        ] {
            assert_eq!(retyped(text), Ok(span(range, end)), "{text}");
        }
    }

    #[test]
    fn says_what_is_impossible() {
        for (text, said) in [
            (
                "yesterday",
                "“yesterday” is not a range. Write one as 1h30m, now-6h to now-1h, or 2026-11-25 10:00 to 2026-11-25 12:00.",
            ),
            (
                "",
                "“” is not a range. Write one as 1h30m, now-6h to now-1h, or 2026-11-25 10:00 to 2026-11-25 12:00.",
            ),
            (
                "now-6h to noon",
                "“noon” is not a time. Write one as now-1h or 2026-11-25 14:03:07.",
            ),
            (
                "now+1h to now",
                "“now+1h” is not a time. Write one as now-1h or 2026-11-25 14:03:07.",
            ),
            (
                "now-1h to now-6h",
                "This range ends before it begins. Write the earlier time first.",
            ),
            (
                "2026-11-25 12:00 to 2026-11-25 10:00",
                "This range ends before it begins. Write the earlier time first.",
            ),
            ("now to now", "A range is at least 1s."),
            ("100ms", "A range is at least 1s."),
            ("1600-01-01 to now", "A range is at most 100y."),
            (
                "2027-01-01 to 2027-01-02",
                "This range lies in the future, where no data is yet. Let it begin before now.",
            ),
        ] {
            assert_eq!(retyped(text), Err(said.to_owned()), "{text}");
        }
    }

    #[test]
    fn the_start_follows_the_end() {
        for (end, start) in [
            (End::Now, End::Ago(hours(2))),
            (End::Ago(hours(1)), End::Ago(hours(3))),
            (End::At(NOW), End::At(NOW - 2 * HOUR)),
        ] {
            assert_eq!(span(hours(2), end).start(), start);
        }
    }

    #[test]
    fn moves_and_widens_up_to_now() {
        let at = |hours: i64| End::At(NOW - 250 - hours * HOUR);
        let two = |end| span(hours(2), end);
        for (before, halves, after) in [
            (two(End::Now), -1, two(at(1))),
            (two(at(3)), -1, two(at(4))),
            (two(at(3)), 1, two(at(2))),
            (two(at(1)), 2, two(End::Now)),
            (two(End::Now), 1, two(End::Now)),
            (two(End::Ago(hours(4))), -1, two(at(5))),
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

    fn end() -> impl Strategy<Value = End> {
        prop_oneof![
            Just(End::Now),
            (1_i64..1_000_000_000).prop_map(|ms| End::Ago(Duration::from_ms(ms))),
            (-2_000_000_000_i64..4_000_000_000).prop_map(|seconds| End::At(seconds * 1_000)),
        ]
    }

    proptest! {
        #[test]
        fn reads_what_it_shows(end in end()) {
            prop_assert_eq!(End::read(&end.text(&an_hour_ahead), &an_hour_ahead), Ok(end));
        }

        #[test]
        fn never_fails(text in "(now|to|-|[0-9hms: ]|\\PC){0,30}") {
            let _ = retyped(&text);
        }

        #[test]
        fn start_and_end_are_the_whole(end in end(), seconds in 1_i64..1_000_000) {
            let span = span(Duration::from_seconds(seconds), end);
            prop_assert_eq!(Timespan::between(span.start(), end, NOW).ok(), span.checked(NOW).ok());
        }
    }
}
