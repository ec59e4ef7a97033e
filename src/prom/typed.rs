//! Stretches of time as they are typed.

use super::duration::Duration;
use super::end::{BadTimespan, End};
use super::timespan::{Start, Timespan};
use super::timestamp::Timestamp;
use super::zone::Offset;

impl Timespan {
    /// Reads what was typed as its range while this was the stretch. A duration changes its length,
    /// `last 2 hours` is up to now, `yesterday` all of that, and any other single time its start, with
    /// now as its end.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn retyped(self, text: &str, now: Timestamp, offset: Offset) -> Result<Self, BadTimespan> {
        let text = text.trim();
        if let Ok(range) = text.parse() {
            return Self::until(range, self.end).checked(now);
        }
        if let Some(range) = spoken(text) {
            return Self::until(range, End::Now).checked(now);
        }
        let (start, end) = if text == "yesterday" {
            let midnight = |text| End::read(text, now, offset);
            (midnight(text)?, midnight("today")?)
        } else if let Some((start, end)) = text.split_once(" to ") {
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
        now: Timestamp,
        offset: Offset,
    ) -> Result<Self, BadTimespan> {
        let start = Start::From(End::read(text, now, offset)?);
        Self { start, ..self }.checked(now)
    }

    /// Reads what was typed as its end, nothing being now. A start that was typed stays, else the
    /// length does. A time of day is of the day on which it begins, if that was typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn with_end(self, text: &str, now: Timestamp, offset: Offset) -> Result<Self, BadTimespan> {
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
}

/// A length of time in words, such as `last 15 minutes`, `2 hours` and `last day`.
fn spoken(text: &str) -> Option<Duration> {
    let text = text.strip_prefix("last ").unwrap_or(text);
    let (count, unit) = text.split_once(' ').unwrap_or(("1", text));
    let letter = match unit.strip_suffix('s').unwrap_or(unit) {
        "second" => 's',
        "minute" => 'm',
        "hour" => 'h',
        "day" => 'd',
        "week" => 'w',
        "year" => 'y',
        _ => return None,
    };
    format!("{count}{letter}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2026-11-25 12:00:00.250 in UTC, 13:00 where the reader is.
    const NOW: Timestamp = Timestamp::from_ms(1_795_608_000_250);
    const NOON: Timestamp = Timestamp::from_ms(1_795_608_000_000);

    fn an_hour_ahead(_: Timestamp) -> i32 {
        3_600_000
    }

    fn hours(hours: i64) -> Duration {
        Duration::HOUR.times(hours)
    }

    /// So many minutes after noon.
    fn minutes(minutes: i64) -> Timestamp {
        Timestamp::from_ms(NOON.ms() + minutes * Duration::MINUTE.ms())
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
        let at = |hours: i64| End::At(minutes(hours * 60));
        let ago = |ago: i64| End::Ago(hours(ago));
        for (text, read, shown) in [
            (
                "1h30m",
                span(Duration::from_seconds(5_400), ago(24)),
                "1h30m",
            ),
            ("2d", span(hours(48), ago(24)), "2d"),
            ("last 2 hours", span(hours(2), End::Now), "2h"),
            ("last week", span(hours(168), End::Now), "1w"),
            (
                "90 minutes",
                span(Duration::from_seconds(5_400), End::Now),
                "1h30m",
            ),
            // Midnight is at 23:00 in UTC.
            (
                "today",
                from(at(-13), End::Now),
                "2026-11-25 00:00:00 to now",
            ),
            ("yesterday", from(at(-37), at(-13)), "1d"),
            (
                "yesterday to 12:30",
                from(at(-37), End::At(minutes(-24 * 60 - 30))),
                "12h30m",
            ),
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
        let back = |at: Timestamp| if at < NOON { 7_200_000 } else { 3_600_000 };
        let half_past = minutes(30) + Duration::from_ms(250);
        for (at, shown) in [
            (minutes(-120), "2026-11-25 12:00:00"),
            (minutes(-30), "2026-11-25 13:30:00+02:00"),
            (half_past, "2026-11-25 13:30:00.250+01:00"),
            (minutes(60), "2026-11-25 14:00:00"),
        ] {
            let end = End::At(at);
            assert_eq!(end.text(&back), shown);
            assert_eq!(End::read(shown, NOW, &back), Ok(end));
        }
    }

    #[test]
    fn start_and_end_stay_as_typed() {
        type Take = fn(Timespan, &str, Timestamp, Offset) -> Result<Timespan, BadTimespan>;
        const START: Take = Timespan::with_start;
        const END: Take = Timespan::with_end;
        let hour = span(hours(1), End::Now);
        let at = |after: i64| End::At(minutes(after));
        let ago = |minutes: i64| End::Ago(Duration::MINUTE.times(minutes));
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
        assert_eq!(
            begun.range(NOW + Duration::HOUR),
            Duration::from_ms(6_000_250)
        );
        assert_eq!(
            begun.with_end("12:10", NOW, &an_hour_ahead),
            Err(BadTimespan::Backward)
        );
    }

    #[test]
    fn says_what_is_impossible() {
        for (text, said) in [
            (
                "last summer",
                "“last summer” is not a range. Write one as 1h30m, now-6h to now-1h, or 2026-11-25 10:00 to 2026-11-25 12:00.",
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
            (End::At(NOW), End::At(NOW - hours(2))),
        ] {
            assert_eq!(span(hours(2), end).begin(), start);
        }
    }

    fn end() -> impl Strategy<Value = End> {
        prop_oneof![
            Just(End::Now),
            (1_i64..1_000_000_000).prop_map(|ms| End::Ago(Duration::from_ms(ms))),
            (-2_000_000_000_000_i64..4_000_000_000_000)
                .prop_map(|ms| End::At(Timestamp::from_ms(ms))),
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
