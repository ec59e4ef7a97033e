//! The condition of an alerting rule: what it measures, and from which value on it holds.

use super::scan::{Kind, pieces};
use crate::prom::float;

/// What binds less than a comparison does: on either side of it stand conditions of their own.
const WEAKER: [&str; 3] = ["and", "or", "unless"];

/// The measured expression and the number of `EXPRESSION OPERATOR NUMBER`; nothing of any other form.
#[must_use]
pub fn condition(expr: &str) -> Option<(&str, f64)> {
    let mut depth = 0;
    let mut found = None;
    let pieces = pieces(expr);
    for (place, piece) in pieces.iter().enumerate() {
        match (piece.kind, piece.text) {
            (Kind::Sign, "(") => depth += 1,
            (Kind::Sign, ")") => depth -= 1,
            (Kind::Sign, ">" | "<" | ">=" | "<=" | "==" | "!=") if depth == 0 => {
                // Two of them compare what the first one gives.
                if found.replace(place).is_some() {
                    return None;
                }
            }
            (Kind::Name, name) if depth == 0 && WEAKER.contains(&&*name.to_lowercase()) => {
                return None;
            }
            _ => {}
        }
    }
    let at = found?;
    let (operator, after) = (pieces.get(at)?, pieces.get(at + 1..)?);
    let after = after.iter().filter(|piece| piece.kind != Kind::Comment);
    let number: String = after.map(|piece| piece.text).collect();
    let measured = expr.get(..operator.start)?.trim();
    let number = float::read(&number).filter(|number| number.is_finite())?;
    (!measured.is_empty()).then_some((measured, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_is_measured_and_the_number() {
        for (expr, expected) in [
            ("up == 0", Some(("up", 0.0))),
            ("up==0", Some(("up", 0.0))),
            ("a / b * 100 > 90", Some(("a / b * 100", 90.0))),
            (
                "sum by (x) (rate(a{l=\"> 5\"}[5m])) >= 1e3",
                Some(("sum by (x) (rate(a{l=\"> 5\"}[5m]))", 1_000.0)),
            ),
            ("temperature < -5.5", Some(("temperature", -5.5))),
            ("free <\n  0.1 # a tenth", Some(("free", 0.1))),
            ("(a > 5) > 3", Some(("(a > 5)", 3.0))),
            ("a > 5 and b > 3", None),
            ("a > 5 > 3", None),
            ("a > b", None),
            ("a > bool 5", None),
            ("a > 5 * 2", None),
            ("5 < a", None),
            ("a unless b > 3", None),
            ("absent(up)", None),
            ("> 5", None),
            ("", None),
        ] {
            assert_eq!(condition(expr), expected, "{expr}");
        }
    }
}
