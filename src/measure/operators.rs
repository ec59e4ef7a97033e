//! What a part of an expression measures, and what operators make of it.
//!
//! A wrong unit harms and a missing one does not, so what is not sure is a bare number.

use super::amount::{Amount, Nature};
use super::unit::Unit;

/// What a part of an expression measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    pub(super) amount: Amount,
    /// Whether its values are instants, counted from 1970.
    pub(super) is_instant: bool,
    /// What the observations of a histogram or summary are.
    pub(super) observed: Amount,
    /// Its value, where that stands in the expression.
    pub(super) constant: Option<f64>,
}

/// Seconds that are rather an instant, of 1985 and later, than a length of time.
const INSTANT: f64 = 5e8;

impl Measure {
    pub(super) const UNKNOWN: Self = Self::of(Amount::UNKNOWN);
    /// Seconds since 1970.
    pub(super) const INSTANT: Self = Self {
        is_instant: true,
        ..Self::of(Amount::SECONDS)
    };

    pub(super) const fn of(amount: Amount) -> Self {
        Self {
            amount,
            is_instant: false,
            observed: amount,
            constant: None,
        }
    }

    /// A number in the expression; `NaN` where it is not known which.
    pub(super) const fn constant(number: f64) -> Self {
        Self {
            constant: Some(number),
            ..Self::UNKNOWN
        }
    }

    /// The unit of its values, all told.
    pub(super) fn unit(self) -> Unit {
        match self.amount.unit() {
            Unit::Seconds if self.is_instant => Unit::Timestamp,
            _ if self.is_instant => Unit::Number,
            unit => unit,
        }
    }

    /// Of instants the time between them.
    pub(super) const fn difference(self) -> Self {
        Self {
            is_instant: false,
            ..self
        }
    }

    pub(super) fn negated(self) -> Self {
        match self.constant {
            Some(number) => Self::constant(-number),
            None if self.is_instant => Self::UNKNOWN,
            None => self,
        }
    }

    /// What an operator other than a comparison makes of two.
    pub(super) fn joined(self, operator: &str, other: Self) -> Self {
        match (operator, self.constant, other.constant) {
            ("and" | "unless", ..) => self,
            ("or", ..) => self.or(other),
            (_, Some(left), Some(right)) => Self::constant(computed(left, operator, right)),
            ("+", Some(number), None) => other.shifted(number),
            ("+", None, Some(number)) => self.shifted(number),
            ("+", None, None) => self.plus(other),
            ("-", Some(number), None) => other.taken_from(number),
            ("-", None, Some(number)) if self.is_instant && self.is_far(number) => {
                self.difference()
            }
            ("-", None, Some(number)) => self.shifted(-number),
            ("-", None, None) => self.minus(other),
            ("*", Some(number), None) => other.scaled(number),
            ("*", None, Some(number)) => self.scaled(number),
            ("*", None, None) => self.times(other),
            ("/", None, Some(number)) => self.scaled(number.recip()),
            ("/", None, None) => self.over(other),
            ("%", None, Some(_)) => self.difference(),
            ("%", None, None) if self.difference().adds_to(other) => self.difference(),
            _ => Self::UNKNOWN,
        }
    }

    /// What is kept of both; a constant stands in for what is missing.
    fn or(self, other: Self) -> Self {
        match (self.constant, other.constant) {
            (Some(_), _) => other,
            (None, Some(_)) => self,
            _ if self.is_instant == other.is_instant && self.amount.is_like(other.amount) => self,
            _ => Self::UNKNOWN,
        }
    }

    /// Whether a number is rather an instant on this scale than a length of time.
    pub(super) fn is_far(self, number: f64) -> bool {
        number.abs() >= INSTANT * self.amount.scale
    }

    /// Whether both are of the same, and no instants.
    fn adds_to(self, other: Self) -> bool {
        !self.is_instant && !other.is_instant && self.amount.is_like(other.amount)
    }

    fn shifted(self, number: f64) -> Self {
        let becomes_other = self.amount.is_time() && (number.is_nan() || self.is_far(number));
        if becomes_other || self.amount.is_temperature() {
            return Self::UNKNOWN;
        }
        self
    }

    fn taken_from(self, number: f64) -> Self {
        match self.is_instant {
            true if self.is_far(number) => self.difference(),
            true => Self::UNKNOWN,
            // What one core is not busy.
            false if self.amount.nature == Nature::Busy && self.amount.is_at(number) => {
                Self::of(Amount::plain(Nature::Share).scaled(number))
            }
            false => self.shifted(number),
        }
    }

    fn plus(self, other: Self) -> Self {
        match (self.is_instant, other.is_instant) {
            (true, false) if self.difference().adds_to(other) => self,
            (false, true) if other.difference().adds_to(self) => other,
            (false, false) if self.adds_to(other) => self,
            _ => Self::UNKNOWN,
        }
    }

    fn minus(self, other: Self) -> Self {
        match (self.is_instant, other.is_instant) {
            (true, true) if self.amount.is_like(other.amount) => self.difference(),
            (_, true) => Self::UNKNOWN,
            _ => self.plus(other),
        }
    }

    /// The same in another measure, as a constant factor makes it; turned over it stays the same,
    /// but for instants.
    fn scaled(self, factor: f64) -> Self {
        let is_of_use = factor.is_finite() && factor != 0.0;
        if !is_of_use || (self.is_instant && factor < 0.0) {
            return Self::UNKNOWN;
        }
        Self {
            amount: self.amount.scaled(factor.abs()),
            ..self
        }
    }

    fn times(self, other: Self) -> Self {
        match (self.is_instant, other.is_instant) {
            (false, false) => Self::of(self.amount.times(other.amount)),
            (true, false) if other.is_count() => self,
            (false, true) if self.is_count() => other,
            _ => Self::UNKNOWN,
        }
    }

    fn over(self, other: Self) -> Self {
        match (self.is_instant, other.is_instant) {
            (false, false) => Self::of(self.amount.over(other.amount)),
            (true, false) if other.is_count() => self,
            _ => Self::UNKNOWN,
        }
    }

    fn is_count(self) -> bool {
        self.amount.nature == Nature::Count && self.amount.is_at(1.0)
    }
}

fn computed(left: f64, operator: &str, right: f64) -> f64 {
    match operator {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        "%" => left % right,
        "^" => left.powf(right),
        _ => f64::NAN,
    }
}
