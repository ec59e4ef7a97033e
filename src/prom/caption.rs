//! A stretch of time in the words of a button.

use super::duration::Duration;
use super::end::End;
use super::timespan::{Start, Timespan};
use super::zone::Offset;

/// "Last 15 minutes", or from when to when; a date that both ends share stands once.
#[must_use]
pub fn caption(timespan: Timespan, offset: Offset) -> String {
    if let (Start::Before(range), End::Now) = (timespan.start, timespan.end) {
        return format!("Last {}", words(range));
    }
    let (begin, end) = (timespan.begin().text(offset), timespan.end.text(offset));
    let (begin_date, end_date) = (begin.get(..DATE), end.get(..DATE));
    let is_same_day = timespan.is_fixed() && begin_date == end_date;
    let end = end.get(DATE..).filter(|_| is_same_day).unwrap_or(&end);
    format!("{begin} to {end}")
}

/// The letters of a date and the space behind it.
const DATE: usize = "2026-11-25 ".len();

const UNITS: [(Duration, &str); 5] = [
    (Duration::DAY.times(7), "week"),
    (Duration::DAY, "day"),
    (Duration::HOUR, "hour"),
    (Duration::MINUTE, "minute"),
    (Duration::SECOND, "second"),
];

/// A length of time that one unit measures in that; any other as it is typed.
fn words(range: Duration) -> String {
    let measures = |(unit, _): &&(Duration, &str)| range.ms() % unit.ms() == 0;
    let Some((unit, name)) = UNITS.iter().find(measures) else {
        return range.to_string();
    };
    match range.ms() / unit.ms() {
        1 => name.to_string(),
        count if count < 100 => format!("{count} {name}s"),
        _ => range.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::timestamp::Timestamp;
    use super::super::zone::UTC;
    use super::*;

    #[test]
    fn says_what_is_shown() {
        let at = |minutes| {
            let noon = 1_795_608_000_000;
            End::At(Timestamp::from_ms(noon + minutes * Duration::MINUTE.ms()))
        };
        let last = |seconds| Timespan::until(Duration::from_seconds(seconds), End::Now);
        let between = |start, end| Timespan {
            start: Start::From(start),
            end,
        };
        for (timespan, said) in [
            (last(900), "Last 15 minutes"),
            (last(3_600), "Last hour"),
            (last(5_400), "Last 90 minutes"),
            (last(90_061), "Last 1d1h1m1s"),
            (last(1_209_600), "Last 2 weeks"),
            (between(at(0), at(75)), "2026-11-25 12:00:00 to 13:15:00"),
            (
                between(at(-780), at(0)),
                "2026-11-24 23:00:00 to 2026-11-25 12:00:00",
            ),
            (between(at(0), End::Now), "2026-11-25 12:00:00 to now"),
            (
                Timespan::until(Duration::HOUR, End::Ago(Duration::DAY)),
                "now-1d1h to now-1d",
            ),
        ] {
            assert_eq!(caption(timespan, UTC), said);
        }
    }
}
