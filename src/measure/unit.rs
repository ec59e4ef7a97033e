//! Units of values, and values as people read them: `1.5 GiB`, `23 ms`, `12.3 %`.

use super::digits::Fineness;
use super::scheme::Scheme;
use super::value_text::text;

/// What a value counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A bare number: `1.2 k`.
    #[default]
    Number,
    /// Events each second: `1.2 k/s`.
    PerSecond,
    /// Bytes in powers of 1024: `1.5 GiB`.
    Bytes,
    /// Bytes each second: `1.5 GiB/s`.
    BytesPerSecond,
    /// Bits in powers of 1000: `1.5 Gbit`.
    Bits,
    /// Bits each second: `1.5 Gbit/s`.
    BitsPerSecond,
    /// Seconds: `23 ms`, `1 h 30 min`.
    Seconds,
    /// Milliseconds, shown as seconds are.
    Milliseconds,
    /// Seconds since 1970, shown as an instant in UTC.
    Timestamp,
    /// Parts of one, shown as percent: 0.123 is `12.3 %`.
    Ratio,
    /// Percent as they are: 12.3 is `12.3 %`.
    Percent,
    /// `1.2 kHz`
    Hertz,
    /// `21.5 °C`
    Celsius,
    /// `230 V`
    Volts,
    /// `16 A`
    Amperes,
    /// `1.2 kW`
    Watts,
    /// `1.2 kJ`
    Joules,
}

impl Unit {
    /// All units, in the order of a list to choose from.
    pub const ALL: [Self; 17] = [
        Self::Number,
        Self::PerSecond,
        Self::Bytes,
        Self::BytesPerSecond,
        Self::Bits,
        Self::BitsPerSecond,
        Self::Seconds,
        Self::Milliseconds,
        Self::Timestamp,
        Self::Ratio,
        Self::Percent,
        Self::Hertz,
        Self::Celsius,
        Self::Volts,
        Self::Amperes,
        Self::Watts,
        Self::Joules,
    ];

    /// The one that links and papers know by this.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.id() == id)
    }

    /// The unit's name in a list.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::PerSecond => "per second",
            Self::Bytes => "bytes",
            Self::BytesPerSecond => "bytes per second",
            Self::Bits => "bits",
            Self::BitsPerSecond => "bits per second",
            Self::Seconds => "seconds",
            Self::Milliseconds => "milliseconds",
            Self::Timestamp => "seconds since 1970",
            Self::Ratio => "ratio (1 is 100 %)",
            Self::Percent => "percent",
            Self::Hertz => "hertz",
            Self::Celsius => "degrees Celsius",
            Self::Volts => "volts",
            Self::Amperes => "amperes",
            Self::Watts => "watts",
            Self::Joules => "joules",
        }
    }

    /// The name in links: that of the list as one word.
    #[must_use]
    pub fn id(self) -> String {
        let name = self.name().split(" (").next().unwrap_or_default();
        name.replace(' ', "_")
    }

    /// How its numbers are laid out.
    #[must_use]
    pub const fn scheme(self) -> Scheme {
        match self {
            Self::Number => Scheme::Decimal(""),
            Self::PerSecond => Scheme::Decimal("/s"),
            Self::Bytes => Scheme::Binary("B"),
            Self::BytesPerSecond => Scheme::Binary("B/s"),
            Self::Bits => Scheme::Decimal("bit"),
            Self::BitsPerSecond => Scheme::Decimal("bit/s"),
            Self::Seconds => Scheme::Clock(1.0),
            Self::Milliseconds => Scheme::Clock(1_000.0),
            Self::Timestamp => Scheme::Instant,
            Self::Ratio => Scheme::Fixed(100.0, "%"),
            Self::Percent => Scheme::Fixed(1.0, "%"),
            Self::Celsius => Scheme::Fixed(1.0, "°C"),
            Self::Hertz => Scheme::Decimal("Hz"),
            Self::Volts => Scheme::Physical("V"),
            Self::Amperes => Scheme::Physical("A"),
            Self::Watts => Scheme::Physical("W"),
            Self::Joules => Scheme::Physical("J"),
        }
    }

    /// A value with four significant digits.
    #[must_use]
    pub fn format(self, value: f64) -> String {
        text(self.scheme(), value, Fineness::Alone)
    }

    /// A value of an axis whose ticks are `spacing` apart: as many digits as tell them apart.
    #[must_use]
    pub fn format_tick(self, value: f64, spacing: f64) -> String {
        text(self.scheme(), value, at(spacing, Fineness::Multiples))
    }

    /// A value with four significant digits, or as many as tell values apart that are so far
    /// from each other.
    #[must_use]
    pub fn format_apart(self, value: f64, distance: f64) -> String {
        text(self.scheme(), value, at(distance, Fineness::Apart))
    }
}

fn at(distance: f64, fineness: fn(f64) -> Fineness) -> Fineness {
    if distance > 0.0 && distance.is_finite() {
        fineness(distance)
    } else {
        Fineness::Alone
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formats_values() {
        for (unit, value, text) in [
            (Unit::Number, 0.0, "0"),
            (Unit::Number, -0.0, "0"),
            (Unit::Number, 0.5, "0.5"),
            (Unit::Number, 0.000_012_34, "1.234e-5"),
            (Unit::Number, 999.99, "1 k"),
            (Unit::Number, 1_234.5, "1.234 k"),
            (Unit::Number, -1_500_000.0, "-1.5 M"),
            (Unit::Number, 1.5e30, "1.5e30"),
            (Unit::Number, f64::NAN, "NaN"),
            (Unit::Bytes, f64::INFINITY, "+Inf"),
            (Unit::Seconds, f64::NEG_INFINITY, "-Inf"),
            (Unit::PerSecond, 1_200.0, "1.2 k/s"),
            (Unit::Bytes, 0.0, "0 B"),
            (Unit::Bytes, 0.5, "0.5 B"),
            (Unit::Bytes, 1_023.0, "1023 B"),
            (Unit::Bytes, 1_610_612_736.0, "1.5 GiB"),
            (Unit::Bytes, 1_048_575.9, "1 MiB"),
            (Unit::BytesPerSecond, 2_048.0, "2 KiB/s"),
            (Unit::BitsPerSecond, 1e9, "1 Gbit/s"),
            (Unit::Seconds, 0.023, "23 ms"),
            (Unit::Seconds, 1.5e-10, "0.15 ns"),
            (Unit::Seconds, 45.0, "45 s"),
            (Unit::Seconds, 75.5, "1 min 16 s"),
            (Unit::Seconds, -5_400.0, "-1 h 30 min"),
            (Unit::Seconds, 93_784.0, "1 d 2 h"),
            (Unit::Seconds, 3_599.9, "1 h"),
            (Unit::Milliseconds, 1_500.0, "1.5 s"),
            (Unit::Timestamp, 1_678_066_203.0, "2023-03-06 01:30:03Z"),
            (Unit::Ratio, 0.123, "12.3 %"),
            (Unit::Percent, 12.3, "12.3 %"),
            (Unit::Celsius, -21.5, "-21.5 °C"),
            (Unit::Amperes, 0.016, "16 mA"),
        ] {
            assert_eq!(unit.format(value), text, "{unit:?} {value}");
        }
    }

    #[test]
    fn formats_ticks_as_finely_as_they_are_apart() {
        for (unit, value, spacing, text) in [
            (Unit::Number, 0.0, 0.2, "0"),
            (Unit::Number, 0.6, 0.2, "0.6"),
            (Unit::Number, 1_000.0, 500.0, "1 k"),
            (Unit::Number, 1_234_567.0, 1.0, "1234.567 k"),
            (Unit::Bytes, 1_610_612_736.0, 268_435_456.0, "1.5 GiB"),
            (Unit::Bytes, 1_342_177_280.0, 268_435_456.0, "1.25 GiB"),
            (Unit::Bytes, 1_610_612_736.0, 1_048_576.0, "1536 MiB"),
            (Unit::Seconds, 5_400.0, 1_800.0, "1 h 30 min"),
            (Unit::Seconds, 90.5, 0.5, "1 min 30.5 s"),
            (Unit::Seconds, 0.25, 0.05, "250 ms"),
            (Unit::Ratio, 0.125, 0.005, "12.5 %"),
        ] {
            assert_eq!(unit.format_tick(value, spacing), text, "{unit:?} {value}");
        }
    }

    #[test]
    fn tells_values_apart_that_differ_on_screen() {
        for (unit, value, distance, text) in [
            (Unit::Ratio, 0.273_612, 1e-7, "27.3612 %"),
            (Unit::Number, 7e12 + 1e5, 100.0, "7000000.1 M"),
            (Unit::Number, 7e12 + 1.001e5, 100.0, "7000000.1001 M"),
            (Unit::Number, 1_795_930_123_456.0, 1e4, "1795930.12 M"),
            (Unit::Bytes, 1_610_612_736.0, 1e9, "1.5 GiB"),
            (Unit::Bytes, 1_610_700_000.0, 1.2e5, "1.5001 GiB"),
            (Unit::Bytes, 1_610_700_000.0, 1e5, "1536.08 MiB"),
            (Unit::Seconds, 0.023_456_7, 1e-6, "23.457 ms"),
            (Unit::Seconds, 5_430.0, 5.0, "1 h 30 min 30 s"),
            (Unit::Seconds, 5_430.0, 100.0, "1 h 31 min"),
            (Unit::Seconds, 90.543, 0.01, "1 min 30.54 s"),
            (Unit::Seconds, 59.998_7, 1e-4, "59.9987 s"),
            (Unit::Milliseconds, 90_543.0, 10.0, "1 min 30.54 s"),
            (
                Unit::Timestamp,
                1_678_066_203.25,
                0.01,
                "2023-03-06 01:30:03.25Z",
            ),
            (
                Unit::Timestamp,
                1_678_066_203.999,
                0.01,
                "2023-03-06 01:30:04.00Z",
            ),
            (
                Unit::Timestamp,
                1_678_066_203.25,
                60.0,
                "2023-03-06 01:30:03Z",
            ),
            (Unit::Timestamp, -0.5, 60.0, "1969-12-31 23:59:59Z"),
            (Unit::Ratio, 1.7e308, 1e300, "1.7e308"),
            (Unit::Number, 0.5, f64::NAN, "0.5"),
        ] {
            assert_eq!(unit.format_apart(value, distance), text, "{unit:?} {value}");
        }
    }

    proptest! {
        #[test]
        fn values_so_far_apart_never_read_the_same(
            value in -1e15_f64..1e15_f64,
            digits in 0..13_i32,
            steps in 1..9_i32,
            at in 0..Unit::ALL.len(),
        ) {
            let unit = Unit::ALL[at];
            // Instants are of the years that people know.
            let value = if unit == Unit::Timestamp { value / 1e6 } else { value };
            let distance = value.abs() * 10_f64.powi(-digits);
            prop_assume!(unit != Unit::Timestamp || distance > 1e-6);
            let other = value + distance * (1.0 + f64::from(steps));
            let [a, b] = [value, other].map(|value| unit.format_apart(value, distance));
            prop_assert_ne!(a, b, "{} {} {}", value, other, distance);
        }

        #[test]
        fn any_value_has_a_short_text(value in any::<f64>(), spacing in any::<f64>(), at in 0..Unit::ALL.len()) {
            let unit = Unit::ALL[at];
            prop_assert!(unit.format(value).chars().count() <= 24, "{}", unit.format(value));
            prop_assert!(!unit.format_tick(value, spacing).is_empty());
        }
    }
}
