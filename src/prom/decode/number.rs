//! Times and values from their decimal text.
//!
//! Both are read exactly. Short decimals take a quick road: a mantissa up to 2^53 and a power of
//! ten up to 10^22 are exact in an `f64`, so one division rounds as the standard demands (Clinger,
//! "How to read floating point numbers accurately"). All else goes through `prom/float.rs`.

use crate::prom::float::{self, digits};
use crate::prom::timestamp::Timestamp;

/// 10^0 to 10^22, all exact.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The largest mantissa that the quick road takes.
const EXACT: u64 = 1 << 53;

/// A sample's value: `1.5`, `-7e-05`, `NaN`, `+Inf`, `-Inf`, as Go prints numbers.
pub(super) fn value(text: &[u8]) -> Option<f64> {
    match leading_value(text) {
        Some((value, length)) if length == text.len() => Some(value),
        _ => float::read(std::str::from_utf8(text).ok()?),
    }
}

/// A sample's time, seconds in the text, as whole milliseconds. `None` beyond a `Date`'s reach.
pub(super) fn time(text: &[u8]) -> Option<f64> {
    match leading_time(text) {
        Some((time, length)) if length == text.len() => Some(time),
        _ => {
            let seconds = float::read(std::str::from_utf8(text).ok()?)?;
            // + 0.0 turns -0.0 into 0.0.
            let time = (seconds * 1000.0).round() + 0.0;
            (time.abs() <= Timestamp::LAST.float()).then_some(time)
        }
    }
}

/// The plain decimal at the start of `text`, and its length in bytes.
#[inline]
pub(super) fn leading_value(text: &[u8]) -> Option<(f64, usize)> {
    let negative = text.first() == Some(&b'-');
    let sign = usize::from(negative);
    let (mut mantissa, whole) = digits(text.get(sign..)?, 0);
    let mut length = sign + whole;
    let mut places = 0;
    if text.get(length) == Some(&b'.') {
        (mantissa, places) = digits(text.get(length + 1..)?, mantissa);
        length += 1 + places;
        if places == 0 {
            return None;
        }
    }
    // 19 digits fit a u64.
    if whole == 0 || whole + places > 19 {
        return None;
    }
    #[allow(clippy::cast_precision_loss, reason = "used up to 2^53 only")]
    let exact = mantissa as f64;
    let value = if mantissa > EXACT {
        float::nearest(mantissa, -i64::try_from(places).ok()?)
    } else if places == 0 {
        exact
    } else {
        exact / TENS.get(places)?
    };
    Some((if negative { -value } else { value }, length))
}

/// The JSON number of seconds with at most three decimals at the start of `text`, as
/// milliseconds, and its length in bytes.
#[inline]
pub(super) fn leading_time(text: &[u8]) -> Option<(f64, usize)> {
    let (seconds, whole) = digits(text, 0);
    // Twelve digits are some 30,000 years: within a `Date`'s reach.
    if whole == 0 || whole > 12 || (whole > 1 && text.first() == Some(&b'0')) {
        return None;
    }
    let (milliseconds, length) = if text.get(whole) == Some(&b'.') {
        let (mantissa, places) = digits(text.get(whole + 1..)?, seconds);
        let scale = match places {
            1 => 100,
            2 => 10,
            3 => 1,
            _ => return None,
        };
        (mantissa * scale, whole + 1 + places)
    } else {
        (seconds * 1000, whole)
    };
    #[allow(clippy::cast_precision_loss, reason = "below 10^15")]
    Some((milliseconds as f64, length))
}

/// Whether `text` is a number by JSON's grammar, which is narrower than Rust's.
pub(super) fn is_json(text: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(text);
    if whole == 0 || (whole > 1 && text.starts_with(b"0")) {
        return false;
    }
    let mut text = text.get(whole..).unwrap_or_default();
    if let Some(fraction) = text.strip_prefix(b".") {
        let count = digits(fraction);
        if count == 0 {
            return false;
        }
        text = fraction.get(count..).unwrap_or_default();
    }
    if let [b'e' | b'E', exponent @ ..] = text {
        let exponent = match exponent {
            [b'+' | b'-', digits @ ..] => digits,
            unsigned => unsigned,
        };
        return !exponent.is_empty() && digits(exponent) == exponent.len();
    }
    text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_what_go_prints() {
        for (text, expected) in [
            ("1086185472", Some(1_086_185_472.0)),
            ("0.30000000000000004", Some(0.300_000_000_000_000_04)),
            ("-0", Some(-0.0)),
            ("1e+300", Some(1e300)),
            ("5e-324", Some(5e-324)),
            ("+Inf", Some(f64::INFINITY)),
            ("-Inf", Some(f64::NEG_INFINITY)),
            ("NaN", Some(f64::NAN)),
            ("9007199254740993", Some(9_007_199_254_740_992.0)),
            ("99999999999999999999", Some(1e20)),
            ("1.", Some(1.0)),
            (".5", Some(0.5)),
            ("", None),
            ("-", None),
            ("1 ", None),
            ("0x10", None),
            ("one", None),
        ] {
            let bits = value(text.as_bytes()).map(f64::to_bits);
            assert_eq!(bits, expected.map(f64::to_bits), "{text}");
        }
    }

    #[test]
    fn times_are_whole_milliseconds() {
        for (text, expected) in [
            ("1678066203.119", Some(1_678_066_203_119.0)),
            ("1678066203.1", Some(1_678_066_203_100.0)),
            ("1678066203.12", Some(1_678_066_203_120.0)),
            ("1678066203.1196", Some(1_678_066_203_120.0)),
            ("1678066203", Some(1_678_066_203_000.0)),
            ("1.678066203119e9", Some(1_678_066_203_119.0)),
            ("-1.5", Some(-1_500.0)),
            ("-0", Some(0.0)),
            ("8640000000000", Some(8.64e15)),
            ("8640000000001", None),
            ("-1e999", None),
        ] {
            let bits = time(text.as_bytes()).map(f64::to_bits);
            assert_eq!(bits, expected.map(f64::to_bits), "{text}");
        }
    }

    #[test]
    fn json_knows_fewer_numbers_than_rust() {
        for (text, expected) in [
            ("0", true),
            ("-0.0e-0", true),
            ("1E+5", true),
            ("10.25e3", true),
            ("", false),
            ("-", false),
            ("01", false),
            ("1.", false),
            (".1", false),
            ("+1", false),
            ("1e", false),
            ("1e+", false),
            ("1e5.0", false),
            ("1-2", false),
        ] {
            assert_eq!(is_json(text.as_bytes()), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_quick_road_agrees_with_the_standard_library(text in "-?[0-9]{1,20}(\\.[0-9]{1,24})?") {
            let expected = text.parse::<f64>().map(f64::to_bits);
            prop_assert_eq!(value(text.as_bytes()).map(f64::to_bits), expected.ok());
        }

        #[test]
        fn every_millisecond_is_exact(ms in 0_i64..999_999_999_999_999) {
            let text = format!("{}.{:03}", ms / 1000, ms % 1000);
            let expected = Timestamp::from_ms(ms).float();
            prop_assert_eq!(time(text.as_bytes()), Some(expected));
        }
    }
}
