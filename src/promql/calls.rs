//! Reads functions, aggregations, and lists of labels.

use super::aggregations;
use super::functions;
use super::lexer::has_variable;
use super::metrics_ql::trailing_comma;
use super::parse::{Expected, Parser};
use super::problem::{Fix, Problem};
use super::token::{Span, Token, TokenKind};
use super::tree::{
    Aggregation, Call, Expr, Group, Grouping, MatchedBy, Matching, Name, Node, Number,
};
use crate::prom::promql::string::string;

impl Parser<'_> {
    /// A function or aggregation; its name comes next.
    pub(super) fn call(&mut self) -> Expected<Expr> {
        let name = Name::of(self.take());
        let first = self.grouping()?;
        if !self.peek().is("(") {
            return Err(self.not_aggregated(&name, first));
        }
        let args = self.arguments()?;
        let body = name.span.to(self.before());
        let is_grouped = self.peek().is_one_of(&["by", "without"]);
        if is_grouped && functions::find(&name.text).is_some() {
            return Err(self.no_aggregation(&name, body));
        }
        let grouping = match first {
            None => self.grouping()?,
            first => first,
        };
        if grouping.is_some() && self.peek().is_one_of(&["by", "without"]) {
            return Err(self.grouped_twice());
        }
        let span = name.span.to(self.before());
        let is_aggregation = grouping.is_some() || aggregations::find(&name.text).is_some();
        let node = if is_aggregation {
            Node::Aggregation(Aggregation {
                name,
                grouping,
                args,
            })
        } else {
            Node::Call(Call { name, args })
        };
        Ok(Expr::new(span, node))
    }

    /// Behind a name and labels stands nothing to aggregate.
    fn not_aggregated(&self, name: &Name, grouping: Option<Grouping>) -> Problem {
        let Some(grouping) = grouping.filter(|_| aggregations::find(&name.text).is_none()) else {
            return self.missing("what is aggregated in parentheses, as in sum by (job) (up)");
        };
        let by = grouping.span.of(self.text);
        let text = format!("sum {by} ({})", name.text);
        let sentence = format!("Only an aggregation groups. Write {text}.");
        let fix = Fix::replace(name.span.to(grouping.span), &text);
        Problem::error(grouping.span, sentence).with(fix)
    }

    fn grouped_twice(&mut self) -> Problem {
        let second = self.peek();
        let sentence = "This aggregation is grouped twice. Keep one list of labels.";
        let problem = Problem::error(second.span(), sentence);
        match self.grouping() {
            Ok(Some(grouping)) => {
                let fix = Fix::remove(grouping.span, "the second");
                problem.with(fix)
            }
            _ => problem,
        }
    }

    fn no_aggregation(&mut self, name: &Name, body: Span) -> Problem {
        let word = self.peek();
        if self.lacks_closing() {
            let sentence = format!("Before {} a ) is missing. Add it.", word.text);
            let fix = Fix::insert(body.end, ")");
            return Problem::error(word.span(), sentence).with(fix);
        }
        let sentence = format!(
            "{} works on each series for itself and does not group. Put an aggregation such as sum around it.",
            name.text
        );
        let problem = Problem::error(word.span(), sentence);
        let Ok(Some(grouping)) = self.grouping() else {
            return problem;
        };
        let (by, body_text) = (grouping.span.of(self.text), body.of(self.text));
        let text = format!("sum {by} ({body_text})");
        problem.with(Fix::replace(body.to(grouping.span), &text))
    }

    /// What stands in parentheses, which come next.
    fn arguments(&mut self) -> Expected<Vec<Expr>> {
        self.open();
        let mut found = Vec::new();
        while !self.closed(")") {
            found.push(self.expression(0)?);
            if self.took(",") {
                if self.peek().is(")") {
                    let remark = trailing_comma(self.before());
                    self.remarks.push(remark);
                }
            } else if !self.peek().is(")") {
                return Err(self.beside());
            }
        }
        Ok(found)
    }

    /// `by (…)` or `without (…)`, if such comes next.
    fn grouping(&mut self) -> Expected<Option<Grouping>> {
        let word = self.peek();
        if !word.is_one_of(&["by", "without"]) {
            return Ok(None);
        }
        self.take();
        let labels = self.labels(word.text)?;
        Ok(Some(Grouping {
            span: word.span().to(self.before()),
            is_without: word.is_word("without"),
            labels,
        }))
    }

    /// A list of labels in parentheses, behind a word.
    fn labels(&mut self, word: &str) -> Expected<Vec<Name>> {
        if !self.peek().is("(") {
            return Err(self.no_list(word));
        }
        self.open();
        let mut found = Vec::new();
        while !self.closed(")") {
            found.push(self.label()?);
            if !self.took(",") && !self.peek().is(")") {
                return Err(self.no_label_comma());
            }
        }
        Ok(found)
    }

    fn label(&mut self) -> Expected<Name> {
        let token = self.peek();
        match token.kind {
            TokenKind::Name | TokenKind::Variable => {
                self.remark_listed(token);
                self.remark_label(token);
                Ok(Name::of(self.take()))
            }
            TokenKind::Text => {
                let sentence = "Names in quotes need Prometheus 3.";
                self.remarks.push(Problem::newer(token.span(), sentence));
                let span = token.span();
                let text = self.string()?;
                Ok(Name { span, text })
            }
            _ => Err(self.missing("a label")),
        }
    }

    /// Words that Prometheus does not take for labels there.
    fn remark_listed(&mut self, label: Token<'_>) {
        if is_no_label(label.text) {
            let quoted = string(label.text);
            let sentence = format!(
                "Prometheus takes this label only in quotes here, as of version 3. Write {quoted}."
            );
            let fix = Fix::replace(label.span(), &quoted);
            self.remarks
                .push(Problem::refused(label.span(), sentence).with(fix));
        }
    }

    fn no_label_comma(&self) -> Problem {
        let next = self.peek();
        if next.kind == TokenKind::End {
            return self.beside();
        }
        if next.kind != TokenKind::Name {
            return self.missing("a comma or )");
        }
        let sentence = "Between two labels stands a comma. Add it.";
        let fix = Fix::insert(self.before().end, ",");
        Problem::error(next.span(), sentence).with(fix)
    }

    fn no_list(&self, word: &str) -> Problem {
        let first = self.peek();
        if !matches!(first.kind, TokenKind::Name | TokenKind::Text) {
            return self.missing("labels in parentheses, as in (job)");
        }
        let mut last = 0;
        while self.ahead(last + 1).is(",") && self.ahead(last + 2).kind == TokenKind::Name {
            last += 2;
        }
        let place = first.span().to(self.ahead(last).span());
        let listed = format!("({})", place.of(self.text));
        let sentence = format!("The labels of {word} stand in parentheses. Write {word} {listed}.");
        let fix = Fix::replace(place, &listed);
        Problem::error(first.span(), sentence).with(fix)
    }

    /// What stands behind an operator: `on (…) group_left (…)`.
    pub(super) fn matching(&mut self) -> Expected<Matching> {
        let mut matching = Matching::default();
        let word = self.peek();
        if word.is_one_of(&["on", "ignoring"]) {
            self.take();
            matching.by = Some(MatchedBy {
                is_on: word.is_word("on"),
                labels: self.labels(word.text)?,
            });
        }
        matching.group = self.group(&matching)?;
        while self.peek().is_one_of(&["fill", "fill_left", "fill_right"]) && self.ahead(1).is("(") {
            self.fill(&mut matching)?;
        }
        Ok(matching)
    }

    fn group(&mut self, matching: &Matching) -> Expected<Option<Group>> {
        let word = self.peek();
        if !word.is_one_of(&["group_left", "group_right"]) {
            return Ok(None);
        }
        if matching.by.is_none() {
            let sentence = format!(
                "{0} comes behind on or ignoring. Say first by which labels series match, as in on (instance) {0}.",
                word.text
            );
            return Err(Problem::error(word.span(), sentence));
        }
        self.take();
        let has_list = self.peek().is("(");
        let labels = if has_list {
            self.labels(word.text)?
        } else {
            Vec::new()
        };
        Ok(Some(Group {
            is_left: word.is_word("group_left"),
            labels,
        }))
    }

    /// `fill (0)`, `fill_left (0)` or `fill_right (0)`.
    fn fill(&mut self, matching: &mut Matching) -> Expected<()> {
        let word = self.take();
        let sentence = "fill needs a new Prometheus, and a flag there.";
        self.remarks.push(Problem::newer(word.span(), sentence));
        self.open();
        let next = self.peek();
        let is_number = next.kind == TokenKind::Number || next.is("-") || next.is("+");
        if !is_number && !next.is_one_of(&["inf", "nan"]) {
            return Err(self.missing("a number, as in fill (0)"));
        }
        let filled = self.expression(0)?;
        let Node::Number(Number { value, .. }) = filled.node else {
            let sentence = "A missing side is filled by a number. Write one, as in fill (0).";
            return Err(Problem::error(filled.span, sentence));
        };
        if !self.closed(")") {
            return Err(self.beside());
        }
        if !word.is_word("fill_right") {
            matching.fill_left = Some(value);
        }
        if !word.is_word("fill_left") {
            matching.fill_right = Some(value);
        }
        Ok(())
    }
}

/// Whether a word is taken for something else where labels are listed.
pub(super) fn is_no_label(word: &str) -> bool {
    let mut words = ["without", "inf", "nan"].iter();
    words.any(|other| word.eq_ignore_ascii_case(other))
}

/// A label as lists of labels have it: in quotes where it has to be.
pub(super) fn label_text(label: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_name = label.chars().all(is_plain) && !label.starts_with(|c: char| c.is_ascii_digit());
    if (is_name && !label.is_empty()) || has_variable(label) {
        return label.to_owned();
    }
    string(label)
}
