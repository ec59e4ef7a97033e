//! Whole numbers of any size, as far as reading a float needs them.

use std::cmp::Ordering;

/// Its digits to the base 2^32, the least first; the last is none that is zero.
#[derive(PartialEq, Eq)]
pub(super) struct Natural(Vec<u32>);

impl Natural {
    #[allow(clippy::cast_possible_truncation, reason = "halves of an u64")]
    pub(super) fn of(number: u64) -> Self {
        let mut natural = Self(vec![number as u32, (number >> 32) as u32]);
        natural.trim();
        natural
    }

    pub(super) fn power_of_two(power: usize) -> Self {
        let mut digits = vec![0; power / 32];
        digits.push(1 << (power % 32));
        Self(digits)
    }

    /// Multiplies by `factor`, then adds `more`.
    #[allow(clippy::cast_possible_truncation, reason = "halves of an u64")]
    pub(super) fn times(&mut self, factor: u32, more: u32) {
        let mut carry = u64::from(more);
        for digit in &mut self.0 {
            carry += u64::from(*digit) * u64::from(factor);
            *digit = carry as u32;
            carry >>= 32;
        }
        self.0.push(carry as u32);
        self.trim();
    }

    /// Multiplies by `base` to the power of `exponent`, if that is positive.
    pub(super) fn raise(&mut self, base: u32, exponent: i64) -> &mut Self {
        for _ in 0..exponent {
            self.times(base, 0);
        }
        self
    }

    /// Divides, and leaves out the rest.
    #[allow(clippy::cast_possible_truncation, reason = "the rest is below an u32")]
    pub(super) fn divide(&mut self, divisor: u32) {
        let mut rest = 0;
        for digit in self.0.iter_mut().rev() {
            let part = rest << 32 | u64::from(*digit);
            *digit = (part / u64::from(divisor)) as u32;
            rest = part % u64::from(divisor);
        }
        self.trim();
    }

    /// The first 128 bits, from the first that is set.
    pub(super) fn leading(&self) -> u128 {
        let mut digits = self.0.iter().rev().copied();
        let shift = self.0.last().map_or(0, |digit| digit.leading_zeros());
        let mut next = || u128::from(digits.next().unwrap_or(0));
        let whole = (0..4).fold(0, |whole, _| whole << 32 | next());
        (whole << shift) | (next() << shift >> 32)
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = self.0.len().cmp(&other.0.len());
        size.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
