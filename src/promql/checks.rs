//! What Prometheus refuses of an expression that can be read: kinds that do not fit.

use super::kind::Kind;
use super::lexer::has_variable;
use super::problem::{Fix, Problem};
use super::regex::matches_empty;
use super::token::Span;
use super::tree::{Binary, Expr, MatchBy, Matcher, Node, Selector};
use crate::prom::labels::NAME;

/// What is refused; templates of MetricsQL are not followed.
pub(super) fn check(expr: &Expr, text: &str, found: &mut Vec<Problem>) {
    match &expr.node {
        Node::With { .. } => return,
        Node::Call(call) => super::signatures::check_call(call, expr.span, text, found),
        Node::Aggregation(aggregation) => {
            super::signatures::check_aggregation(aggregation, expr.span, text, found);
        }
        Node::Binary(binary) => check_binary(binary, expr.span, text, found),
        Node::Unary { of, .. } => check_signed(of, expr.span, found),
        Node::Subquery { of, .. } => check_subquery(of, found),
        Node::Selector(selector) => check_selector(selector, expr.span, found),
        _ => {}
    }
    for child in expr.children() {
        check(child, text, found);
    }
}

fn check_signed(of: &Expr, span: Span, found: &mut Vec<Problem>) {
    let kind = of.kind();
    if matches!(kind, Kind::Range | Kind::Text) {
        let sentence = format!(
            "A sign stands before numbers and instant vectors, and this is {}. Take it out.",
            kind.with_article()
        );
        found.push(Problem::refused(span, sentence));
    }
}

fn check_subquery(of: &Expr, found: &mut Vec<Problem>) {
    let kind = of.kind();
    if !kind.fits(Kind::Instant) {
        let function = match kind {
            Kind::Scalar => "vector",
            _ => "avg_over_time",
        };
        let sentence = format!(
            "A subquery is of an instant vector, and this is {}. Put a function such as {function} around it.",
            kind.with_article()
        );
        found.push(Problem::refused(of.span, sentence));
    }
}

fn check_selector(selector: &Selector, span: Span, found: &mut Vec<Problem>) {
    let names = selector.matchers.iter().filter(|matcher| names(matcher));
    let is_twice = selector.metric.is_some() && names.count() > 0;
    if is_twice {
        let sentence = "The metric is named twice, before the braces and in them. Keep one name.";
        found.push(Problem::refused(span, sentence));
    }
    let is_free = |matcher: &Matcher| {
        matcher
            .test
            .as_ref()
            .is_some_and(|test| lets_empty_through(test.by, &test.value))
    };
    if selector.metric.is_none() && selector.matchers.iter().all(is_free) {
        let sentence = "This selects every series there is, which Prometheus refuses. Name a metric, or match a label with a value that is not empty.";
        found.push(Problem::refused(span, sentence));
    }
}

fn names(matcher: &Matcher) -> bool {
    let is_equal = matcher
        .test
        .as_ref()
        .is_some_and(|test| test.by == MatchBy::Equal);
    matcher.label.text == NAME && is_equal
}

fn lets_empty_through(by: MatchBy, value: &str) -> bool {
    if has_variable(value) {
        return false;
    }
    match by {
        MatchBy::Equal => value.is_empty(),
        MatchBy::NotEqual => !value.is_empty(),
        MatchBy::Regex => matches_empty(value),
        MatchBy::NotRegex => !matches_empty(value),
    }
}

fn check_binary(binary: &Binary, span: Span, text: &str, found: &mut Vec<Problem>) {
    let kinds = [binary.left.kind(), binary.right.kind()];
    for (side, kind) in [&binary.left, &binary.right].into_iter().zip(kinds) {
        if matches!(kind, Kind::Range | Kind::Text) {
            found.push(no_operand(side, kind, binary));
            return;
        }
    }
    let scalars = kinds.iter().filter(|kind| **kind == Kind::Scalar).count();
    let word = binary.operator.sign();
    if scalars == 2 && binary.operator.compares() && !binary.returns_bool {
        let sentence =
            format!("Two numbers are compared with bool, which gives 0 or 1. Write {word} bool.");
        let fix = Fix::insert(binary.sign.start + word.len(), " bool");
        found.push(Problem::refused(binary.sign, sentence).with(fix));
    }
    if scalars > 0 && binary.operator.is_of_sets() {
        let sentence =
            format!("{word} joins series, and one side is a number. Write vector() around it.");
        let side = if kinds[0] == Kind::Scalar {
            &binary.left
        } else {
            &binary.right
        };
        let fix = Fix::replace(side.span, &format!("vector({})", side.span.of(text)));
        found.push(Problem::refused(span, sentence).with(fix));
    } else if scalars > 0 && matches_labels(binary) {
        let sentence = "on and ignoring match series, and one side is a number. Take them out.";
        found.push(Problem::refused(binary.sign, sentence));
    }
    check_modifiers(binary, span, found);
}

fn matches_labels(binary: &Binary) -> bool {
    let by = binary.matching.by.as_ref();
    by.is_some_and(|by| !by.labels.is_empty())
}

fn no_operand(side: &Expr, kind: Kind, binary: &Binary) -> Problem {
    let next = match kind {
        Kind::Range => "Put a function such as rate or avg_over_time around it.",
        _ => "Write a number or a metric.",
    };
    let sentence = format!(
        "{} joins numbers and instant vectors, and this is {}. {next}",
        binary.operator.sign(),
        kind.with_article()
    );
    Problem::refused(side.span, sentence)
}

fn check_modifiers(binary: &Binary, span: Span, found: &mut Vec<Problem>) {
    let word = binary.operator.sign();
    if binary.returns_bool && !binary.operator.compares() {
        let sentence =
            format!("bool stands behind comparisons such as ==, and {word} is none. Take it out.");
        found.push(Problem::error(binary.sign, sentence));
    }
    let Some(group) = &binary.matching.group else {
        return;
    };
    let side = if group.is_left {
        "group_left"
    } else {
        "group_right"
    };
    if binary.operator.is_of_sets() {
        let sentence = format!("{word} has no use for {side}. Take it out.");
        found.push(Problem::error(span, sentence));
    }
    let matched = binary.matching.by.as_ref().filter(|by| by.is_on);
    let twice = group.labels.iter().find(|label| {
        matched.is_some_and(|by| by.labels.iter().any(|other| other.text == label.text))
    });
    if let Some(label) = twice {
        let sentence = format!(
            "{0} is matched by already, so {side} need not take it over. Take {0} out of one list.",
            label.text
        );
        found.push(Problem::error(binary.sign, sentence));
    }
}
