//! Time zones: what their clocks on the wall show, and when.

use thiserror::Error;

use super::civil::Civil;
use super::duration::Duration;
use super::timestamp::Timestamp;

/// A zone: how far its clocks are ahead of UTC at an instant, milliseconds.
pub type Offset<'a> = &'a dyn Fn(Timestamp) -> i32;

/// UTC itself.
pub const UTC: Offset<'static> = &|_| 0;

/// A name that is no zone's.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "“{0}” is not a time zone that this browser knows. Write one as Europe/Berlin or UTC, or leave it empty for the browser's own."
)]
pub struct UnknownZone(pub String);

/// The zone of a city among these, as people write it: `Berlin`, `new york`.
#[must_use]
pub fn of_city(city: &str, names: Vec<String>) -> Option<String> {
    let wanted = city.trim().replace(' ', "_");
    names.into_iter().find(|name| {
        let last = name.rsplit('/').next().unwrap_or_default();
        last.eq_ignore_ascii_case(&wanted)
    })
}

/// What the zone's clocks show at an instant.
#[must_use]
pub fn local(at: Timestamp, offset: Offset) -> Civil {
    Civil::from_ms(shown(at, offset))
}

/// The same as milliseconds since the clocks' own 1970.
fn shown(at: Timestamp, offset: Offset) -> i64 {
    at.ms() + i64::from(offset(at))
}

/// When the zone's clocks show this. Where they show it twice, the first time; where they leap over
/// it, as if they had not leapt yet, which is when they leap for the beginning of the gap. So do
/// JavaScript's dates and RFC 5545.
#[must_use]
pub fn instant(civil: Civil, offset: Offset) -> Timestamp {
    let wanted = civil.ms();
    let utc = Timestamp::from_ms(wanted);
    let [before, after] = [utc - Duration::DAY, utc + Duration::DAY]
        .map(|then| Timestamp::from_ms(wanted - i64::from(offset(then))));
    if shown(before, offset) == wanted || shown(after, offset) != wanted {
        before
    } else {
        after
    }
}

/// The offset at an instant, as in `+02:00`, where the zone's clocks show that hour twice and only
/// this tells which one is meant; else empty. Clocks go back at most once in a day.
#[must_use]
pub fn which(at: Timestamp, offset: Offset) -> String {
    let ahead = offset(at);
    let is_other = |then: Timestamp| {
        let other = Timestamp::from_ms(at.ms() + i64::from(ahead - offset(then)));
        other != at && shown(other, offset) == shown(at, offset)
    };
    if is_other(at - Duration::DAY) || is_other(at + Duration::DAY) {
        offset_text(ahead)
    } else {
        String::new()
    }
}

fn offset_text(offset: i32) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let minutes = offset.abs() / 60_000;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Reads the offset at the end of a date as browsers write it in English, `11/25/2026, GMT+05:30`,
/// in milliseconds.
#[must_use]
pub fn read_offset(date: &str) -> Option<i32> {
    let (_, offset) = date.rsplit_once("GMT")?;
    let (sign, parts) = match offset.chars().next() {
        None => return Some(0),
        Some('+') => (1, &offset[1..]),
        Some(minus @ ('-' | '−')) => (-1, &offset[minus.len_utf8()..]),
        Some(_) => return None,
    };
    let mut unit = 3_600_000;
    let mut ms = 0;
    for part in parts.split(':') {
        ms += i32::from(part.parse::<u8>().ok()?) * unit;
        unit /= 60;
    }
    Some(sign * ms)
}

#[cfg(test)]
mod tests {
    use super::super::civil::NotATime;
    use super::*;
    use proptest::prelude::*;

    const HOUR: i32 = 3_600_000;

    fn utc(text: &str) -> Result<Timestamp, NotATime> {
        Ok(instant(text.parse()?, UTC))
    }

    #[test]
    fn finds_the_zone_of_a_city() {
        let names = || {
            let names = [
                "UTC",
                "America/New_York",
                "Europe/Berlin",
                "America/Argentina/Salta",
            ];
            names.map(str::to_owned).to_vec()
        };
        for (city, zone) in [
            ("Berlin", Some("Europe/Berlin")),
            (" new york ", Some("America/New_York")),
            ("salta", Some("America/Argentina/Salta")),
            ("Europe", None),
            ("", None),
        ] {
            assert_eq!(of_city(city, names()).as_deref(), zone, "{city}");
        }
    }

    /// As in Berlin in 2026, and in London an hour less.
    fn summer_time(winter: i32) -> impl Fn(Timestamp) -> i32 {
        move |at| {
            let is_summer = (1_774_746_000_000..1_792_890_000_000).contains(&at.ms());
            winter + if is_summer { HOUR } else { 0 }
        }
    }

    #[test]
    fn from_the_wall_to_utc() -> Result<(), NotATime> {
        let berlin = summer_time(HOUR);
        for (local, at) in [
            ("2026-01-15 12:00", "2026-01-15 11:00"),
            ("2026-07-15 12:00", "2026-07-15 10:00"),
            ("2026-03-29 01:59:59", "2026-03-29 00:59:59"),
            // The clocks leap from 02:00 to 03:00.
            ("2026-03-29 02:00", "2026-03-29 01:00"),
            ("2026-03-29 02:30", "2026-03-29 01:30"),
            ("2026-03-29 03:00", "2026-03-29 01:00"),
            // They show the hour from 02:00 to 03:00 twice.
            ("2026-10-25 01:59:59", "2026-10-24 23:59:59"),
            ("2026-10-25 02:30", "2026-10-25 00:30"),
            ("2026-10-25 03:00", "2026-10-25 02:00"),
        ] {
            assert_eq!(instant(local.parse()?, &berlin), utc(at)?, "{local}");
        }
        Ok(())
    }

    #[test]
    fn tells_which_of_two_is_meant_when_clocks_go_back() -> Result<(), NotATime> {
        let (berlin, newfoundland) = (summer_time(HOUR), summer_time(-7 * HOUR / 2));
        for (at, zone, which) in [
            ("2026-10-24 23:59:59", &berlin, ""),
            ("2026-10-25 00:00", &berlin, "+02:00"),
            ("2026-10-25 00:30", &berlin, "+02:00"),
            ("2026-10-25 01:30", &berlin, "+01:00"),
            ("2026-10-25 01:59:59", &berlin, "+01:00"),
            ("2026-10-25 02:00", &berlin, ""),
            // When they leap, nothing is shown twice.
            ("2026-03-29 00:30", &berlin, ""),
            ("2026-03-29 01:30", &berlin, ""),
            ("2026-07-15 12:00", &berlin, ""),
            ("2026-10-25 00:30", &newfoundland, "-02:30"),
            ("2026-10-25 01:30", &newfoundland, "-03:30"),
        ] {
            assert_eq!(super::which(utc(at)?, zone), which, "{at}");
        }
        Ok(())
    }

    #[test]
    fn reads_offsets_as_browsers_write_them() {
        for (date, offset) in [
            ("11/25/2026, GMT", Some(0)),
            ("11/25/2026, GMT+01:00", Some(HOUR)),
            ("11/25/2026, GMT+05:30", Some(11 * HOUR / 2)),
            ("11/25/2026, GMT-03:30", Some(-7 * HOUR / 2)),
            ("11/25/2026, GMT−8", Some(-8 * HOUR)),
            ("1/1/1880, GMT-00:01:15", Some(-75_000)),
            ("11/25/2026, CET", None),
            ("11/25/2026, GMT+x", None),
            ("11/25/2026, GMT 1", None),
        ] {
            assert_eq!(read_offset(date), offset, "{date}");
        }
    }

    #[test]
    fn says_what_a_zone_looks_like() {
        assert_eq!(
            UnknownZone("Mars/Base".to_owned()).to_string(),
            "“Mars/Base” is not a time zone that this browser knows. Write one as Europe/Berlin or UTC, or leave it empty for the browser's own."
        );
    }

    proptest! {
        #[test]
        fn comes_back_but_for_hours_shown_twice(
            at in 1_767_225_600_000_i64..1_798_761_600_000,
            quarters in -48_i32..56,
        ) {
            let (at, zone) = (Timestamp::from_ms(at), summer_time(quarters * HOUR / 4));
            let there_and_back = instant(local(at, &zone), &zone);
            let is_second = there_and_back == at - Duration::HOUR;
            prop_assert!(there_and_back == at || is_second && local(there_and_back, &zone) == local(at, &zone));
        }
    }
}
