//! The values of alerts in words.

use crate::measure::unit::Unit;
use crate::prom::promql::condition::condition;
use crate::prom::rules::{Alert, Rule};

/// The value of an alert, in the unit that its rule seems to measure; empty where it has none.
#[must_use]
pub fn value_text(rule: &Rule, alert: &Alert) -> String {
    let measured = condition(&rule.expr).map_or(&*rule.expr, |(measured, _)| measured);
    let format = |value| Unit::guess(measured).format(value);
    alert.value.map(format).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_unit_of_what_is_measured() {
        for (expr, value, expected) in [
            ("node_filesystem_avail_bytes < 1e9", Some(5e8), "476.8 MiB"),
            ("vector(3) > 1", Some(3.0), "3"),
            ("up == 0", Some(0.0), "0"),
            ("up == 0", None, ""),
        ] {
            let rule = Rule {
                expr: expr.to_owned(),
                ..Rule::default()
            };
            let alert = Alert {
                value,
                ..Alert::default()
            };
            assert_eq!(value_text(&rule, &alert), expected, "{expr}");
        }
    }
}
