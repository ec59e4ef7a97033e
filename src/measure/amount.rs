//! How much of what: powers of base units, a scale, and what a number counts that has none.

use super::unit::Unit;

/// What a number is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// Of a unit.
    Physical,
    /// Of the events that a counter counts; the quotient of two is a ratio.
    Events,
    /// Of series, or the 1 of an info metric, or the 0 or 1 of a comparison: what is multiplied
    /// with it stays what it is.
    Count,
    /// Of parts of one.
    Share,
    /// Of seconds each second, as of CPU time: of a single core these are parts of one.
    Busy,
    /// Nobody knows.
    Unknown,
}

/// Powers of bytes, seconds, joules, amperes, degrees Celsius and cycles.
type Powers = [i8; 6];

const ONE: Powers = [0; 6];
const SECONDS: Powers = [0, 1, 0, 0, 0, 0];
const PER_SECOND: Powers = [0, -1, 0, 0, 0, 0];
const CELSIUS: Powers = [0, 0, 0, 0, 1, 0];

/// An amount: a value of 8 at a scale of 8 is one of what it is of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) nature: Nature,
    powers: Powers,
    pub(super) scale: f64,
}

impl Amount {
    pub(super) const UNKNOWN: Self = Self::plain(Nature::Unknown);
    pub(super) const SECONDS: Self = Self {
        powers: SECONDS,
        ..Self::plain(Nature::Physical)
    };

    /// An amount without powers.
    pub(super) const fn plain(nature: Nature) -> Self {
        Self {
            nature,
            powers: ONE,
            scale: 1.0,
        }
    }

    /// An amount of a unit that is more than a number.
    pub(super) const fn of(unit: Unit) -> Self {
        let (powers, scale) = match unit {
            Unit::Bytes => ([1, 0, 0, 0, 0, 0], 1.0),
            Unit::BytesPerSecond => ([1, -1, 0, 0, 0, 0], 1.0),
            Unit::Bits => ([1, 0, 0, 0, 0, 0], 8.0),
            Unit::BitsPerSecond => ([1, -1, 0, 0, 0, 0], 8.0),
            Unit::Seconds | Unit::Timestamp => (SECONDS, 1.0),
            Unit::Milliseconds => (SECONDS, 1e3),
            Unit::Hertz => ([0, -1, 0, 0, 0, 1], 1.0),
            Unit::Celsius => (CELSIUS, 1.0),
            Unit::Volts => ([0, -1, 1, -1, 0, 0], 1.0),
            Unit::Amperes => ([0, 0, 0, 1, 0, 0], 1.0),
            Unit::Watts => ([0, -1, 1, 0, 0, 0], 1.0),
            Unit::Joules => ([0, 0, 1, 0, 0, 0], 1.0),
            Unit::Ratio => return Self::plain(Nature::Share),
            Unit::Percent => return Self::plain(Nature::Share).scaled(100.0),
            Unit::Number | Unit::PerSecond => return Self::UNKNOWN,
        };
        Self {
            nature: Nature::Physical,
            powers,
            scale,
        }
    }

    /// The unit that its values are in; a bare number where it is of none.
    pub(super) fn unit(self) -> Unit {
        let one = |unit: Unit| if self.is_at(1.0) { unit } else { Unit::Number };
        match self.nature {
            Nature::Physical => {
                let units = Unit::ALL.into_iter();
                let mut same = units.filter(|unit| Self::of(*unit).is_like(self));
                same.next().unwrap_or_default()
            }
            Nature::Share | Nature::Busy if self.is_at(100.0) => Unit::Percent,
            Nature::Share => one(Unit::Ratio),
            _ if self.powers == PER_SECOND => one(Unit::PerSecond),
            _ => Unit::Number,
        }
    }

    /// Whether both are of the same and may be added.
    pub(super) fn is_like(self, other: Self) -> bool {
        (self.nature, self.powers) == (other.nature, other.powers) && self.is_at(other.scale)
    }

    pub(super) fn is_at(self, scale: f64) -> bool {
        (self.scale - scale).abs() <= scale.abs() * 1e-9
    }

    /// Whether only differences mean anything: degrees begin where they like.
    pub(super) fn is_temperature(self) -> bool {
        self.powers == CELSIUS
    }

    pub(super) fn is_time(self) -> bool {
        self.powers == SECONDS
    }

    /// The same counted in another measure: so many for one of before.
    pub(super) const fn scaled(self, factor: f64) -> Self {
        Self {
            scale: self.scale * factor,
            ..self
        }
    }

    pub(super) fn per_second(self) -> Self {
        let nature = match self.nature {
            Nature::Physical if self.is_time() => Nature::Busy,
            nature @ (Nature::Physical | Nature::Events) => nature,
            _ => Nature::Unknown,
        };
        let powers = raised(self.powers, SECONDS, -1);
        Self {
            nature,
            powers,
            ..self
        }
    }

    pub(super) fn times(self, other: Self) -> Self {
        use Nature::{Count, Events, Physical, Share, Unknown};
        let nature = match (self.nature, other.nature) {
            (Count, nature) if self.is_at(1.0) => nature,
            (nature, Count) if other.is_at(1.0) => nature,
            (Share, nature) | (nature, Share) if nature != Count => nature,
            (Events | Physical, Physical) | (Physical, Events) => Physical,
            _ => Unknown,
        };
        self.with(other, 1, nature)
    }

    pub(super) fn over(self, other: Self) -> Self {
        use Nature::{Busy, Count, Events, Physical, Share, Unknown};
        let nature = match (self.nature, other.nature) {
            (_, Count) if other.is_at(1.0) => self.nature,
            (Physical, _) if self.is_temperature() => Unknown,
            (a, b) if a == b && self.powers == other.powers && a != Unknown => Share,
            (Count, _) => Unknown,
            (_, Share) => self.nature,
            (Physical | Busy, Events) | (Physical, Physical) => Physical,
            _ => Unknown,
        };
        self.with(other, -1, nature)
    }

    /// The product with a power of another.
    fn with(self, other: Self, power: i8, nature: Nature) -> Self {
        let keeps = [self, other].into_iter().any(Self::keeps_others);
        if nature == Nature::Unknown && !keeps {
            return Self::UNKNOWN;
        }
        Self {
            nature,
            powers: raised(self.powers, other.powers, power),
            scale: self.scale * other.scale.powi(i32::from(power)),
        }
    }

    const fn keeps_others(self) -> bool {
        matches!(self.nature, Nature::Count | Nature::Share)
    }
}

fn raised(mut powers: Powers, others: Powers, power: i8) -> Powers {
    for (own, other) in powers.iter_mut().zip(others) {
        *own = own.saturating_add(other.saturating_mul(power));
    }
    powers
}
