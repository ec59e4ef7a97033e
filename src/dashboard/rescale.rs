//! Values in the page's units, where Grafana's count something smaller or larger.

use crate::chart::axis::scale::LARGEST;

/// By how much values are to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rescale {
    Same,
    Times(u32),
    Over(u32),
}

impl Rescale {
    /// The query whose values are changed.
    pub(super) fn expr(self, expr: &str) -> String {
        match self {
            Self::Same => expr.to_owned(),
            Self::Times(factor) => format!("{} * {factor}", in_brackets(expr)),
            Self::Over(divisor) => format!("{} / {divisor}", in_brackets(expr)),
        }
    }

    /// A limit of the values; none where no axis could have it.
    pub(super) fn number(self, number: f64) -> Option<f64> {
        let changed = match self {
            Self::Same => number,
            Self::Times(factor) => number * f64::from(factor),
            Self::Over(divisor) => number / f64::from(divisor),
        };
        (changed.abs() <= LARGEST).then_some(changed)
    }
}

/// A query as a part of another.
pub(super) fn in_brackets(expr: &str) -> String {
    // A comment would take the closing bracket along.
    if expr.contains('#') {
        format!("(\n{expr}\n)")
    } else {
        format!("({expr})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_queries_and_limits() {
        for (rescale, expr, number) in [
            (Rescale::Same, "up", 80.0),
            (Rescale::Times(1_024), "(up) * 1024", 81_920.0),
            (Rescale::Over(1_000), "(up) / 1000", 0.08),
        ] {
            assert_eq!(rescale.expr("up"), expr);
            let changed = rescale.number(80.0);
            assert!(changed.is_some_and(|changed| (changed - number).abs() < 1e-9));
        }
        assert_eq!(Rescale::Times(60).number(1e299), None);
        assert_eq!(Rescale::Over(2).expr("a # b"), "(\na # b\n) / 2");
    }
}
