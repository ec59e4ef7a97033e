//! Reads what stands behind a selector, and lengths of time there.

use super::operator::Operator;
use super::parse::{Expected, Parser};
use super::problem::{Fix, Problem};
use super::token::{Span, TokenKind};
use super::tree::{Call, Expr, Node, Number};

pub(super) const LENGTH: &str = "a length of time, as in 5m";

impl Parser<'_> {
    /// An operand with all that stands behind it.
    pub(super) fn suffixed(&mut self, operand: Expr) -> Expected<Expr> {
        let mut of = operand;
        loop {
            let next = self.peek();
            of = if next.is("[") {
                self.ranged(of)?
            } else if next.is_word("offset") {
                self.offset(of)?
            } else if next.is("@") {
                self.at(of)?
            } else if next.is_one_of(&["anchored", "smoothed"]) {
                self.extended(of)?
            } else if self.has_addition() {
                self.addition(of)?
            } else {
                return Ok(of);
            };
            self.grow()?;
        }
    }

    /// `[5m]` or `[1h:1m]`.
    fn ranged(&mut self, of: Expr) -> Expected<Expr> {
        let open = self.open();
        if self.peek().is("]") {
            let fix = Fix::insert(open.end, "$__rate_interval");
            return Err(self.missing(LENGTH).with(fix));
        }
        let length = Box::new(self.length()?);
        let is_subquery = self.took(":");
        let has_step = is_subquery && !self.peek().is("]");
        let step = if has_step {
            Some(Box::new(self.length()?))
        } else {
            None
        };
        if !self.closed("]") {
            return Err(self.beside());
        }
        let brackets = open.to(self.before());
        let span = of.span.to(brackets);
        let of = Box::new(of);
        if is_subquery {
            let node = Node::Subquery {
                of,
                length,
                step,
                brackets,
            };
            return Ok(Expr::new(span, node));
        }
        self.can_have_range(&of, brackets)?;
        let node = Node::Range {
            of,
            length,
            brackets,
        };
        Ok(Expr::new(span, node))
    }

    fn can_have_range(&mut self, of: &Expr, brackets: Span) -> Expected<()> {
        let sentence = match &of.node {
            Node::Selector(_) | Node::Variable(_) => return Ok(()),
            Node::Range { .. } | Node::Subquery { .. } => {
                "These are samples over a range already. Take the second range out."
            }
            Node::Shifted(shifted) => {
                let remark = self.range_first(&shifted.of, of, brackets);
                self.remarks.push(remark);
                return Ok(());
            }
            _ => {
                let sentence = "Only a selector has samples over a range. Write a subquery, with a colon: it evaluates this at each step of the range.";
                let fix = Fix::insert(brackets.end - 1, ":");
                self.remarks
                    .push(Problem::refused(brackets, sentence).with(fix));
                return Ok(());
            }
        };
        let fix = Fix::remove(brackets, "this range");
        Err(Problem::error(brackets, sentence).with(fix))
    }

    fn range_first(&self, selector: &Expr, shifted: &Expr, brackets: Span) -> Problem {
        let sentence =
            "The range comes first. Write it before offset and @, as in up[5m] offset 1h.";
        let behind = Span::new(selector.span.end, shifted.span.end).of(self.text);
        let parts = [selector.span.of(self.text), brackets.of(self.text), behind];
        let fix = Fix::replace(selector.span.to(brackets), &parts.concat());
        Problem::refused(brackets, sentence).with(fix)
    }

    /// A length of time, which may be computed.
    fn length(&mut self) -> Expected<Expr> {
        if !self.begins_length() {
            return Err(self.missing(LENGTH));
        }
        self.remark_plus();
        self.within_length += 1;
        let length = self.expression(0)?;
        self.within_length -= 1;
        let length = self.checked(length)?;
        if let Node::Number(number) = length.node
            && number.value <= 0.0
        {
            let sentence = "A range is longer than nothing. Write one such as 5m.";
            return Err(Problem::error(length.span, sentence));
        }
        Ok(length)
    }

    pub(super) fn remark_plus(&mut self) {
        let sign = self.peek();
        if sign.is("+") {
            let sentence = "A plus before a length needs Prometheus 3. Take it out.";
            let fix = Fix::remove(sign.span(), "the plus");
            self.remarks
                .push(Problem::newer(sign.span(), sentence).with(fix));
        }
    }

    pub(super) fn begins_length(&self) -> bool {
        let next = self.peek();
        let is_value = matches!(
            next.kind,
            TokenKind::Number | TokenKind::Variable | TokenKind::Name
        );
        is_value || ["(", "-", "+"].iter().any(|sign| next.is(sign))
    }

    /// A length as it may stand in a range; bare numbers are seconds.
    pub(super) fn checked(&mut self, length: Expr) -> Expected<Expr> {
        match &length.node {
            Node::Number(number) => {
                if !number.is_duration {
                    let sentence = "A length without a unit needs Prometheus 3. Older servers take it in seconds with an s.";
                    self.remarks.push(Problem::newer(length.span, sentence));
                }
                let node = Node::Number(Number {
                    is_duration: true,
                    ..*number
                });
                return Ok(Expr { node, ..length });
            }
            Node::Variable(_) | Node::Foreign(_) => return Ok(length),
            _ => {}
        }
        if let Some(odd) = no_length(&length) {
            let sentence = format!(
                "“{}” is no length of time. Write one as 30s, 5m or 1h30m.",
                odd.of(self.text)
            );
            return Err(Problem::error(odd, sentence));
        }
        let sentence = "Lengths that are computed need a new Prometheus.";
        self.remarks.push(Problem::newer(length.span, sentence));
        Ok(length)
    }
}

pub(super) fn is_one_of(call: &Call, names: &[&str]) -> bool {
    let mut names = names.iter();
    names.any(|name| call.name.text.eq_ignore_ascii_case(name))
}

/// The first part that no length of time is made of.
fn no_length(length: &Expr) -> Option<Span> {
    match &length.node {
        Node::Number(_) | Node::Variable(_) | Node::Foreign(_) => None,
        Node::Unary { of, .. } | Node::Paren(of) => no_length(of),
        Node::Binary(binary) if is_arithmetic(binary.operator) => {
            no_length(&binary.left).or_else(|| no_length(&binary.right))
        }
        Node::Call(call) if is_one_of(call, &["step", "range"]) && call.args.is_empty() => None,
        Node::Call(call) if is_one_of(call, &["min_of", "max_of"]) => {
            call.args.iter().find_map(no_length)
        }
        _ => Some(length.span),
    }
}

fn is_arithmetic(operator: Operator) -> bool {
    operator.is_arithmetic() && operator != Operator::Atan2
}
