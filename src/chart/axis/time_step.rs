//! The distances between ticks of a time axis, and the calendar they count in.

use crate::prom::civil::Civil;

/// Milliseconds.
pub(super) const SECOND: i64 = 1_000;
/// Milliseconds.
pub(super) const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The distance between ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    /// Milliseconds, at most half a day.
    Clock(i64),
    /// Days; seven of them are a week.
    Days(i64),
    /// Months of the calendar.
    Months(i64),
    /// Years of the calendar.
    Years(i64),
}

/// Shortest first.
pub(super) const STEPS: [Step; 42] = [
    Step::Clock(1),
    Step::Clock(2),
    Step::Clock(5),
    Step::Clock(10),
    Step::Clock(20),
    Step::Clock(50),
    Step::Clock(100),
    Step::Clock(200),
    Step::Clock(500),
    Step::Clock(SECOND),
    Step::Clock(2 * SECOND),
    Step::Clock(5 * SECOND),
    Step::Clock(10 * SECOND),
    Step::Clock(15 * SECOND),
    Step::Clock(30 * SECOND),
    Step::Clock(MINUTE),
    Step::Clock(2 * MINUTE),
    Step::Clock(5 * MINUTE),
    Step::Clock(10 * MINUTE),
    Step::Clock(15 * MINUTE),
    Step::Clock(30 * MINUTE),
    Step::Clock(HOUR),
    Step::Clock(2 * HOUR),
    Step::Clock(3 * HOUR),
    Step::Clock(6 * HOUR),
    Step::Clock(12 * HOUR),
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(1_000),
];

impl Step {
    /// Milliseconds, of months and years about.
    pub(super) const fn ms(self) -> i64 {
        match self {
            Self::Clock(ms) => ms,
            Self::Days(days) => days * DAY,
            Self::Months(months) => months * 30 * DAY,
            Self::Years(years) => years * 365 * DAY,
        }
    }

    /// The last beginning of a step at or before a date. Weeks begin on Mondays.
    pub(super) fn begin(self, civil: Civil) -> Civil {
        let midnight = Civil {
            ms_of_day: 0,
            ..civil
        };
        match self {
            Self::Clock(_) => civil,
            Self::Days(days) => {
                // 1970 began on a Thursday; day 4 was a Monday.
                let day = midnight.ms() / DAY - 4;
                Civil::from_ms((day - day.rem_euclid(days) + 4) * DAY)
            }
            Self::Months(months) => Civil {
                month: civil.month - (civil.month - 1) % months,
                day: 1,
                ..midnight
            },
            Self::Years(years) => Civil {
                year: civil.year - civil.year.rem_euclid(years),
                month: 1,
                day: 1,
                ..midnight
            },
        }
    }

    /// The beginning of the step after this one.
    pub(super) fn next(self, civil: Civil) -> Civil {
        match self {
            Self::Clock(ms) => Civil::from_ms(civil.ms() + ms),
            Self::Days(days) => Civil::from_ms(civil.ms() + days * DAY),
            Self::Months(months) => {
                let month = civil.month - 1 + months;
                Civil {
                    year: civil.year + month / 12,
                    month: month % 12 + 1,
                    ..civil
                }
            }
            Self::Years(years) => Civil {
                year: civil.year + years,
                ..civil
            },
        }
    }
}
