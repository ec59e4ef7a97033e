//! Numbers with as many digits as are worth reading.

/// Significant digits of a number that stands alone.
const SIGNIFICANT: i32 = 4;

/// Beyond these sizes a number is written with an exponent.
const PLAIN: std::ops::Range<f64> = 1e-4..1e7;

/// How many decimals tell multiples of `spacing` apart, so that each is shown within 1 % of a
/// spacing: 0.25 takes two.
#[must_use]
pub(super) fn decimals(spacing: f64) -> usize {
    let shows = |digits: &usize| {
        let shift = 10_f64.powi(i32::try_from(*digits).unwrap_or(i32::MAX));
        ((spacing * shift).round() / shift - spacing).abs() <= spacing.abs() * 0.01
    };
    (0..=15).find(shows).unwrap_or(15)
}

/// A number with at most so many decimals, without zeros at its end.
#[must_use]
pub(super) fn trimmed(number: f64, decimals: usize) -> String {
    if number != 0.0 && !(1e-6..1e15).contains(&number.abs()) {
        return compact(number);
    }
    let text = without_end_zeros(&format!("{number:.decimals$}")).to_owned();
    if text == "-0" { "0".to_owned() } else { text }
}

/// A number with four significant digits: `12.35`, `1234`, `1.234e-5`.
#[must_use]
pub(super) fn compact(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    if !PLAIN.contains(&number.abs()) {
        let text = format!("{number:.3e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        return format!("{}e{exponent}", without_end_zeros(mantissa));
    }
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the logarithm of a plain number is between -4 and 7"
    )]
    let magnitude = number.abs().log10().floor() as i32;
    let decimals = usize::try_from(SIGNIFICANT - 1 - magnitude).unwrap_or(0);
    trimmed(number, decimals)
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
            assert_eq!(compact(number), text);
        }
    }
}
