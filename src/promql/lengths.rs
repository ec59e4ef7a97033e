//! Reads what stands behind a selector: ranges, subqueries, other times.

use super::operator::Operator;
use super::parse::{Expected, Parser};
use super::problem::{Fix, Problem};
use super::token::{Span, TokenKind};
use super::tree::{Call, Expr, Extension, Node, Number, Shifted};
use super::walk::selections;

const LENGTH: &str = "a length of time, as in 5m";

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
            Node::Shifted(_) => {
                "The range comes first. Write it before offset and @, as in up[5m] offset 1h."
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

    /// A length of time, which may be computed.
    fn length(&mut self) -> Expected<Expr> {
        if !self.begins_length() {
            return Err(self.missing(LENGTH));
        }
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

    fn begins_length(&self) -> bool {
        let next = self.peek();
        let is_value = matches!(
            next.kind,
            TokenKind::Number | TokenKind::Variable | TokenKind::Name
        );
        is_value || ["(", "-", "+"].iter().any(|sign| next.is(sign))
    }

    /// A length as it may stand in a range; bare numbers are seconds.
    fn checked(&mut self, length: Expr) -> Expected<Expr> {
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

    /// `offset 5m`, `offset -5m`.
    fn offset(&mut self, of: Expr) -> Expected<Expr> {
        self.take();
        if !self.begins_length() {
            return Err(self.missing(LENGTH));
        }
        let sign = self.peek();
        let is_signed = self.took("-") || self.took("+");
        self.within_length += 1;
        let length = self.operand()?;
        self.within_length -= 1;
        let length = if is_signed {
            length.signed(sign)
        } else {
            length
        };
        let offset = self.checked(length)?;
        if let Node::Number(number) = offset.node
            && number.value == 0.0
        {
            let sentence = "An offset of nothing needs Prometheus 3. Take it out.";
            self.remarks.push(Problem::newer(offset.span, sentence));
        }
        self.can_be_shifted(&of, "offset", offset.span.end);
        let mut shifted = shifted(of);
        if shifted.offset.is_some() {
            return Err(twice(shifted.of.span.to(shifted.end()), "offset"));
        }
        shifted.offset = Some(offset);
        Ok(self.finished(shifted))
    }

    /// `@ 1609746000`, `@ end()`.
    fn at(&mut self, of: Expr) -> Expected<Expr> {
        const WANTED: &str = "a time in Unix seconds, start() or end()";
        self.take();
        let next = self.peek();
        let is_call = next.kind == TokenKind::Name && self.ahead(1).is("(");
        if !is_call && (next.kind == TokenKind::Name || !self.begins_length()) {
            return Err(self.missing(WANTED));
        }
        let is_signed = self.took("-") || self.took("+");
        self.within_length += 1;
        let instant = self.operand()?;
        self.within_length -= 1;
        let at = if is_signed {
            instant.signed(next)
        } else {
            instant
        };
        if !is_instant(&at) {
            let sentence = "Only MetricsQL computes an instant. For Prometheus write it in Unix seconds, or start() or end().";
            self.remarks.push(Problem::foreign(at.span, sentence));
        }
        self.can_be_shifted(&of, "@", at.span.end);
        let mut shifted = shifted(of);
        if shifted.at.is_some() {
            return Err(twice(shifted.of.span.to(shifted.end()), "@"));
        }
        shifted.at = Some(at);
        Ok(self.finished(shifted))
    }

    fn extended(&mut self, of: Expr) -> Expected<Expr> {
        let word = self.take();
        let sentence = "anchored and smoothed need a new Prometheus, and a flag there.";
        self.remarks.push(Problem::newer(word.span(), sentence));
        self.can_be_shifted(&of, word.text, word.span().end);
        let mut shifted = shifted(of);
        if shifted.extension.is_some() {
            return Err(twice(shifted.of.span.to(shifted.end()), word.text));
        }
        let extension = if word.is_word("anchored") {
            Extension::Anchored
        } else {
            Extension::Smoothed
        };
        shifted.extension = Some(extension);
        Ok(self.finished(shifted))
    }

    /// What an expression has behind it belongs to a selector in it; `end` is where that ends.
    fn can_be_shifted(&mut self, of: &Expr, word: &str, end: usize) {
        let is_selection = matches!(
            of.node,
            Node::Selector(_)
                | Node::Range { .. }
                | Node::Subquery { .. }
                | Node::Shifted(_)
                | Node::Variable(_)
        );
        if is_selection {
            return;
        }
        let sentence = format!("{word} belongs to a selector. Write it right behind the selector.");
        let problem = Problem::refused(of.span, sentence);
        let selections = selections(of);
        let problem = match selections[..] {
            [one] if !matches!(one.node, Node::Shifted(_)) => {
                let behind = Span::new(of.span.end, end).of(self.text).trim();
                let start = Span::new(of.span.start, one.span.end).of(self.text);
                let rest = Span::new(one.span.end, of.span.end).of(self.text);
                let text = format!("{start} {behind}{rest}");
                problem.with(Fix::replace(Span::new(of.span.start, end), &text))
            }
            _ => problem,
        };
        self.remarks.push(problem);
    }

    fn finished(&self, shifted: Shifted) -> Expr {
        let span = shifted.of.span.to(self.before());
        Expr::new(span, Node::Shifted(Box::new(shifted)))
    }
}

impl Shifted {
    /// Where that ends which has been read.
    fn end(&self) -> Span {
        let later = [&self.at, &self.offset].into_iter().flatten();
        let ends = later.map(|one| one.span).chain([self.of.span]);
        ends.max_by_key(|span| span.end).unwrap_or_default()
    }
}

fn twice(span: Span, word: &str) -> Problem {
    let sentence = format!("This has {word} already. Keep one.");
    Problem::error(span, sentence)
}

/// What is shifted already goes on to be; anything else begins.
fn shifted(of: Expr) -> Shifted {
    match of.node {
        Node::Shifted(shifted) => *shifted,
        _ => Shifted {
            of,
            extension: None,
            at: None,
            offset: None,
        },
    }
}

fn is_instant(at: &Expr) -> bool {
    match &at.node {
        Node::Number(_) | Node::Variable(_) => true,
        Node::Call(call) => is_one_of(call, &["start", "end"]) && call.args.is_empty(),
        _ => false,
    }
}

fn is_one_of(call: &Call, names: &[&str]) -> bool {
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
