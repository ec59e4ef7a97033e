//! Floats from their decimal text: what `str::parse` reads, bit for bit. That brings tables of
//! 12 KiB which no compression makes smaller; these are made when the first float is read.
//!
//! Rounded as by Lemire, "Number Parsing at a Gigabyte per Second", without its fallback, which is
//! never taken: Mushtak and Lemire, "Fast Number Parsing Without Fallback". What has more digits
//! than the 19 of a `u64` is compared with the middle between two floats where those leave a doubt.

use super::natural::Natural;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// The most digits that all fit a `u64`.
const DIGITS: usize = 19;
/// No middle between two floats has more digits than 767.
const TELLING: usize = 800;

/// 10^`LEAST` times a mantissa is nothing, 10^`MOST` is the last that may be finite.
const LEAST: i64 = -342;
const MOST: i64 = 308;

/// The leading 128 bits of 5^`LEAST` to 5^`MOST`.
static FIVES: LazyLock<Vec<u128>> = LazyLock::new(fives);

/// The float nearest to a number as Rust writes it: `1.5`, `-7e-05`, `NaN`, `+Inf`, `infinity`.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
    let (is_negative, unsigned) = signed(text.as_bytes());
    let value = match Decimal::read(unsigned) {
        Some(decimal) => decimal.nearest(),
        None => named(unsigned)?,
    };
    Some(if is_negative { -value } else { value })
}

fn signed(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', unsigned @ ..] => (true, unsigned),
        [b'+', unsigned @ ..] | unsigned => (false, unsigned),
    }
}

fn named(text: &[u8]) -> Option<f64> {
    let is = |word: &[u8]| text.eq_ignore_ascii_case(word);
    if is(b"inf") || is(b"infinity") {
        return Some(f64::INFINITY);
    }
    is(b"nan").then_some(f64::NAN)
}

/// A decimal without sign: `mantissa` times 10^`exponent`, a little more where digits are left out.
struct Decimal<'a> {
    digits: &'a [u8],
    mantissa: u64,
    exponent: i64,
    more: bool,
}

impl<'a> Decimal<'a> {
    fn read(text: &'a [u8]) -> Option<Self> {
        let (mut mantissa, whole) = digits(text, 0);
        let (mut length, mut places) = (whole, 0);
        if text.get(whole) == Some(&b'.') {
            (mantissa, places) = digits(text.get(whole + 1..)?, mantissa);
            length += 1 + places;
        }
        let exponent = match text.get(length..)? {
            _ if whole + places == 0 => return None,
            [] => 0,
            [b'e' | b'E', behind @ ..] => power(behind)?,
            _ => return None,
        };
        let decimal = Self {
            digits: text.get(..length)?,
            mantissa,
            exponent: exponent - i64::try_from(places).ok()?,
            more: false,
        };
        Some(if whole + places > DIGITS {
            decimal.shortened()
        } else {
            decimal
        })
    }

    /// With the first digits as its mantissa.
    fn shortened(self) -> Self {
        let mut left = self.significant();
        let first = left.by_ref().take(DIGITS);
        let mantissa = first.fold(0, |number, digit| number * 10 + u64::from(digit));
        let (mut exponent, mut more) = (self.exponent, false);
        for digit in left {
            exponent += 1;
            more |= digit > 0;
        }
        Self {
            mantissa,
            exponent,
            more,
            ..self
        }
    }

    /// The digits from the first that is not zero.
    fn significant(&self) -> impl Iterator<Item = u8> + use<'a> {
        let digits = self.digits.iter().filter(|byte| byte.is_ascii_digit());
        digits
            .map(|byte| byte - b'0')
            .skip_while(|digit| *digit == 0)
    }

    fn nearest(&self) -> f64 {
        let below = nearest(self.mantissa, self.exponent);
        if !self.more {
            return below;
        }
        let above = nearest(self.mantissa + 1, self.exponent);
        if below.to_bits() == above.to_bits() {
            return below;
        }
        match self.beside_middle(below) {
            Ordering::Less => below,
            Ordering::Equal if below.to_bits() & 1 == 0 => below,
            _ => above,
        }
    }

    /// How this compares with the middle between a float and the next larger one.
    fn beside_middle(&self, below: f64) -> Ordering {
        let mut left = self.significant();
        let (mut number, mut exponent) = (Natural::of(0), self.exponent);
        for (place, digit) in left.by_ref().take(TELLING).enumerate() {
            number.times(10, u32::from(digit));
            exponent -= i64::from(place >= DIGITS);
        }
        number.times(10, u32::from(left.any(|digit| digit > 0)));
        exponent -= 1;

        let bits = below.to_bits();
        let (fraction, power) = (bits & ((1 << 52) - 1), bits >> 52);
        let whole = if power > 0 {
            fraction | (1 << 52)
        } else {
            fraction
        };
        let mut middle = Natural::of(2 * whole + 1);
        // A float is its mantissa times 2^-1074 at least.
        let power = i64::try_from(power.max(1)).unwrap_or(1) - 1076;
        number.raise(10, exponent).raise(2, -power);
        middle.raise(10, -exponent).raise(2, power);
        number.cmp(&middle)
    }
}

/// The power of ten behind the `e`. What is far beyond all floats is only far beyond.
fn power(text: &[u8]) -> Option<i64> {
    const FAR: i64 = 1_000_000_000;
    let (is_negative, unsigned) = signed(text);
    let mut power = unsigned.first().map(|_| 0)?;
    for byte in unsigned {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        power = (power * 10 + i64::from(digit)).min(FAR);
    }
    Some(if is_negative { -power } else { power })
}

/// The float nearest to `mantissa` times 10^`exponent`, the even one of two.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "halves of a u128, a bit, and a power of at most 1,200 places"
)]
pub(super) fn nearest(mantissa: u64, exponent: i64) -> f64 {
    if mantissa == 0 || exponent < LEAST {
        return 0.0;
    }
    let index = usize::try_from(exponent - LEAST);
    let Some(five) = index.ok().and_then(|index| FIVES.get(index)) else {
        return f64::INFINITY;
    };
    let shift = mantissa.leading_zeros();
    let mantissa = u128::from(mantissa << shift);
    let mut product = mantissa * (five >> 64);
    // The rest of the power matters where it may carry into the bits that are kept.
    if (product >> 64) as u64 & 0x1ff == 0x1ff {
        product += (mantissa * u128::from(*five as u64)) >> 64;
    }
    let (high, low) = ((product >> 64) as u64, product as u64);
    let upper = high >> 63;
    // One bit more than a float has, to round by.
    let dropped = upper + 9;
    let mut bits = high >> dropped;
    let mut power = ((exponent * 217_706) >> 16) + 1086 + i64::from(upper as u8) - i64::from(shift);
    if power <= 0 {
        bits = bits.checked_shr((1 - power) as u32).unwrap_or(0);
        // One that rounds up to the least of the others has its exponent by that.
        return f64::from_bits(bits.div_ceil(2));
    }
    let is_middle = low <= 1 && (-4..=23).contains(&exponent) && bits << dropped == high;
    if is_middle && bits & 3 == 1 {
        bits -= 1;
    }
    bits = bits.div_ceil(2);
    if bits == 1 << 53 {
        bits = 1 << 52;
        power += 1;
    }
    if power >= 2047 {
        return f64::INFINITY;
    }
    f64::from_bits(bits & !(1 << 52) | (power.unsigned_abs() << 52))
}

/// Cut off after 128 bits, and of those below one the first 27, between which a middle may lie, the
/// next larger: so Lemire's proofs want them.
fn fives() -> Vec<u128> {
    const ROUNDED_UP: usize = 27;
    let mut fifths = Natural::power_of_two(1151);
    let mut below: Vec<u128> = (1..=LEAST.unsigned_abs())
        .map(|_| {
            fifths.divide(5);
            fifths.leading()
        })
        .collect();
    for five in below.iter_mut().take(ROUNDED_UP) {
        *five += 1;
    }
    let mut five = Natural::of(1);
    let above = (0..=MOST).map(|_| {
        let leading = five.leading();
        five.times(5, 0);
        leading
    });
    below.into_iter().rev().chain(above).collect()
}

/// Appends the decimal digits at the start of `text` to `number`; wraps beyond 19 digits in all.
#[inline]
pub(super) fn digits(text: &[u8], mut number: u64) -> (u64, usize) {
    let mut count = 0;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        number = number.wrapping_mul(10).wrapping_add(u64::from(digit));
        count += 1;
    }
    (number, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_as_parsed(text: &str) {
        let parsed = text.parse().ok().map(f64::to_bits);
        assert_eq!(read(text).map(f64::to_bits), parsed, "{text}");
    }

    #[test]
    fn reads_what_rust_reads() {
        let texts = "+ - . e 1e 1e+ 1e- -.5 5. +5.e3 1.5.2 1_0 inf -Infinity +NaN -nan infi 0 -0 1E5 \
            00012 -+1 -- e5 .e5 1e5e5 1e1.5 0x10 1e400 1e-400 0.0e99999999999999999999 \
            1e99999999999999999999 1e-99999999999999999999";
        for text in texts.split(' ').chain(["", " 1", "1 ", "1e 5"]) {
            is_as_parsed(text);
        }
    }

    #[test]
    fn reads_what_lies_about_the_middle_between_two_floats() {
        let zeros = "0".repeat(900);
        for text in [
            "9007199254740993",
            "9007199254740993.0000000000000000000000000",
            "9007199254740993.00000000000000000000000000000001",
            "9007199254740992.99999999999999999999999",
            "2.2250738585072011e-308",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.470328229206232720882843964341106861825299013071623822e-324",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1.797693134862315807937289714053034150799341327100378269e308",
        ] {
            is_as_parsed(text);
        }
        is_as_parsed(&format!("9007199254740993.{zeros}1"));
        is_as_parsed(&format!("0.{zeros}17e901"));
        is_as_parsed(&format!("17{zeros}e-901"));
    }

    proptest! {
        #[test]
        fn reads_every_float_back(bits: u64) {
            let value = f64::from_bits(bits);
            is_as_parsed(&format!("{value:e}"));
            is_as_parsed(&value.to_string());
        }

        #[test]
        fn reads_decimals_of_any_length(text in r"-?[0-9]{1,25}(\.[0-9]{0,25})?(e-?[0-9]{1,3})?") {
            is_as_parsed(&text);
        }

        #[test]
        fn reads_middles(odd in (1_u64 << 53)..(1 << 54), power in 0..60_u32, exponent in -9..9) {
            let middle = u128::from(odd | 1) << power;
            is_as_parsed(&format!("{middle}e{exponent}"));
            is_as_parsed(&format!("{middle}.000000000000000000001e{exponent}"));
            is_as_parsed(&format!("{}.999999999999999999999e{exponent}", middle - 1));
        }
    }
}
