//! Numbers with as many digits as are worth reading.

/// How fine a text has to be; distances in the measure of the number that is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fineness {
    /// Four significant digits.
    Alone,
    /// So that multiples of a distance are told apart, as the ticks of an axis are.
    Multiples(f64),
    /// Four significant digits, and more where numbers so far apart would read the same.
    Apart(f64),
}

/// Significant digits of a number that stands alone.
const SIGNIFICANT: i32 = 4;
/// Digits that floats are sure to keep.
const KEPT: i32 = 15;

/// Beyond these sizes a number alone is written with an exponent.
const PLAIN: std::ops::Range<f64> = 1e-4..1e7;
/// And beyond these, one of a distance.
const PLAIN_OF_DISTANCE: std::ops::Range<f64> = 1e-6..1e15;

impl Fineness {
    /// The same for a number that is so many times as large.
    #[must_use]
    pub(super) fn times(self, factor: f64) -> Self {
        match self {
            Self::Alone => Self::Alone,
            Self::Multiples(distance) => Self::Multiples(distance * factor),
            Self::Apart(distance) => Self::Apart(distance * factor),
        }
    }

    /// The same without a distance that a float of this size cannot tell apart.
    #[must_use]
    pub(super) fn of(self, number: f64) -> Self {
        match self {
            Self::Apart(distance) => Self::Apart(distance.max(number.abs() * 10_f64.powi(-KEPT))),
            other => other,
        }
    }

    /// The distance, if there is one.
    #[must_use]
    pub(super) const fn distance(self) -> Option<f64> {
        match self {
            Self::Alone => None,
            Self::Multiples(distance) | Self::Apart(distance) => Some(distance),
        }
    }

    /// How far a number may be from what is written.
    #[must_use]
    pub(super) fn rounding(self, number: f64) -> f64 {
        let alone = number.abs() * 5e-5;
        match self {
            Self::Alone => alone,
            Self::Multiples(distance) => distance / 2.0,
            Self::Apart(distance) => alone.min(distance / 2.0),
        }
    }

    /// Decimals that the distance asks for.
    #[must_use]
    pub(super) fn decimals(self) -> usize {
        match self {
            Self::Alone => 0,
            Self::Multiples(distance) => decimals(distance),
            Self::Apart(distance) => places(-magnitude(distance)),
        }
    }
}

/// How many decimals tell multiples of `spacing` apart, so that each is shown within 1 % of a
/// spacing: 0.25 takes two.
fn decimals(spacing: f64) -> usize {
    let shows = |digits: &usize| {
        let shift = 10_f64.powi(i32::try_from(*digits).unwrap_or(i32::MAX));
        ((spacing * shift).round() / shift - spacing).abs() <= spacing.abs() * 0.01
    };
    (0..=15).find(shows).unwrap_or(15)
}

/// A finite number, without zeros at its end: `12.35`, `1234`, `1.234e-5`.
#[must_use]
pub(super) fn written(number: f64, fineness: Fineness) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let plain = match fineness {
        Fineness::Alone => PLAIN,
        _ => PLAIN_OF_DISTANCE,
    };
    let digits = SIGNIFICANT - 1;
    if !plain.contains(&number.abs()) {
        // Multiples of 0.25 have two digits more than those of their magnitude.
        let more = fineness.distance().filter(|distance| *distance > 0.0);
        let more = more.map_or(0, |distance| {
            let apart = magnitude(number).saturating_sub(magnitude(distance));
            apart.saturating_add(2)
        });
        let digits = places(more.max(digits));
        let text = format!("{number:.digits$e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        return format!("{}e{exponent}", without_end_zeros(mantissa));
    }
    let alone = places(digits - magnitude(number));
    let decimals = match fineness {
        Fineness::Alone => alone,
        Fineness::Multiples(_) => fineness.decimals(),
        Fineness::Apart(_) => fineness.decimals().max(alone),
    };
    let text = without_end_zeros(&format!("{number:.decimals$}")).to_owned();
    if text == "-0" { "0".to_owned() } else { text }
}

/// The power of ten of the first digit.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the logarithm of a float is between -324 and 309; casts of floats saturate"
)]
fn magnitude(number: f64) -> i32 {
    // Just below a power of ten the logarithm is rounded up to it.
    (number.abs().log10() + 1e-12).floor() as i32
}

fn places(decimals: i32) -> usize {
    usize::try_from(decimals.clamp(0, KEPT)).unwrap_or_default()
}

fn without_end_zeros(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_decimals_of_a_spacing() {
        for (spacing, digits) in [
            (1.0, 0),
            (20.0, 0),
            (0.5, 1),
            (0.25, 2),
            (0.0625, 3),
            (1e-9, 9),
            (0.0, 0),
            (f64::NAN, 15),
        ] {
            assert_eq!(decimals(spacing), digits, "{spacing}");
        }
    }

    #[test]
    fn tells_numbers_apart() {
        for (number, distance, text) in [
            (0.999_999_7, 1e-8, "0.9999997"),
            (1.000_000_2, 1e-8, "1.0000002"),
            (12.345_678, 100.0, "12.35"),
            (12.345_678, 0.002, "12.346"),
            (12.345_678, 0.001, "12.346"),
            (0.000_123_456_7, 1e-9, "0.000123457"),
            (1.234_567e-9, 1e-14, "1.234567e-9"),
            (1e-309, 1e-311, "1e-309"),
            (1.234_567_89e20, 1e13, "1.23456789e20"),
            (1.7e308, 1e300, "1.7e308"),
            (0.0, 1.0, "0"),
        ] {
            let fineness = Fineness::Apart(distance);
            assert_eq!(written(number, fineness), text, "{number} {distance}");
        }
    }

    #[test]
    fn writes_four_digits() {
        for (number, text) in [
            (0.0, "0"),
            (12.345_6, "12.35"),
            (1_234_567.0, "1234567"),
            (-0.5, "-0.5"),
            (0.000_1, "0.0001"),
            (-1.5e-7, "-1.5e-7"),
            (2e300, "2e300"),
        ] {
            assert_eq!(written(number, Fineness::Alone), text);
        }
    }
}
