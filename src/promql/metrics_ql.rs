//! Reads what MetricsQL adds to PromQL: it is followed, and told of.
//!
//! Source: "MetricsQL" in VictoriaMetrics' documentation.

use super::operator::Operator;
use super::parse::{Expected, Parser};
use super::problem::{Fix, Problem};
use super::token::{Span, TokenKind};
use super::tree::{Definition, Expr, Node};

/// A comma behind the last argument.
pub(super) fn trailing_comma(comma: Span) -> Problem {
    let sentence = "Behind the last argument stands no comma. Take it out.";
    Problem::refused(comma, sentence).with(Fix::remove(comma, "the comma"))
}

impl Parser<'_> {
    pub(super) fn remark_operator(&mut self, operator: Operator, sign: Span) {
        if operator.is_of_metrics_ql() {
            let sentence = format!(
                "Only MetricsQL has {}. Prometheus joins by or, and, unless.",
                operator.sign()
            );
            self.remarks.push(Problem::foreign(sign, sentence));
        }
        if matches!(operator, Operator::TrimAbove | Operator::TrimBelow) {
            let sentence = "Cutting native histograms needs a new Prometheus.";
            self.remarks.push(Problem::newer(sign, sentence));
        }
    }

    /// An expression in parentheses, or a list of them.
    pub(super) fn parenthesized(&mut self) -> Expected<Expr> {
        let open = self.open();
        let first = self.expression(0)?;
        let mut others = Vec::new();
        let comma = self.peek().span();
        while self.took(",") {
            others.push(self.expression(0)?);
        }
        if !self.closed(")") {
            return Err(self.beside());
        }
        let span = open.to(self.before());
        if others.is_empty() {
            return Ok(Expr::new(span, Node::Paren(Box::new(first))));
        }
        let sentence =
            "Only MetricsQL has lists in parentheses. For Prometheus write or for the comma.";
        let fix = Fix::replace(comma, " or");
        self.remarks
            .push(Problem::foreign(comma, sentence).with(fix));
        others.insert(0, first);
        Ok(Expr::new(span, Node::List(others)))
    }

    /// Whether a word comes next that stands behind an expression.
    pub(super) fn has_addition(&self) -> bool {
        let next = self.peek();
        let has_number = matches!(self.ahead(1).kind, TokenKind::Number | TokenKind::Variable);
        next.is_word("keep_metric_names") || (next.is_word("limit") && has_number)
    }

    /// `keep_metric_names` or `limit 5`, which comes next.
    pub(super) fn addition(&mut self, of: Expr) -> Expected<Expr> {
        let word = self.take();
        let start = of.span;
        let of = Box::new(of);
        let (node, sentence) = if word.is_word("limit") {
            let limit = Box::new(self.operand()?);
            let sentence = "Only MetricsQL has limit. For Prometheus use topk or limitk.";
            (Node::Limited { of, limit }, sentence)
        } else {
            let sentence = "Only MetricsQL keeps metric names. Prometheus drops them.";
            (Node::Named(of), sentence)
        };
        let behind = word.span().to(self.before());
        self.remarks.push(Problem::foreign(behind, sentence));
        Ok(Expr::new(start.to(behind), node))
    }

    /// Whether templates come next: `WITH (a = b)`.
    pub(super) fn is_definition(&self) -> bool {
        let is_named = self.ahead(1).is("(") && self.ahead(2).kind == TokenKind::Name;
        if !is_named || self.ahead(3).is("=") {
            return is_named;
        }
        let mut at = 4;
        while self.ahead(at).kind == TokenKind::Name || self.ahead(at).is(",") {
            at += 1;
        }
        self.ahead(3).is("(") && self.ahead(at).is(")") && self.ahead(at + 1).is("=")
    }

    /// Templates and the expression that they are for.
    pub(super) fn with(&mut self) -> Expected<Expr> {
        let word = self.take().span();
        let sentence = "Only MetricsQL has WITH. For Prometheus write the templates out.";
        self.remarks.push(Problem::foreign(word, sentence));
        let had_templates = std::mem::replace(&mut self.has_templates, true);
        self.open();
        let mut definitions = Vec::new();
        while !self.closed(")") {
            // Comments within them are kept for the expression.
            self.within_length += 1;
            definitions.push(self.definition()?);
            self.within_length -= 1;
            if !self.took(",") && !self.peek().is(")") {
                return Err(self.beside());
            }
        }
        let body = Box::new(self.expression(0)?);
        self.has_templates = had_templates;
        let span = word.to(body.span);
        Ok(Expr::new(span, Node::With { definitions, body }))
    }

    fn definition(&mut self) -> Expected<Definition> {
        const WANTED: &str = "a template, as in WITH (x = up) x";
        if self.peek().kind != TokenKind::Name {
            return Err(self.missing(WANTED));
        }
        let name = self.take().text.to_owned();
        let parameters = if self.peek().is("(") {
            Some(self.parameters()?)
        } else {
            None
        };
        if !self.took("=") {
            return Err(self.missing("= and what the template stands for"));
        }
        let body = self.expression(0)?;
        Ok(Definition {
            name,
            parameters,
            body,
        })
    }

    fn parameters(&mut self) -> Expected<Vec<String>> {
        self.open();
        let mut found = Vec::new();
        while !self.closed(")") {
            if self.peek().kind != TokenKind::Name {
                return Err(self.missing("the name of a parameter"));
            }
            found.push(self.take().text.to_owned());
            if !self.took(",") && !self.peek().is(")") {
                return Err(self.missing("a comma or )"));
            }
        }
        Ok(found)
    }
}
