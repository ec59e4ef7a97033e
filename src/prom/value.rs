//! A value as Prometheus writes it.
//!
//! Source: "Range vectors" in the HTTP API's documentation.

use std::fmt;

/// A value: `1.5`, `1e-7`, `NaN`, `+Inf`, `-Inf`. It reads back as the same number.
#[derive(Clone, Copy, Debug)]
pub struct Value(pub f64);

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value) = *self;
        if value.is_nan() {
            f.write_str("NaN")
        } else if value.is_infinite() {
            f.write_str(if value > 0.0 { "+Inf" } else { "-Inf" })
        } else if value == 0.0 || (1e-6..1e21).contains(&value.abs()) {
            write!(f, "{value}")
        } else {
            write!(f, "{value:e}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_written_as_prometheus_does() {
        for (value, text) in [
            (0.0, "0"),
            (-0.5, "-0.5"),
            (1e20, "100000000000000000000"),
            (1e21, "1e21"),
            (1.5e-7, "1.5e-7"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "+Inf"),
            (f64::NEG_INFINITY, "-Inf"),
        ] {
            assert_eq!(Value(value).to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn a_value_reads_back_as_the_same_number(value in any::<f64>()) {
            let read: Option<f64> = Value(value).to_string().parse().ok();
            let same = |read: f64| read.to_bits() == value.to_bits() || (read.is_nan() && value.is_nan());
            prop_assert!(read.is_some_and(same));
        }
    }
}
