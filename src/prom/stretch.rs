//! From one instant to another.

use super::duration::Duration;
use super::timestamp::Timestamp;

/// A stretch of time, both its ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub start: Timestamp,
    pub end: Timestamp,
}

impl Stretch {
    /// Between the instants nearest to so many milliseconds since 1970.
    #[must_use]
    pub fn from_floats(start: f64, end: f64) -> Self {
        Self {
            start: Timestamp::from_float(start),
            end: Timestamp::from_float(end),
        }
    }

    /// How long it is; nothing where it ends before it begins.
    #[must_use]
    pub const fn length(self) -> Duration {
        self.end.since(self.start)
    }

    /// The stretch so much earlier.
    #[must_use]
    pub fn earlier(self, by: Duration) -> Self {
        Self {
            start: self.start - by,
            end: self.end - by,
        }
    }

    /// Itself, or where it is shorter than that, so long from its start on.
    #[must_use]
    pub fn at_least(self, length: Duration) -> Self {
        Self {
            end: self.end.max(self.start + length),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_a_length_and_moves_as_a_whole() {
        let stretch = |start: i64, end: i64| Stretch {
            start: Timestamp::from_ms(start),
            end: Timestamp::from_ms(end),
        };
        let ms = Duration::from_ms;
        for (start, end, length, least) in [(10, 30, 20, 30), (10, 15, 5, 20), (10, -5, 0, 20)] {
            let one = stretch(start, end);
            assert_eq!(one.length(), ms(length), "{one:?}");
            assert_eq!(one.at_least(ms(10)), stretch(start, least), "{one:?}");
            assert_eq!(one.earlier(ms(7)), stretch(start - 7, end - 7), "{one:?}");
        }
        assert_eq!(Stretch::from_floats(0.4, 1.6), stretch(0, 2));
    }
}
