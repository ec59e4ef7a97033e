//! Binary operators, and which of them bind tighter.

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    Atan2,
    Equal,
    NotEqual,
    Greater,
    Less,
    GreaterOrEqual,
    LessOrEqual,
    And,
    Or,
    Unless,
    /// `</`: observations of native histograms up to a value.
    TrimAbove,
    /// `>/`: observations of native histograms from a value on.
    TrimBelow,
    /// MetricsQL's: the right where the left has no value.
    Default,
    /// MetricsQL's: the left where the right has a value.
    If,
    /// MetricsQL's: the left where the right has none.
    IfNot,
}

use Operator::{
    Add, And, Atan2, Default, Divide, Equal, Greater, GreaterOrEqual, If, IfNot, Less, LessOrEqual,
    Modulo, Multiply, NotEqual, Or, Power, Subtract, TrimAbove, TrimBelow, Unless,
};

/// Each with how it is written and how tight it binds.
const ALL: [(Operator, &str, u8); 21] = [
    (Default, "default", 0),
    (If, "if", 1),
    (IfNot, "ifnot", 1),
    (Or, "or", 2),
    (And, "and", 3),
    (Unless, "unless", 3),
    (Equal, "==", 4),
    (NotEqual, "!=", 4),
    (Greater, ">", 4),
    (Less, "<", 4),
    (GreaterOrEqual, ">=", 4),
    (LessOrEqual, "<=", 4),
    (TrimAbove, "</", 4),
    (TrimBelow, ">/", 4),
    (Add, "+", 5),
    (Subtract, "-", 5),
    (Multiply, "*", 6),
    (Divide, "/", 6),
    (Modulo, "%", 6),
    (Atan2, "atan2", 6),
    (Power, "^", 7),
];

impl Operator {
    /// The strength of `^`, which binds tightest.
    pub(super) const TIGHTEST: u8 = 7;

    /// The operator that is written so; words in letters of any case.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut all = ALL.iter();
        let found = all.find(|(_, sign, _)| text.eq_ignore_ascii_case(sign));
        found.map(|(operator, ..)| *operator)
    }

    /// As it is written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        self.entry().1
    }

    /// How tight it binds.
    pub(super) fn strength(self) -> u8 {
        self.entry().2
    }

    fn entry(self) -> &'static (Self, &'static str, u8) {
        let found = ALL.iter().find(|(operator, ..)| *operator == self);
        found.unwrap_or(&ALL[0])
    }

    /// Whether it compares: by it, series are left out, or 0 and 1 come about with `bool`.
    #[must_use]
    pub const fn compares(self) -> bool {
        matches!(
            self,
            Equal | NotEqual | Greater | Less | GreaterOrEqual | LessOrEqual
        )
    }

    /// Whether it joins sets of series.
    #[must_use]
    pub const fn is_of_sets(self) -> bool {
        matches!(self, And | Or | Unless)
    }

    /// Whether only MetricsQL knows it.
    #[must_use]
    pub const fn is_of_metrics_ql(self) -> bool {
        matches!(self, Default | If | IfNot)
    }

    /// Whether it computes numbers.
    #[must_use]
    pub const fn is_arithmetic(self) -> bool {
        matches!(
            self,
            Add | Subtract | Multiply | Divide | Modulo | Power | Atan2
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_as_it_is_written() {
        for (operator, sign, _) in ALL {
            assert_eq!(Operator::read(sign), Some(operator));
            assert_eq!(operator.sign(), sign);
        }
        assert_eq!(Operator::read("UNLESS"), Some(Unless));
        assert_eq!(Operator::read("="), None);
    }
}
