//! The distances between ticks of a time axis, and the calendar they count in.

use crate::prom::civil::Civil;
use crate::prom::duration::Duration;

/// The distance between ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    /// At most half a day, of which it is a whole part.
    Clock(Duration),
    /// Days; seven of them are a week.
    Days(i64),
    /// Months of the calendar.
    Months(i64),
    /// Years of the calendar.
    Years(i64),
}

/// Shortest first.
pub(super) const STEPS: [Step; 42] = [
    ms(1),
    ms(2),
    ms(5),
    ms(10),
    ms(20),
    ms(50),
    ms(100),
    ms(200),
    ms(500),
    seconds(1),
    seconds(2),
    seconds(5),
    seconds(10),
    seconds(15),
    seconds(30),
    minutes(1),
    minutes(2),
    minutes(5),
    minutes(10),
    minutes(15),
    minutes(30),
    hours(1),
    hours(2),
    hours(3),
    hours(6),
    hours(12),
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

const fn ms(count: i64) -> Step {
    Step::Clock(Duration::from_ms(count))
}

const fn seconds(count: i64) -> Step {
    Step::Clock(Duration::SECOND.times(count))
}

const fn minutes(count: i64) -> Step {
    Step::Clock(Duration::MINUTE.times(count))
}

const fn hours(count: i64) -> Step {
    Step::Clock(Duration::HOUR.times(count))
}

impl Step {
    /// How long it is, months and years about.
    pub(super) const fn length(self) -> Duration {
        match self {
            Self::Clock(length) => length,
            Self::Days(days) => Duration::DAY.times(days),
            Self::Months(months) => Duration::DAY.times(months * 30),
            Self::Years(years) => Duration::DAY.times(years * 365),
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
            Self::Days(_) => {
                // 1970 began on a Thursday.
                let after_a_monday = midnight.ms() - Duration::DAY.times(4).ms();
                Civil::from_ms(midnight.ms() - after_a_monday.rem_euclid(self.length().ms()))
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
            Self::Clock(_) | Self::Days(_) => Civil::from_ms(civil.ms() + self.length().ms()),
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
