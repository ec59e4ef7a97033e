//! What an expression measures, guessed from the names in it.
//!
//! A wrong unit harms and a missing one does not, so what is not sure is a bare number.

use super::measure::{Measure, added, call, divided, multiplied};
use super::unit::Unit;
use crate::prom::promql::{Token, tokens};

impl Unit {
    /// Guesses the unit of a PromQL expression's values.
    #[must_use]
    pub fn guess(expression: &str) -> Self {
        let tokens = tokens(expression);
        let mut reader = Reader {
            tokens: &tokens,
            depth: 0,
        };
        let measure = reader.expression(0);
        measure.map_or(Self::Number, Measure::unit)
    }
}

/// Reads tokens by precedence climbing.
struct Reader<'a> {
    tokens: &'a [Token<'a>],
    depth: usize,
}

/// Deeper expressions are not guessed at; the stack is small in a browser.
const DEEPEST: usize = 50;

impl<'a> Reader<'a> {
    fn expression(&mut self, weakest: u8) -> Option<Measure> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut left = self.operand()?;
        while let Some((operator, strength)) = self.operator(weakest) {
            self.tokens = self.tokens.get(1..)?;
            let gives_bool = self.skip_modifiers();
            let right = self.expression(strength + 1)?;
            left = match operator {
                "+" | "-" => added(left, operator, right),
                "*" => multiplied(left, right),
                "/" => divided(left, right),
                "^" | "atan2" => Measure::of(Unit::Number),
                _ if gives_bool => Measure::of(Unit::Number),
                _ if left.literal.is_some() => right,
                _ => left,
            };
        }
        self.depth -= 1;
        Some(left)
    }

    fn operator(&self, weakest: u8) -> Option<(&'a str, u8)> {
        let (Token::Sign(text) | Token::Name(text)) = *self.tokens.first()? else {
            return None;
        };
        let strength = match text {
            "or" => 0,
            "and" | "unless" => 1,
            "==" | "!=" | ">" | "<" | ">=" | "<=" => 2,
            "+" | "-" => 3,
            "*" | "/" | "%" | "atan2" => 4,
            "^" => 5,
            _ => return None,
        };
        (strength >= weakest).then_some((text, strength))
    }

    fn operand(&mut self) -> Option<Measure> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        let measure = match *first {
            Token::Number(number) => Measure::literal(number),
            Token::Text => Measure::literal(f64::NAN),
            Token::Sign("-" | "+") => self.expression(5)?,
            Token::Sign("(") => *self.arguments()?.first()?,
            Token::Sign(_) => return None,
            Token::Name(name) => self.named(name)?,
        };
        self.skip_offsets();
        Some(measure)
    }

    fn named(&mut self, name: &str) -> Option<Measure> {
        if matches!(self.tokens.first(), Some(Token::Name("by" | "without"))) {
            self.tokens = self.tokens.get(1..)?;
            self.skip_parentheses();
        }
        if self.tokens.first() != Some(&Token::Sign("(")) {
            let is_number = name.eq_ignore_ascii_case("inf") || name.eq_ignore_ascii_case("nan");
            return Some(if is_number {
                Measure::literal(f64::NAN)
            } else {
                Measure::metric(name)
            });
        }
        self.tokens = self.tokens.get(1..)?;
        let arguments = self.arguments()?;
        if matches!(self.tokens.first(), Some(Token::Name("by" | "without"))) {
            self.tokens = self.tokens.get(1..)?;
            self.skip_parentheses();
        }
        Some(call(name, &arguments))
    }

    /// What stands up to the closing parenthesis; the opening one is read.
    fn arguments(&mut self) -> Option<Vec<Measure>> {
        let mut found = Vec::new();
        loop {
            if self.tokens.first() == Some(&Token::Sign(")")) {
                self.tokens = self.tokens.get(1..)?;
                return Some(found);
            }
            found.push(self.expression(0)?);
            if self.tokens.first() == Some(&Token::Sign(",")) {
                self.tokens = self.tokens.get(1..)?;
            }
        }
    }

    /// Skips `bool`, `on(…)`, `group_left(…)` and the like; says whether `bool` was there.
    fn skip_modifiers(&mut self) -> bool {
        let mut gives_bool = false;
        while let Some(Token::Name(
            word @ ("bool" | "on" | "ignoring" | "group_left" | "group_right"),
        )) = self.tokens.first()
        {
            gives_bool |= *word == "bool";
            self.tokens = self.tokens.get(1..).unwrap_or_default();
            if *word != "bool" {
                self.skip_parentheses();
            }
        }
        gives_bool
    }

    /// Skips `offset 5m`, `offset -5m`, `@ 1609746000` and `@ end()`.
    fn skip_offsets(&mut self) {
        while let Some(Token::Name("offset") | Token::Sign("@")) = self.tokens.first() {
            let signed = matches!(self.tokens.get(1), Some(Token::Sign("-")));
            let skipped = if signed { 3 } else { 2 };
            self.tokens = self.tokens.get(skipped..).unwrap_or_default();
            self.skip_parentheses();
        }
    }

    fn skip_parentheses(&mut self) {
        if self.tokens.first() != Some(&Token::Sign("(")) {
            return;
        }
        let end = self
            .tokens
            .iter()
            .position(|token| *token == Token::Sign(")"));
        let after = end.map_or(self.tokens.len(), |end| end + 1);
        self.tokens = self.tokens.get(after..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_the_unit_of_an_expression() {
        for (expression, unit) in [
            ("", Unit::Number),
            ("up", Unit::Number),
            ("node_memory_MemFree_bytes", Unit::Bytes),
            (r#"{__name__="node_memory_MemFree_bytes"}"#, Unit::Bytes),
            ("sum by (job) (x_bytes{a=\"_seconds\"})", Unit::Bytes),
            ("sum(x_bytes) without (instance_seconds)", Unit::Bytes),
            (
                "rate(node_network_receive_bytes_total[5m])",
                Unit::BytesPerSecond,
            ),
            ("8 * rate(x_bytes_total[5m])", Unit::BitsPerSecond),
            ("increase(x_bytes_total[1h] offset -1d)", Unit::Bytes),
            ("x_bytes / 1024 / 1024", Unit::Number),
            ("x_bytes / x_size_bytes", Unit::Ratio),
            ("1 - a_bytes / b_bytes", Unit::Ratio),
            ("100 * (1 - a_bytes / b_bytes)", Unit::Percent),
            ("100 - (a_bytes * 100) / b_bytes", Unit::Number),
            ("rate(process_cpu_seconds_total[1m])", Unit::Number),
            ("rate(x_energy_joules_total[1m])", Unit::Watts),
            (
                "1 - avg(rate(node_cpu_seconds_total{mode=\"idle\"}[5m]))",
                Unit::Ratio,
            ),
            ("100 - avg(irate(x_seconds_total[5m])) * 100", Unit::Percent),
            ("rate(http_requests_total[5m])", Unit::PerSecond),
            (
                "sum(rate(a_total[5m])) / sum(rate(b_total[5m]))",
                Unit::Ratio,
            ),
            (
                "rate(x_seconds_sum[5m]) / rate(x_seconds_count[5m])",
                Unit::Seconds,
            ),
            (
                "rate(x_size_sum[5m]) / rate(x_size_count[5m])",
                Unit::Number,
            ),
            (
                "rate(x_count{a=\"b\"}[5m]) / ignoring(a) rate(x_count[5m])",
                Unit::Ratio,
            ),
            (
                "rate(a_bytes_total[5m]) / rate(packets_total[5m])",
                Unit::Bytes,
            ),
            (
                "histogram_quantile(0.9, sum by (le) (rate(x_seconds_bucket[5m])))",
                Unit::Seconds,
            ),
            ("histogram_quantile(0.9, rate(x_bytes[5m]))", Unit::Bytes),
            ("rate(x_seconds_bucket[5m])", Unit::PerSecond),
            ("topk(5, x_seconds)", Unit::Seconds),
            (
                "label_replace(x_seconds, \"a\", \"$1\", \"b\", \"(.*)\")",
                Unit::Seconds,
            ),
            ("count(x_bytes)", Unit::Number),
            ("node_boot_time_seconds", Unit::Timestamp),
            ("time() - node_boot_time_seconds", Unit::Seconds),
            (
                "x_seconds * on(instance) group_left(nodename) node_uname_info",
                Unit::Seconds,
            ),
            ("x_seconds > 5", Unit::Seconds),
            ("x_seconds > bool 5", Unit::Number),
            ("x_bytes or vector(0)", Unit::Bytes),
            ("-x_celsius", Unit::Celsius),
            ("x_bytes @ end()", Unit::Bytes),
            ("instance:node_cpu_utilisation:ratio_rate5m", Unit::Ratio),
            (
                "instance:node_network_receive_bytes:rate5m",
                Unit::BytesPerSecond,
            ),
            ("job:cpu:ratio", Unit::Ratio),
            ("node_load1 / up", Unit::Number),
            ("sum(", Unit::Number),
            ("x_bytes)", Unit::Bytes),
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
