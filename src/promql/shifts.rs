//! Reads what tells another time: `offset`, `@`, and how the edges of a range are found.

use super::lengths::{LENGTH, is_one_of};
use super::parse::{Expected, Parser};
use super::problem::{Fix, Problem};
use super::token::{Span, TokenKind};
use super::tree::{Expr, Extension, Node, Number, Shifted};
use super::walk::selections;

impl Parser<'_> {
    /// `offset 5m`, `offset -5m`.
    pub(super) fn offset(&mut self, of: Expr) -> Expected<Expr> {
        self.take();
        if !self.begins_length() {
            return Err(self.missing(LENGTH));
        }
        let sign = self.peek();
        self.remark_plus();
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
    pub(super) fn at(&mut self, of: Expr) -> Expected<Expr> {
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
        if let Node::Number(Number {
            is_duration: true, ..
        }) = at.node
        {
            let sentence =
                "A duration in the place of an instant needs Prometheus 3. Write Unix seconds.";
            self.remarks.push(Problem::newer(at.span, sentence));
        }
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

    pub(super) fn extended(&mut self, of: Expr) -> Expected<Expr> {
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
        Node::Number(number) => number.value.is_finite(),
        Node::Variable(_) => true,
        Node::Call(call) => is_one_of(call, &["start", "end"]) && call.args.is_empty(),
        _ => false,
    }
}
