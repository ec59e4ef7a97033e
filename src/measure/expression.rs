//! Reads an expression for what it measures, by precedence climbing.
//!
//! Source: "Operators" in Prometheus' documentation for their precedence, and its grammar for what
//! stands beside them.

use super::amount::{Amount, Nature};
use super::functions::call;
use super::operators::Measure;
use super::tokens::{Token, tokens};

/// What an expression measures, if it can be read; `answered` is asked what a selector without a
/// name measures, where the answer tells.
pub(super) fn measure(
    expression: &str,
    answered: impl FnOnce() -> Option<Measure>,
) -> Option<Measure> {
    let tokens = tokens(expression);
    let is_nameless = |token: &Token| matches!(token, Token::Nameless(_));
    let asks = tokens.iter().any(is_nameless);
    let mut reader = Reader {
        tokens: &tokens,
        depth: 0,
        answered: asks.then(answered).flatten(),
    };
    let measure = reader.expression(0);
    measure.filter(|_| reader.tokens.is_empty())
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
    depth: usize,
    /// What a selector without a name measures, as the answer tells.
    answered: Option<Measure>,
}

/// Deeper expressions are not guessed at; the stack is small in a browser.
const DEEPEST: usize = 50;

/// Binary operators, the weakest first; keywords may be in capitals.
const OPERATORS: [&[&str]; 6] = [
    &["or"],
    &["and", "unless"],
    &["==", "!=", ">", "<", ">=", "<="],
    &["+", "-"],
    &["*", "/", "%", "atan2"],
    &["^"],
];
const POWER: usize = 5;
const COMPARISON: usize = 2;

impl Reader<'_> {
    fn expression(&mut self, weakest: usize) -> Option<Measure> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut left = self.operand()?;
        while let Some((operator, strength)) = self.operator(weakest) {
            self.skip(1)?;
            let gives_bool = self.skip_modifiers();
            // Powers of powers are read from the right.
            let right = self.expression(if strength == POWER {
                POWER
            } else {
                strength + 1
            })?;
            left = match strength {
                COMPARISON if gives_bool => Measure::of(Amount::plain(Nature::Count)),
                COMPARISON if left.constant.is_some() => right,
                COMPARISON => left,
                _ => left.joined(operator, right),
            };
        }
        self.depth -= 1;
        Some(left)
    }

    fn operator(&self, weakest: usize) -> Option<(&'static str, usize)> {
        let (Token::Sign(text) | Token::Name(text)) = self.tokens.first()? else {
            return None;
        };
        let (strength, operators) =
            OPERATORS
                .iter()
                .enumerate()
                .skip(weakest)
                .find(|(_, operators)| {
                    operators
                        .iter()
                        .any(|operator| text.eq_ignore_ascii_case(operator))
                })?;
        let operator = operators
            .iter()
            .find(|operator| text.eq_ignore_ascii_case(operator))?;
        Some((operator, strength))
    }

    fn operand(&mut self) -> Option<Measure> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        let measure = match *first {
            Token::Number(number) => Measure::constant(number),
            Token::Text => Measure::constant(f64::NAN),
            Token::Sign("-") => self.expression(POWER)?.negated(),
            Token::Sign("+") => self.expression(POWER)?,
            Token::Sign("(") => *self.arguments()?.first()?,
            Token::Sign(_) => return None,
            Token::Name(name) => self.named(name)?,
            Token::Nameless(end) => self.answered.unwrap_or_else(|| Measure::ending(end)),
        };
        self.skip_offsets()?;
        Some(measure)
    }

    fn named(&mut self, name: &str) -> Option<Measure> {
        if self.skip_word(&["by", "without"]) {
            self.skip_parentheses()?;
        }
        if self.tokens.first() != Some(&Token::Sign("(")) {
            return Some(match name {
                _ if name.eq_ignore_ascii_case("inf") => Measure::constant(f64::INFINITY),
                _ if name.eq_ignore_ascii_case("nan") => Measure::constant(f64::NAN),
                _ => Measure::metric(name),
            });
        }
        self.skip(1)?;
        let arguments = self.arguments()?;
        if self.skip_word(&["by", "without"]) {
            self.skip_parentheses()?;
        }
        Some(call(name, &arguments))
    }

    /// What stands up to the closing parenthesis; the opening one is read.
    fn arguments(&mut self) -> Option<Vec<Measure>> {
        let mut found = Vec::new();
        loop {
            if self.tokens.first() == Some(&Token::Sign(")")) {
                self.skip(1)?;
                return Some(found);
            }
            found.push(self.expression(0)?);
            if self.tokens.first() == Some(&Token::Sign(",")) {
                self.skip(1)?;
            }
        }
    }

    /// Skips `bool`, `on(…)`, `group_left(…)` and the like; says whether `bool` was there.
    fn skip_modifiers(&mut self) -> bool {
        const WITH_LISTS: [&str; 7] = [
            "on",
            "ignoring",
            "group_left",
            "group_right",
            "fill",
            "fill_left",
            "fill_right",
        ];
        let gives_bool = self.skip_word(&["bool"]);
        while self.skip_word(&WITH_LISTS) {
            let _ = self.skip_parentheses();
        }
        gives_bool
    }

    /// Skips `offset 5m`, `offset -5m`, `offset (2 * 5m)`, `@ 1609746000`, `@ end()`, and the
    /// words of extended ranges.
    fn skip_offsets(&mut self) -> Option<()> {
        loop {
            if self.skip_word(&["anchored", "smoothed"]) {
                continue;
            }
            let is_at = self.tokens.first() == Some(&Token::Sign("@"));
            if is_at {
                self.skip(1)?;
            } else if !self.skip_word(&["offset"]) {
                return Some(());
            }
            if let Some(Token::Sign("-" | "+")) = self.tokens.first() {
                self.skip(1)?;
            }
            if self.tokens.first() != Some(&Token::Sign("(")) {
                self.skip(1)?;
            }
            self.skip_parentheses()?;
        }
    }

    /// Skips one of some words, if it comes next; whether it did.
    fn skip_word(&mut self, words: &[&str]) -> bool {
        let Some(Token::Name(next)) = self.tokens.first() else {
            return false;
        };
        let is_there = words.iter().any(|word| next.eq_ignore_ascii_case(word));
        is_there && self.skip(1).is_some()
    }

    /// Skips what stands in parentheses, if such come next.
    fn skip_parentheses(&mut self) -> Option<()> {
        let mut open = 0_usize;
        loop {
            match self.tokens.first() {
                Some(Token::Sign("(")) => open += 1,
                Some(Token::Sign(")")) if open > 0 => open -= 1,
                _ if open > 0 => (),
                _ => return Some(()),
            }
            self.skip(1)?;
            if open == 0 {
                return Some(());
            }
        }
    }

    fn skip(&mut self, count: usize) -> Option<()> {
        self.tokens = self.tokens.get(count..)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::unit::Unit;

    #[test]
    fn reads_what_stands_between_and_behind() {
        for (expression, unit) in [
            ("SUM BY (job) (x_bytes) OR vector(0)", Unit::Bytes),
            ("x_bytes OFFSET 5m / 1024", Unit::Number),
            ("x_bytes offset (2 * 5m) / 1024", Unit::Number),
            ("x_bytes offset (2 * 5m)", Unit::Bytes),
            ("x_bytes @ start() offset -1h30m / 1024", Unit::Number),
            ("increase(x_bytes_total[5m] anchored) / 1024", Unit::Number),
            (
                "max_over_time(rate(x_bytes_total[5m])[1h:1m])",
                Unit::BytesPerSecond,
            ),
            ("a_bytes + fill(0) b_bytes", Unit::Bytes),
            ("a_bytes / on (job) group_left b_bytes", Unit::Ratio),
            ("a_bytes or b_seconds", Unit::Number),
            ("a_bytes or b_bytes", Unit::Bytes),
            ("a_bytes and b_seconds", Unit::Bytes),
            ("a_bytes unless on(job) b_seconds", Unit::Bytes),
            ("vector(0) or x_bytes", Unit::Bytes),
            ("5 < x_bytes", Unit::Bytes),
            ("label_join(x_bytes, \"a\", \"-\", \"b\")", Unit::Bytes),
            ("quantile_over_time(0.9, x_bytes[5m])", Unit::Bytes),
            ("topk(scalar(k), x_bytes)", Unit::Bytes),
            ("count_values(\"v\", x_bytes)", Unit::Number),
            ("sqrt(x_bytes)", Unit::Number),
            ("rollup(x_bytes)", Unit::Number),
            ("histogram_count(rate(x_seconds[5m]))", Unit::PerSecond),
            ("histogram_count(x_seconds)", Unit::Number),
            ("histogram_avg(rate(x_seconds[5m]))", Unit::Seconds),
            (
                "histogram_fraction(0, 0.2, rate(x_seconds[5m]))",
                Unit::Ratio,
            ),
            ("predict_linear(x_bytes[4h], 4 * 3600) < 0", Unit::Bytes),
            ("x_bytes > # 5\n 3", Unit::Bytes),
            ("x_bytes y", Unit::Number),
        ] {
            assert_eq!(Unit::guess(expression), unit, "{expression}");
        }
    }

    #[test]
    fn does_not_follow_an_abyss() {
        let deep = format!("{}x_bytes{}", "(".repeat(100_000), ")".repeat(100_000));
        assert_eq!(Unit::guess(&deep), Unit::Number);
        assert_eq!(Unit::guess(&"-".repeat(100_000)), Unit::Number);
        let long = vec!["x_bytes"; 10_000].join(" + ");
        assert_eq!(Unit::guess(&long), Unit::Bytes);
    }
}
