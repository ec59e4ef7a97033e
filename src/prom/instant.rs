//! An instant as people and links write it.
//!
//! Sources: RFC 3339; and what the Prometheus page reads from its links, which is what dayjs and,
//! in its second version, moment read.

use super::timestamp::Timestamp;
use super::zone::{self, Offset, UTC};

/// Reads a date and time: `2026-11-25 14:03:07`, `2026-11-25T14:03:07.250`, in the zone of `offset`;
/// with a `Z` behind in UTC, with `+02:00` behind in the zone that is so much ahead. Or, as many
/// milliseconds as they are, the seconds or milliseconds since 1970 of [`read_unix`].
#[must_use]
pub fn read(text: &str, offset: Offset) -> Option<Timestamp> {
    let text = text.trim();
    read_unix(text).or_else(|| read_zoned(text)).or_else(|| {
        let shown = text.parse().ok()?;
        Some(zone::instant(shown, offset))
    })
}

/// Reads seconds since 1970 such as `1795933214` or `1795933214.5`, or milliseconds: nine digits at
/// least, so that it is no year, no date and no duration.
#[must_use]
pub fn read_unix(text: &str) -> Option<Timestamp> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let digits = match whole.len() {
        9 | 10 => format!("{whole}{}", format!("{fraction:0<3}").get(..3)?),
        12 | 13 if fraction == "0" => whole.to_owned(),
        _ => return None,
    };
    digits.parse().ok().map(Timestamp::from_ms)
}

/// With its own zone behind.
fn read_zoned(text: &str) -> Option<Timestamp> {
    if text.ends_with(['Z', 'z']) {
        return Some(zone::instant(text.parse().ok()?, UTC));
    }
    let clock = text.find(':')?;
    let sign = clock + text[clock..].find(['+', '-'])?;
    let (shown, ahead) = text.split_at(sign);
    let (sign, ahead) = ahead.split_at(1);
    let digits = ahead.replace(':', "");
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "0"),
        4 => digits.split_at(2),
        _ => return None,
    };
    let number = |digits: &str| digits.parse::<u8>().ok().map(i32::from);
    let minutes = number(hours)? * 60 + number(minutes)?;
    let ahead = if sign == "-" { -minutes } else { minutes } * 60_000;
    let shown = shown.trim_end().parse().ok()?;
    Some(zone::instant(shown, &|_| ahead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_links_hold() {
        let noon = 1_795_608_000_000;
        for (text, instant) in [
            ("2026-11-25 12:00:00", Some(noon - 3_600_000)),
            ("2026-11-25 12:00", Some(noon - 3_600_000)),
            ("2026-11-25T12:00:00.000Z", Some(noon)),
            ("2026-11-25T12:00:00.250z", Some(noon + 250)),
            ("2026-11-25T14:00:00+02:00", Some(noon)),
            ("2026-11-25 14:00:00 +0200", Some(noon)),
            ("2026-11-25T14:00+02", Some(noon)),
            ("2026-11-25T08:30:00.5-03:30", Some(noon + 500)),
            ("1795608000", Some(noon)),
            ("1795608000.25", Some(noon + 250)),
            ("1795608000123", Some(noon + 123)),
            ("20261125", None),
            ("2026", None),
            ("2026-11-25T14:00:00+2", None),
            ("2026-11-25T14:00:00+02:0x", None),
            ("2026-11-25T14:00:00+", None),
            ("2026-11-25+02:00", None),
            ("+:", None),
            (":-￨!", None),
            ("", None),
        ] {
            let read = read(text, &|_| 3_600_000);
            assert_eq!(read.map(Timestamp::ms), instant, "{text}");
        }
    }
}
