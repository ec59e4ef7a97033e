//! What is said of an argument of another kind than is taken, and what mends it.

use super::aggregations;
use super::counters::{OF_COUNTERS, may_count};
use super::kind::Kind;
use super::number::read;
use super::problem::{Fix, Problem};
use super::token::Span;
use super::tree::{Aggregation, Expr, Node, Selector};
use super::walk::metric_of;
use crate::prom::promql::string::string;

/// A function or aggregation that takes an argument.
#[derive(Clone, Copy)]
pub(super) struct Taker<'a> {
    pub(super) name: &'a str,
    /// Where it stands with all of its arguments.
    pub(super) span: Span,
    pub(super) text: &'a str,
}

/// What is wrong with an argument, if it does not fit; `wanted` is a letter of a signature.
pub(super) fn misfit(taker: Taker<'_>, wanted: char, arg: &Expr) -> Option<Problem> {
    let name = taker.name;
    let kind = arg.kind();
    let expected = Kind::of_letter(wanted);
    if wanted == 'i' && !is_nameless(arg) {
        let sentence = format!(
            "{name} takes only matchers here. Write them without a metric, as in {{version=~\".+\"}}."
        );
        return Some(Problem::refused(arg.span, sentence));
    }
    if kind.fits(expected) {
        return None;
    }
    let fault = Misfit { taker, arg };
    Some(match (expected, kind) {
        (Kind::Range, Kind::Instant) => fault.no_range(),
        (Kind::Instant, Kind::Range) => fault.range(),
        (Kind::Instant, Kind::Scalar) => fault.wrapped(
            format!("{name} works on series, and this is a number. Write vector() around it."),
            "vector",
        ),
        (Kind::Scalar, Kind::Instant) => fault.wrapped(
            format!("{name} takes a number here, and this is an instant vector. Write scalar() around it."),
            "scalar",
        ),
        (Kind::Scalar, Kind::Text) => fault.text_for_number(),
        (Kind::Text, _) => fault.no_text(),
        (Kind::Instant, Kind::Text) => fault.text_for_series(),
        _ => fault.other(expected, kind),
    })
}

const fn is_selector(expr: &Expr) -> bool {
    matches!(expr.node, Node::Selector(_))
}

fn is_nameless(arg: &Expr) -> bool {
    match &arg.node {
        Node::Selector(selector) => selector.metric.is_none(),
        Node::Variable(_) => true,
        _ => false,
    }
}

/// An argument that does not fit.
struct Misfit<'a> {
    taker: Taker<'a>,
    arg: &'a Expr,
}

impl Misfit<'_> {
    fn said(&self, sentence: impl Into<String>) -> Problem {
        Problem::refused(self.arg.span, sentence)
    }

    fn written(&self) -> &str {
        self.arg.span.of(self.taker.text)
    }

    fn wrapped(&self, sentence: String, function: &str) -> Problem {
        let text = format!("{function}({})", self.written());
        self.said(sentence).with(Fix::replace(self.arg.span, &text))
    }

    fn no_range(&self) -> Problem {
        let name = self.taker.name;
        let length = length_for(name);
        let sentence =
            |length: &str| format!("{name} works on samples over a range. Add {length}.");
        match &self.arg.node {
            Node::Selector(_) => self
                .said(sentence(length))
                .with(Fix::insert(self.arg.span.end, length)),
            Node::Shifted(shifted) => self
                .said(sentence(length))
                .with(Fix::insert(shifted.of.span.end, length)),
            Node::Aggregation(inner) if OF_COUNTERS.contains(&name) => self.turned_around(inner),
            node => {
                let length = length.replace(']', ":]");
                let said = self.said(sentence(&length));
                if matches!(node, Node::Binary(_) | Node::Unary { .. }) {
                    let text = format!("({}){length}", self.written());
                    return said.with(Fix::replace(self.arg.span, &text));
                }
                said.with(Fix::insert(self.arg.span.end, &length))
            }
        }
    }

    /// `rate(sum(x))`: sums of counters fall where one begins again.
    fn turned_around(&self, inner: &Aggregation) -> Problem {
        let (name, outer) = (self.taker.name, &inner.name.text);
        let problem = self.said(format!(
            "{name} comes before {outer}: in a sum it does not see which counter began again. Write {outer}({name}(…))."
        ));
        let Some(last) = inner.args.last().filter(|last| is_selector(last)) else {
            return problem;
        };
        let text = self.taker.text;
        let before = Span::new(self.arg.span.start, last.span.start).of(text);
        let behind = Span::new(last.span.end, self.arg.span.end).of(text);
        let (selector, range) = (last.span.of(text), length_for(name));
        let turned = format!("{before}{name}({selector}{range}){behind}");
        problem.with(Fix::replace(self.taker.span, &turned))
    }

    fn range(&self) -> Problem {
        let name = self.taker.name;
        let works = if aggregations::find(name).is_some() {
            "aggregates"
        } else {
            "works on"
        };
        let function = match metric_of(self.arg) {
            Some(metric) if may_count(metric) => "rate",
            _ => "avg_over_time",
        };
        self.wrapped(
            format!("{name} {works} an instant vector, and this is a range vector. Write {function}() around it."),
            function,
        )
    }

    fn text_for_number(&self) -> Problem {
        let said = self.said(format!(
            "{} takes a number here, and this is a string. Write a number without quotes.",
            self.taker.name
        ));
        match &self.arg.node {
            Node::Text(text) if read(text).is_some() => {
                said.with(Fix::replace(self.arg.span, text))
            }
            _ => said,
        }
    }

    fn text_for_series(&self) -> Problem {
        let name = self.taker.name;
        let said = self.said(format!(
            "{name} works on series, and this is a string. Take the quotes off a metric."
        ));
        match &self.arg.node {
            Node::Text(text) if is_metric(text) => said.with(Fix::replace(self.arg.span, text)),
            _ => said,
        }
    }

    fn no_text(&self) -> Problem {
        let said = self.said(format!(
            "{} takes a string here. Put it in quotes.",
            self.taker.name
        ));
        match &self.arg.node {
            Node::Selector(Selector { matchers, .. }) if !matchers.is_empty() => said,
            Node::Selector(_) | Node::Number(_) => {
                said.with(Fix::replace(self.arg.span, &string(self.written())))
            }
            _ => said,
        }
    }

    fn other(&self, expected: Kind, kind: Kind) -> Problem {
        self.said(format!(
            "{} takes {} here, and this is {}. Write the one for the other.",
            self.taker.name,
            expected.with_article(),
            kind.with_article()
        ))
    }
}

fn is_metric(text: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    text.chars().all(is_of_name) && !text.starts_with(|c: char| c.is_ascii_digit())
}

fn length_for(name: &str) -> &'static str {
    if OF_COUNTERS.contains(&name) {
        "[$__rate_interval]"
    } else {
        "[$__interval]"
    }
}
