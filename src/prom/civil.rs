//! Instants as people write them: `2026-11-25 14:03:07`.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::duration::Duration;

/// Milliseconds.
const DAY: i64 = Duration::DAY.ms();

/// A date and time of day without a zone; what a clock on the wall shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// Year, of the proleptic Gregorian calendar.
    pub year: i64,
    /// Month, 1 to 12.
    pub month: i64,
    /// Day of the month, 1 to 31.
    pub day: i64,
    /// Milliseconds since midnight.
    pub ms_of_day: i64,
}

impl Civil {
    /// What a clock shows so many milliseconds after its own 1970.
    ///
    /// Method: Howard Hinnant, "chrono-compatible low-level date algorithms"; years begin in
    /// March, so that the leap day is the last of its year.
    #[must_use]
    pub fn from_ms(ms: i64) -> Self {
        let days = ms.div_euclid(DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
            ms_of_day: ms.rem_euclid(DAY),
        }
    }

    /// Milliseconds since the clock's own 1970.
    #[must_use]
    pub fn ms(self) -> i64 {
        let year = if self.month <= 2 {
            self.year - 1
        } else {
            self.year
        };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (self.month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + self.day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        (era * 146_097 + day_of_era - 719_468) * DAY + self.ms_of_day
    }

    /// As it is shown, with what there is of milliseconds: `2026-11-25 14:03:07.250`.
    #[must_use]
    pub fn exact(self) -> String {
        match self.ms_of_day % 1_000 {
            0 => self.to_string(),
            rest => format!("{self}.{rest:03}"),
        }
    }

    /// As a browser's field for a date and time has it: `2026-11-25T14:03:07`.
    #[must_use]
    pub fn field(self) -> String {
        self.to_string().replace(' ', "T")
    }

    /// Hour, minute and second of the day.
    #[must_use]
    pub fn clock(self) -> (i64, i64, i64) {
        let seconds = self.ms_of_day / 1_000;
        (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    }
}

/// `2026-11-25 14:03:07`, as the Prometheus UI writes it in links.
impl fmt::Display for Civil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = self.clock();
        let Self {
            year, month, day, ..
        } = self;
        write!(
            f,
            "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"
        )
    }
}

/// Text that is no date and time.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("“{0}” is not a time. Write one as 2026-11-25 14:03:07.")]
pub struct NotATime(String);

/// Reads `2026-11-25`, `2026-11-25 14:03`, `2026-11-25 14:03:07` and `2026-11-25 14:03:07.250`,
/// with a space or `T` between and a `Z` behind if one likes.
impl FromStr for Civil {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        read(text.trim().trim_end_matches(['Z', 'z']))
            .ok_or_else(|| NotATime(text.trim().to_owned()))
    }
}

fn read(text: &str) -> Option<Civil> {
    let (date, clock) = text.split_once([' ', 'T', 't']).unwrap_or((text, "00:00"));
    let [year, month, day] = numbers(date, '-')?.try_into().ok()?;
    let civil = Civil {
        year,
        month,
        day,
        ms_of_day: read_clock(clock)?,
    };
    // A 30th of February comes back as a day in March.
    let sound = year <= 9_999 && (1..=12).contains(&month);
    (sound && Civil::from_ms(civil.ms()) == civil).then_some(civil)
}

/// Reads a time of day, `14:03`, `14:03:07` or `14:03:07.250`, in milliseconds since midnight.
#[must_use]
pub fn read_clock(text: &str) -> Option<i64> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let clock = numbers(clock, ':')?;
    let (hour, minute) = (*clock.first()?, *clock.get(1)?);
    let second = clock.get(2).copied().unwrap_or(0);
    let is_sound = clock.len() <= 3 && hour < 24 && minute < 60 && second < 60;
    let has_place = clock.len() == 3 || fraction == "0";
    let digits: i64 = fraction.get(..3).unwrap_or(fraction).parse().ok()?;
    let is_number = fraction.bytes().all(|byte| byte.is_ascii_digit());
    let ms = digits * [1, 100, 10, 1][fraction.len().min(3)];
    (is_sound && has_place && is_number).then(|| (hour * 3_600 + minute * 60 + second) * 1_000 + ms)
}

fn numbers(text: &str, separator: char) -> Option<Vec<i64>> {
    let number = |part: &str| {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    };
    text.split(separator).map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_and_shows() {
        for (text, ms, shown) in [
            ("1970-01-01 00:00:00", 0, "1970-01-01 00:00:00"),
            ("2023-03-06 01:30", 1_678_066_200_000, "2023-03-06 01:30:00"),
            (
                "2023-03-06T01:30:03Z",
                1_678_066_203_000,
                "2023-03-06 01:30:03",
            ),
            ("2024-02-29", 1_709_164_800_000, "2024-02-29 00:00:00"),
            ("1969-12-31 23:59:59", -1_000, "1969-12-31 23:59:59"),
            (
                "2023-03-06 01:30:03.5",
                1_678_066_203_500,
                "2023-03-06 01:30:03.500",
            ),
            (
                "2023-03-06T01:30:03.0456789Z",
                1_678_066_203_045,
                "2023-03-06 01:30:03.045",
            ),
        ] {
            let civil = text.parse::<Civil>();
            assert_eq!(civil.as_ref().map(|civil| civil.ms()), Ok(ms), "{text}");
            assert_eq!(civil.map(Civil::exact), Ok(shown.to_owned()));
        }
    }

    #[test]
    fn says_what_a_time_looks_like() {
        for text in [
            "",
            "now",
            "2023-02-30",
            "2023-13-01",
            "2023-01-01 24:00",
            "2023-01-01 1:2:3:4",
            "2023-01-01 +1:00",
            "2023-01-01 01:02.5",
            "2023-01-01 01:02:03.",
            "2023-01-01 01:02:03.5.5",
            "2023-01-01 01:02:03.+5",
        ] {
            assert_eq!(
                text.parse::<Civil>().map_err(|error| error.to_string()),
                Err(format!(
                    "“{text}” is not a time. Write one as 2026-11-25 14:03:07."
                ))
            );
        }
    }

    proptest! {
        #[test]
        fn comes_back_the_same(ms in -62_000_000_000_000_i64..250_000_000_000_000) {
            prop_assert_eq!(Civil::from_ms(ms).ms(), ms);
        }
    }
}
