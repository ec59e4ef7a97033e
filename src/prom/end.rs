//! Where a stretch of time ends, or begins: `now`, `now-6h`, `2026-11-25 10:00`.

use thiserror::Error;

use super::civil::{Civil, read_clock};
use super::duration::Duration;
use super::timestamp::Timestamp;
use super::zone::Offset;
use super::{instant, zone};

/// Where a stretch of time ends, or begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// Now, whenever that is.
    #[default]
    Now,
    /// So much before now, whenever that is.
    Ago(Duration),
    /// At an instant.
    At(Timestamp),
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
    /// The instant, as seen at `now`.
    #[must_use]
    pub fn at(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Now => now,
            Self::Ago(ago) => now - ago,
            Self::At(at) => at,
        }
    }

    /// So much earlier.
    #[must_use]
    pub fn earlier(self, by: Duration) -> Self {
        match self {
            Self::Now => Self::Ago(by),
            Self::Ago(ago) => Self::Ago(Duration::from_ms(ago.ms() + by.ms())),
            Self::At(at) => Self::At(at - by),
        }
    }

    /// Reads `now`, `now-1h`, an [`instant`] in the zone of `offset`, a time of day such as `14:03` of
    /// the day on which `day` is, or `today` and `yesterday` for where those begin.
    ///
    /// # Errors
    /// What a time looks like.
    pub fn read(text: &str, day: Timestamp, offset: Offset) -> Result<Self, BadTimespan> {
        let text = text.trim();
        let relative = || {
            let after = text.strip_prefix("now")?.trim_start();
            if after.is_empty() {
                return Some(Self::Now);
            }
            let ago: Duration = after.strip_prefix('-')?.parse().ok()?;
            Some(if ago == Duration::ZERO {
                Self::Now
            } else {
                Self::Ago(ago)
            })
        };
        let of_day = || {
            let (day, ms_of_day) = match text {
                "today" => (day, 0),
                "yesterday" => (day - Duration::DAY, 0),
                clock => (day, read_clock(clock)?),
            };
            let shown = Civil {
                ms_of_day,
                ..zone::local(day, offset)
            };
            Some(zone::instant(shown, offset))
        };
        let absolute = || instant::read(text, offset).or_else(of_day).map(Self::At);
        relative()
            .or_else(absolute)
            .ok_or_else(|| BadTimespan::NotATime(text.to_owned()))
    }

    /// As [`End::read`] reads it; in an hour that the clocks show twice, with the offset behind.
    #[must_use]
    pub fn text(self, offset: Offset) -> String {
        match self {
            Self::Now => "now".to_owned(),
            Self::Ago(ago) => format!("now-{ago}"),
            Self::At(at) => zone::local(at, offset).exact() + &zone::which(at, offset),
        }
    }

    /// Whether it is the same at any time.
    #[must_use]
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::At(_))
    }
}
