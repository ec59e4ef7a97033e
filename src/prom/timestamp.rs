//! Instants.

use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

use super::duration::Duration;

/// An instant, in whole milliseconds since 1970; what Prometheus calls so.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The last instant that a browser's `Date` knows.
    pub const LAST: Self = Self(8_640_000_000_000_000);

    /// The last second of the year 9999, after which nobody means an instant.
    pub const END_OF_9999: Self = Self(253_402_300_799_000);

    /// So many milliseconds since 1970.
    #[must_use]
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// The instant nearest to so many milliseconds since 1970, of those that a `Date` knows.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "bounded just before; NaN becomes 1970"
    )]
    pub fn from_float(ms: f64) -> Self {
        Self(ms.round().clamp(-Self::LAST.float(), Self::LAST.float()) as i64)
    }

    /// Milliseconds since 1970, as columns of samples have them.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "exact, since a Date's instants are below 2^53"
    )]
    pub const fn float(self) -> f64 {
        self.0 as f64
    }

    /// How long ago `earlier` was; nothing where it is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_ms(self.0 - earlier.0)
    }

    /// The last step at or before it, of steps counted from `first` both ways.
    #[must_use]
    pub fn on_grid(self, first: Self, step: Duration) -> Self {
        Self(self.0 - (self.0 - first.0).rem_euclid(step.ms().max(1)))
    }

    /// The last multiple of a length at or before it, counted from 1970.
    #[must_use]
    pub fn floor(self, length: Duration) -> Self {
        self.on_grid(Self::default(), length)
    }
}

impl Add<Duration> for Timestamp {
    type Output = Self;

    fn add(self, later: Duration) -> Self {
        Self(self.0 + later.ms())
    }
}

impl Sub<Duration> for Timestamp {
    type Output = Self;

    fn sub(self, earlier: Duration) -> Self {
        Self(self.0 - earlier.ms())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn floats_are_rounded_and_bounded() {
        for (float, ms) in [
            (0.0, 0),
            (1.5, 2),
            (-0.4, 0),
            (1_678_066_203_119.0, 1_678_066_203_119),
            (f64::NAN, 0),
            (f64::INFINITY, 8_640_000_000_000_000),
            (-1e300, -8_640_000_000_000_000),
        ] {
            assert_eq!(Timestamp::from_float(float), Timestamp(ms), "{float}");
        }
    }

    #[test]
    fn steps_are_counted_both_ways() {
        for (at, first, step, last) in [
            (25, 0, 10, 20),
            (20, 0, 10, 20),
            (25, 7, 10, 17),
            (25, 107, 10, 17),
            (-1, 0, 1_000, -1_000),
            // A step of no length is as short as can be.
            (25, 7, 0, 25),
        ] {
            let (at, first) = (Timestamp(at), Timestamp(first));
            let found = at.on_grid(first, Duration::from_ms(step));
            assert_eq!(found, Timestamp(last), "{at:?} {first:?} {step}");
        }
        assert_eq!(Timestamp(1_999).floor(Duration::SECOND), Timestamp(1_000));
    }

    #[test]
    fn no_time_has_passed_since_what_is_yet_to_come() {
        let (before, after) = (Timestamp(-5), Timestamp(10));
        assert_eq!(after.since(before), Duration::from_ms(15));
        assert_eq!(before.since(after), Duration::ZERO);
        assert_eq!(before + Duration::from_ms(15), after);
        assert_eq!(after - Duration::from_ms(15), before);
    }

    #[test]
    fn is_written_as_a_number() {
        let written = serde_json::to_string(&Timestamp(1_500)).ok();
        assert_eq!(written.as_deref(), Some("1500"));
    }

    proptest! {
        #[test]
        fn comes_back_from_a_float(ms in -8_640_000_000_000_000_i64..=8_640_000_000_000_000) {
            prop_assert_eq!(Timestamp::from_float(Timestamp(ms).float()), Timestamp(ms));
        }
    }
}
