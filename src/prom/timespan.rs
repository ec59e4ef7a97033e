//! Stretches of time as people write them: `1h30m`, `now-6h to now-1h`,
//! `2026-11-25 10:00 to 2026-11-25 12:00`.

use thiserror::Error;

use super::civil::{Civil, read_clock};
use super::duration::{Duration, LONGEST};
use super::{instant, zone};

/// Where a stretch of time ends, or begins.
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
    /// Its start.
    pub start: Start,
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
    #[error("A range is at most 292y.")]
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

    /// Reads `now`, `now-1h`, an [`instant`] in the zone of `offset`, or a time of day such as
    /// `14:03` of the day on which `day` is, milliseconds since 1970.
    ///
    /// # Errors
    /// What a time looks like.
    pub fn read(text: &str, day: i64, offset: &dyn Fn(f64) -> f64) -> Result<Self, BadTimespan> {
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
        let of_day = || {
            let midnight = Civil {
                ms_of_day: 0,
                ..Civil::from_ms(zone::local(day, offset))
            };
            let shown = midnight.ms() + read_clock(text)?;
            Some(zone::instant(shown, offset))
        };
        let absolute = || instant::read(text, offset).or_else(of_day).map(Self::At);
        relative()
            .or_else(absolute)
            .ok_or_else(|| BadTimespan::NotATime(text.to_owned()))
    }

    /// As [`End::read`] reads it; in an hour that the clocks show twice, with the offset behind.
    #[must_use]
    pub fn text(self, offset: &dyn Fn(f64) -> f64) -> String {
        match self {
            Self::Now => "now".to_owned(),
            Self::Ago(ago) => format!("now-{ago}"),
            Self::At(at) => {
                let shown = Civil::from_ms(zone::local(at, offset)).exact();
                shown + &zone::which(at, offset)
            }
        }
    }

    const fn is_fixed(self) -> bool {
        matches!(self, Self::At(_))
    }
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
    pub const fn begin(self) -> End {
        match self.start {
            Start::Before(range) => self.end.earlier(range),
            Start::From(start) => start,
        }
    }

    /// Its first and its last instant, milliseconds since 1970, as seen at `now`.
    #[must_use]
    pub const fn bounds(self, now: i64) -> (i64, i64) {
        (self.begin().at(now), self.end.at(now))
    }

    /// How long it is at `now`.
    #[must_use]
    pub const fn range(self, now: i64) -> Duration {
        let (start, end) = self.bounds(now);
        Duration::from_ms(end - start)
    }

    /// How long it is, where that is the same at any time.
    #[must_use]
    pub const fn steady_range(self) -> Option<Duration> {
        match self.start {
            Start::Before(range) => Some(range),
            Start::From(start) if start.is_fixed() == self.end.is_fixed() => Some(self.range(0)),
            Start::From(_) => None,
        }
    }

    /// Whether it is over for so long at `now`, and stays where it is.
    #[must_use]
    pub const fn is_over(self, now: i64, long: Duration) -> bool {
        self.begin().is_fixed() && self.end.is_fixed() && self.end.at(now) + long.ms() <= now
    }

    /// How long it is, as it is typed; both its ends where they do not move alike.
    #[must_use]
    pub fn text(self, offset: &dyn Fn(f64) -> f64) -> String {
        match self.steady_range() {
            Some(range) => range.to_string(),
            None => format!("{} to {}", self.begin().text(offset), self.end.text(offset)),
        }
    }

    /// Reads what was typed as its range while this was the stretch. A duration changes its length,
    /// a single time is its start, with now as its end.
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
            return Self::until(range, self.end).checked(now);
        }
        let (start, end) = if let Some((start, end)) = text.split_once(" to ") {
            let start = End::read(start, now, offset)?;
            (start, End::read(end, start.at(now), offset)?)
        } else {
            let start = End::read(text, now, offset);
            let start = start.map_err(|_| BadTimespan::NotARange(text.to_owned()))?;
            (start, End::Now)
        };
        let start = Start::From(start);
        Self { start, end }.checked(now)
    }

    /// Reads what was typed as its start; its end stays.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn with_start(
        self,
        text: &str,
        now: i64,
        offset: &dyn Fn(f64) -> f64,
    ) -> Result<Self, BadTimespan> {
        let start = Start::From(End::read(text, now, offset)?);
        Self { start, ..self }.checked(now)
    }

    /// Reads what was typed as its end, nothing being now. A start that was typed stays, else the
    /// length does. A time of day is of the day on which it begins, if that was typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn with_end(
        self,
        text: &str,
        now: i64,
        offset: &dyn Fn(f64) -> f64,
    ) -> Result<Self, BadTimespan> {
        let day = match self.start {
            Start::From(start) => start.at(now),
            Start::Before(_) => now,
        };
        let end = match text {
            "" => End::Now,
            text => End::read(text, day, offset)?,
        };
        Self { end, ..self }.checked(now)
    }

    /// Itself, where something can be in it.
    ///
    /// # Errors
    /// Why there can be nothing.
    pub fn checked(self, now: i64) -> Result<Self, BadTimespan> {
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
    pub fn showable(self, now: i64) -> Result<Self, BadTimespan> {
        let (start, end) = self.bounds(now);
        if end < start {
            return Err(BadTimespan::Backward);
        }
        if end - start < 1_000 {
            return Err(BadTimespan::TooShort);
        }
        if end - start > LONGEST.ms() {
            return Err(BadTimespan::TooLong);
        }
        Ok(self)
    }

    /// The same so many halves of its range later, or earlier. It stands still there, and does not
    /// go past now.
    #[must_use]
    pub fn shifted(self, halves: i64, now: i64) -> Self {
        let range = self.range(now);
        stopped(range, self.end.at(now) + halves * range.ms() / 2, now)
    }

    /// Twice as long around the same middle. It stands still there, and does not go past now.
    #[must_use]
    pub fn zoomed_out(self, now: i64) -> Self {
        let range = self.range(now);
        let end = self.end.at(now) + range.ms() / 2;
        stopped(Duration::from_ms(range.ms() * 2).min(LONGEST), end, now)
    }
}

/// On whole seconds, so that it is easily read.
const fn stopped(range: Duration, end: i64, now: i64) -> Timespan {
    let range = Duration::from_ms((range.ms() + 999) / 1_000 * 1_000);
    let end = if end < now {
        End::At(end.div_euclid(1_000) * 1_000)
    } else {
        End::Now
    };
    Timespan::until(range, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2026-11-25 12:00:00.250 in UTC, 13:00 where the reader is.
    const NOW: i64 = 1_795_608_000_250;
    const HOUR: i64 = 3_600_000;
    const NOON: f64 = 1_795_608_000_000.0;

    fn an_hour_ahead(_: f64) -> f64 {
        3_600_000.0
    }

    fn hours(hours: i64) -> Duration {
        Duration::from_ms(hours * HOUR)
    }

    const fn span(range: Duration, end: End) -> Timespan {
        Timespan::until(range, end)
    }

    const fn from(start: End, end: End) -> Timespan {
        let start = Start::From(start);
        Timespan { start, end }
    }

    fn retyped(text: &str) -> Result<Timespan, String> {
        let before = span(hours(1), End::Ago(hours(24)));
        let read = before.retyped(text, NOW, &an_hour_ahead);
        read.map_err(|bad| bad.to_string())
    }

    #[test]
    fn reads_what_people_write() {
        let noon = NOW - 250;
        let at = |hours: i64| End::At(noon + hours * HOUR);
        let ago = |ago: i64| End::Ago(hours(ago));
        for (text, read, shown) in [
            (
                "1h30m",
                span(Duration::from_seconds(5_400), ago(24)),
                "1h30m",
            ),
            ("2d", span(hours(48), ago(24)), "2d"),
            ("90", span(Duration::from_seconds(90), ago(24)), "1m30s"),
            (
                "200y",
                span(Duration::from_seconds(6_307_200_000), ago(24)),
                "200y",
            ),
            ("now-2d", from(ago(48), End::Now), "2d"),
            (" now-6h to now-1h ", from(ago(6), ago(1)), "5h"),
            ("now - 6h to now", from(ago(6), End::Now), "6h"),
            ("now-6h to now-0s", from(ago(6), End::Now), "6h"),
            (
                "2026-11-25 10:00 to 2026-11-25 12:00",
                from(at(-3), at(-1)),
                "2h",
            ),
            (
                "2026-11-25T09:00Z to 2026-11-25 12:00",
                from(at(-3), at(-1)),
                "2h",
            ),
            ("2026-11-24 10:00 to 12:00", from(at(-27), at(-25)), "2h"),
            (
                "2026-11-24 to 2026-11-25 12:00:00",
                from(at(-37), at(-1)),
                "1d12h",
            ),
            (
                "12:00",
                from(at(-1), End::Now),
                "2026-11-25 12:00:00 to now",
            ),
            (
                "2026-11-25 12:00 to now",
                from(at(-1), End::Now),
                "2026-11-25 12:00:00 to now",
            ),
            (
                "now-6h to 2026-11-25 12:00",
                from(ago(6), at(-1)),
                "now-6h to 2026-11-25 12:00:00",
            ),
            ("2026-11-25 12:00 to 15:00", from(at(-1), at(2)), "3h"),
        ] {
            assert_eq!(retyped(text), Ok(read), "{text}");
            assert_eq!(read.text(&an_hour_ahead), shown);
        }
    }

    #[test]
    fn an_hour_that_clocks_show_twice_is_read_as_it_is_shown() {
        // Clocks go back from 14:00 to 13:00, which is noon in UTC.
        let noon = NOW - 250;
        let back = move |at: f64| f64::from(if at < NOON { 2 } else { 1 }) * 3_600_000.0;
        for (at, shown) in [
            (noon - 2 * HOUR, "2026-11-25 12:00:00"),
            (noon - HOUR / 2, "2026-11-25 13:30:00+02:00"),
            (noon + HOUR / 2 + 250, "2026-11-25 13:30:00.250+01:00"),
            (noon + HOUR, "2026-11-25 14:00:00"),
        ] {
            let end = End::At(at);
            assert_eq!(end.text(&back), shown);
            assert_eq!(End::read(shown, NOW, &back), Ok(end));
        }
    }

    #[test]
    fn start_and_end_stay_as_typed() {
        type Take = fn(Timespan, &str, i64, Offset) -> Result<Timespan, BadTimespan>;
        type Offset<'a> = &'a dyn Fn(f64) -> f64;
        const START: Take = Timespan::with_start;
        const END: Take = Timespan::with_end;
        let hour = span(hours(1), End::Now);
        let at = |minutes: i64| End::At(NOW - 250 + minutes * 60_000);
        let ago = |minutes: i64| End::Ago(Duration::from_seconds(minutes * 60));
        let cases: [(&[(Take, &str)], Timespan); 9] = [
            (&[(START, "2026-11-25 12:20")], from(at(-40), End::Now)),
            (
                &[(START, "2026-11-25 12:20"), (END, "2026-11-25 12:30")],
                from(at(-40), at(-30)),
            ),
            (&[(START, "12:20"), (END, "12:30")], from(at(-40), at(-30))),
            (
                &[(END, "2026-11-25 12:30"), (START, "2026-11-25 12:20")],
                from(at(-40), at(-30)),
            ),
            (
                &[(START, "2026-11-24 12:20"), (END, "12:30")],
                from(at(-24 * 60 - 40), at(-24 * 60 - 30)),
            ),
            (
                &[(START, "now-3h"), (END, "now-1h")],
                from(ago(180), ago(60)),
            ),
            (&[(START, "12:20"), (END, "now-5m")], from(at(-40), ago(5))),
            // What was not typed follows.
            (&[(END, "2026-11-25 12:30")], span(hours(1), at(-30))),
            (&[(END, "now-1h"), (END, "")], span(hours(1), End::Now)),
        ];
        for (typed, shown) in cases {
            let type_one = |span: Result<Timespan, BadTimespan>, (take, text): &(Take, &str)| {
                take(span?, text, NOW, &an_hour_ahead)
            };
            let read = typed.iter().fold(Ok(hour), type_one);
            assert_eq!(
                read,
                Ok(shown),
                "{:?}",
                typed.iter().map(|(_, text)| text).collect::<Vec<_>>()
            );
        }
        let begun = from(at(-40), End::Now);
        assert_eq!(begun.range(NOW), Duration::from_ms(2_400_250));
        assert_eq!(begun.range(NOW + HOUR), Duration::from_ms(6_000_250));
        assert_eq!(
            begun.with_end("12:10", NOW, &an_hour_ahead),
            Err(BadTimespan::Backward)
        );
    }

    #[test]
    fn is_over_once_nothing_can_come() {
        let minute = Duration::from_seconds(60);
        for (timespan, is_over) in [
            (span(hours(1), End::At(NOW - 60_000)), true),
            (span(hours(1), End::At(NOW - 59_999)), false),
            (span(hours(1), End::Now), false),
            (span(hours(1), End::Ago(hours(1))), false),
            (from(End::At(NOW - HOUR), End::At(NOW - 60_000)), true),
            (from(End::At(NOW - HOUR), End::Now), false),
            (from(End::Ago(hours(2)), End::At(NOW - HOUR)), false),
        ] {
            assert_eq!(timespan.is_over(NOW, minute), is_over, "{timespan:?}");
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
            ("1600-01-01 to now", "A range is at most 292y."),
            ("0s", "A range is at least 1s."),
            (
                "1.5h",
                "“1.5h” is not a range. Write one as 1h30m, now-6h to now-1h, or 2026-11-25 10:00 to 2026-11-25 12:00.",
            ),
            (
                "25:00 to now",
                "“25:00” is not a time. Write one as now-1h or 2026-11-25 14:03:07.",
            ),
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
            assert_eq!(span(hours(2), end).begin(), start);
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

    fn end() -> impl Strategy<Value = End> {
        prop_oneof![
            Just(End::Now),
            (1_i64..1_000_000_000).prop_map(|ms| End::Ago(Duration::from_ms(ms))),
            (-2_000_000_000_000_i64..4_000_000_000_000).prop_map(End::At),
        ]
    }

    proptest! {
        #[test]
        fn reads_what_it_shows(end in end()) {
            prop_assert_eq!(End::read(&end.text(&an_hour_ahead), NOW, &an_hour_ahead), Ok(end));
        }

        #[test]
        fn never_fails(text in "(now|to|-|[0-9hms: ]|\\PC){0,30}") {
            let _ = retyped(&text);
        }

        #[test]
        fn what_is_shown_is_read_again(start in end(), end in end()) {
            let span = from(start, end);
            if let Ok(span) = span.checked(NOW) {
                let again = span.retyped(&span.text(&an_hour_ahead), NOW, &an_hour_ahead);
                prop_assert_eq!(again.map(|again| again.range(NOW)), Ok(span.range(NOW)));
            }
        }
    }
}
