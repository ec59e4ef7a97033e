//! What is hardly meant by the labels that are kept or dropped.

use super::lexer::has_variable;
use super::operator::Operator;
use super::problem::{Fix, Problem};
use super::token::Span;
use super::tree::{Aggregation, Binary, Call, Expr, Grouping, Name, Node};
use super::walk::{metric_of, selections};
use super::wording::listed;

/// A quantile of buckets whose bounds are summed away.
pub(super) fn without_le(call: &Call, text: &str) -> Option<Problem> {
    if !matches!(
        call.name.text.as_str(),
        "histogram_quantile" | "histogram_fraction"
    ) {
        return None;
    }
    let arg = call.args.last()?;
    let Node::Aggregation(aggregation) = &arg.bare().node else {
        return None;
    };
    let is_classic = selections(arg)
        .into_iter()
        .any(|one| metric_of(one).is_some_and(|metric| metric.ends_with("_bucket")));
    if !is_classic || keeps(aggregation.grouping.as_ref(), "le") {
        return None;
    }
    let sentence = format!(
        "{} needs the bounds of the buckets, in the label le, and {} drops it. Keep it.",
        call.name.text, aggregation.name.text
    );
    let problem = Problem::doubtful(aggregation.name.span, sentence);
    Some(problem.with(keep_le(aggregation, text)))
}

fn keeps(grouping: Option<&Grouping>, label: &str) -> bool {
    grouping.is_some_and(|grouping| has(&grouping.labels, label) != grouping.is_without)
}

fn has(labels: &[Name], label: &str) -> bool {
    // What a variable stands for may be it.
    labels
        .iter()
        .any(|one| one.text == label || has_variable(&one.text))
}

fn keep_le(aggregation: &Aggregation, text: &str) -> Fix {
    let title = "Keep le".to_owned();
    let Some(grouping) = &aggregation.grouping else {
        let end = aggregation.name.span.end;
        return Fix {
            title,
            span: Span::new(end, end),
            text: " by (le) ".to_owned(),
        };
    };
    let kept = grouping.labels.iter().filter(|label| label.text != "le");
    let mut labels: Vec<&str> = kept.map(|label| label.span.of(text)).collect();
    if !grouping.is_without {
        labels.push("le");
    }
    let word = if grouping.is_without { "without" } else { "by" };
    Fix {
        title,
        span: grouping.span,
        text: format!("{word} ({})", labels.join(", ")),
    }
}

/// Labels that are listed twice, or that an aggregation below has dropped.
pub(super) fn of_aggregation(aggregation: &Aggregation) -> Option<Problem> {
    let grouping = aggregation.grouping.as_ref()?;
    let below = aggregation.args.last()?;
    let dropped = || {
        let mut wanted = grouping.labels.iter().filter(|_| !grouping.is_without);
        let lost = wanted.find(|label| is_dropped(below, &label.text))?;
        Some(lost_label(lost))
    };
    twice(&grouping.labels).or_else(dropped)
}

fn twice(labels: &[Name]) -> Option<Problem> {
    let second = labels.iter().enumerate().find(|(place, label)| {
        let mut before = labels.iter().take(*place);
        before.any(|other| other.text == label.text)
    });
    let (_, label) = second?;
    let sentence = format!("{} is listed twice. Keep it once.", label.text);
    Some(Problem::hint(label.span, sentence))
}

fn lost_label(label: &Name) -> Problem {
    let sentence = format!(
        "An aggregation below has dropped {0} already. Keep {0} there, or take it out here.",
        label.text
    );
    Problem::doubtful(label.span, sentence)
}

/// Whether an aggregation has surely dropped a label.
fn is_dropped(expr: &Expr, label: &str) -> bool {
    match &expr.bare().node {
        Node::Aggregation(aggregation) => {
            drops_labels(&aggregation.name.text) && !keeps(aggregation.grouping.as_ref(), label)
        }
        _ => false,
    }
}

/// Labels to match by that one side does not have; without any, sides that keep different labels.
pub(super) fn of_binary(binary: &Binary) -> Option<Problem> {
    let Some(by) = &binary.matching.by else {
        return kept_otherwise(binary);
    };
    let mut wanted = by.labels.iter().filter(|_| by.is_on);
    let on_one_side = |label: &&Name| {
        is_dropped(&binary.left, &label.text) != is_dropped(&binary.right, &label.text)
    };
    let lost = || wanted.find(on_one_side).map(lost_on_side);
    twice(&by.labels).or_else(lost)
}

fn kept_otherwise(binary: &Binary) -> Option<Problem> {
    let (left, right) = (kept(&binary.left)?, kept(&binary.right)?);
    let is_within = |one: &[Name], other: &[Name]| one.iter().all(|label| has(other, &label.text));
    let joins_all = matches!(binary.operator, Operator::Or | Operator::Default);
    if joins_all || (is_within(left, right) && is_within(right, left)) {
        return None;
    }
    let sentence = format!(
        "The left keeps {} and the right {}, so that hardly any series match. Group both sides alike, or match by on (…).",
        kept_words(left),
        kept_words(right)
    );
    Some(Problem::hint(binary.sign, sentence))
}

/// The labels that an aggregation keeps, where it says all of them.
fn kept(expr: &Expr) -> Option<&[Name]> {
    let Node::Aggregation(aggregation) = &expr.bare().node else {
        return None;
    };
    let keeps_series = !drops_labels(&aggregation.name.text);
    let grouping = aggregation.grouping.as_ref();
    if keeps_series || grouping.is_some_and(|grouping| grouping.is_without) {
        return None;
    }
    let labels = grouping.map(|grouping| &grouping.labels[..]);
    let labels = labels.unwrap_or_default();
    let is_known = labels.iter().all(|label| !has_variable(&label.text));
    is_known.then_some(labels)
}

fn kept_words(labels: &[Name]) -> String {
    match labels {
        [] => "no label".to_owned(),
        labels => listed(labels),
    }
}

/// Whether an aggregation makes one series of many, with the labels that it is told.
fn drops_labels(name: &str) -> bool {
    let names = [
        "sum", "avg", "min", "max", "count", "group", "stddev", "stdvar", "quantile",
    ];
    let mut names = names.iter();
    names.any(|one| name.eq_ignore_ascii_case(one))
}

fn lost_on_side(label: &Name) -> Problem {
    let sentence = format!(
        "One side has dropped {0}, so nothing matches by it. Keep {0} there, or take it out here.",
        label.text
    );
    Problem::doubtful(label.span, sentence)
}
