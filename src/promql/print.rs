//! An expression on one line, as Prometheus writes it.

use super::calls::{is_no_label, label_text};
use super::number;
use super::operator::Operator;
use super::tree::{
    Aggregation, Binary, Call, Definition, Expr, Grouping, MatchBy, Matcher, Matching, Name, Node,
    Number, Selector, Shifted,
};
use crate::prom::labels::NAME;
use crate::prom::promql::string::string;

/// Without line breaks and comments.
pub(super) fn line(expr: &Expr) -> String {
    match &expr.node {
        Node::Number(number) => number_text(*number),
        Node::Text(text) => string(text),
        Node::Foreign(text) | Node::Variable(text) => text.clone(),
        Node::Selector(selector) => selector_text(selector),
        Node::Range { of, .. }
        | Node::Subquery { of, .. }
        | Node::Named(of)
        | Node::Limited { of, .. } => line(of) + &behind(expr),
        Node::Shifted(shifted) => line(&shifted.of) + &behind(expr),
        Node::Call(call) => call_text(call),
        Node::Aggregation(aggregation) => {
            format!("{}({})", head(aggregation), list(&aggregation.args))
        }
        Node::Binary(binary) => [left(binary), between(binary), line(&binary.right)].join(" "),
        Node::Unary { is_negative, of } => sign(*is_negative).to_owned() + &line(of),
        Node::Paren(of) => format!("({})", line(of)),
        Node::List(all) => format!("({})", list(all)),
        Node::With { definitions, body } => format!("{} {}", templates(definitions), line(body)),
    }
}

/// The left side. A power binds tighter than a sign, so infinity has none there.
pub(super) fn left(binary: &Binary) -> String {
    let text = line(&binary.left);
    let is_number = matches!(binary.left.node, Node::Number(_));
    match text.strip_prefix('+') {
        Some(unsigned) if is_number && binary.operator == Operator::Power => unsigned.to_owned(),
        _ => text,
    }
}

/// What stands behind the expression that this is made of; nothing where it is made otherwise.
pub(super) fn behind(expr: &Expr) -> String {
    match &expr.node {
        Node::Range { length, .. } => format!("[{}]", line(length)),
        Node::Subquery { length, step, .. } => {
            let step = step.as_ref().map(|step| line(step)).unwrap_or_default();
            format!("[{}:{step}]", line(length))
        }
        Node::Shifted(shifted) => times(shifted),
        Node::Named(_) => " keep_metric_names".to_owned(),
        Node::Limited { limit, .. } => format!(" limit {}", line(limit)),
        _ => String::new(),
    }
}

pub(super) const fn sign(is_negative: bool) -> &'static str {
    if is_negative { "-" } else { "+" }
}

fn number_text(number: Number) -> String {
    if number.is_duration {
        return number::length(number.value);
    }
    number::text(number.value)
}

fn list(all: &[Expr]) -> String {
    let all: Vec<String> = all.iter().map(line).collect();
    all.join(", ")
}

fn call_text(call: &Call) -> String {
    format!("{}({})", call.name.text, list(&call.args))
}

fn selector_text(selector: &Selector) -> String {
    let mut text = String::new();
    if let Some(metric) = &selector.metric {
        text.push_str(&metric.text);
    }
    let mut matchers: Vec<String> = selector.matchers.iter().map(matcher_text).collect();
    if matchers.is_empty() && selector.metric.is_some() {
        return text;
    }
    text.push('{');
    let has_alternatives = selector
        .matchers
        .iter()
        .any(|matcher| matcher.is_alternative);
    if has_alternatives {
        for (place, matcher) in matchers.iter().enumerate() {
            let is_alternative = selector.matchers[place].is_alternative;
            text.push_str(match is_alternative {
                true => " or ",
                false if place > 0 => ",",
                false => "",
            });
            text.push_str(matcher);
        }
    } else {
        matchers.sort_unstable();
        text.push_str(&matchers.join(","));
    }
    text.push('}');
    text
}

fn matcher_text(matcher: &Matcher) -> String {
    let label = &matcher.label.text;
    match &matcher.test {
        None => label.clone(),
        Some(test) if label == NAME && test.by == MatchBy::Equal => {
            format!("{NAME}={}", string(&test.value))
        }
        Some(test) => label_text(label) + test.by.sign() + &string(&test.value),
    }
}

fn times(shifted: &Shifted) -> String {
    let mut text = String::new();
    if let Some(extension) = shifted.extension {
        text.push(' ');
        text.push_str(extension.word());
    }
    if let Some(at) = &shifted.at {
        text.push_str(" @ ");
        text.push_str(&instant(at));
    }
    if let Some(offset) = &shifted.offset {
        text.push_str(" offset ");
        text.push_str(&line(offset));
    }
    text
}

/// Prometheus writes instants to the millisecond.
fn instant(at: &Expr) -> String {
    match at.node {
        Node::Number(Number { value, .. }) => format!("{value:.3}"),
        _ => line(at),
    }
}

fn labels(all: &[Name]) -> String {
    let quoted = |label: &Name| {
        if is_no_label(&label.text) {
            return string(&label.text);
        }
        label_text(&label.text)
    };
    let all: Vec<String> = all.iter().map(quoted).collect();
    format!("({})", all.join(", "))
}

/// What stands before the parentheses of an aggregation.
pub(super) fn head(aggregation: &Aggregation) -> String {
    let name = &aggregation.name.text;
    let name = super::aggregations::find(name).map_or(name.as_str(), |known| known.name);
    match aggregation.grouping.as_ref().map(grouping) {
        None => name.to_owned(),
        Some(grouping) if grouping.is_empty() => name.to_owned(),
        Some(grouping) => format!("{name} {grouping} "),
    }
}

/// Keeping no labels is what aggregations do by themselves.
fn grouping(grouping: &Grouping) -> String {
    match (grouping.is_without, grouping.labels.is_empty()) {
        (true, _) => format!("without {}", labels(&grouping.labels)),
        (false, false) => format!("by {}", labels(&grouping.labels)),
        (false, true) => String::new(),
    }
}

/// The operator of a binary expression with all that modifies it.
pub(super) fn between(binary: &Binary) -> String {
    let mut text = binary.operator.sign().to_owned();
    if binary.returns_bool {
        text.push_str(" bool");
    }
    text.push_str(&matching(&binary.matching));
    text
}

fn matching(matching: &Matching) -> String {
    let mut text = String::new();
    if let Some(by) = &matching.by
        && (by.is_on || !by.labels.is_empty() || matching.group.is_some())
    {
        text.push_str(if by.is_on { " on " } else { " ignoring " });
        text.push_str(&labels(&by.labels));
    }
    if let Some(group) = &matching.group {
        text.push_str(if group.is_left {
            " group_left "
        } else {
            " group_right "
        });
        text.push_str(&labels(&group.labels));
    }
    match (matching.fill_left, matching.fill_right) {
        (Some(left), Some(right)) if left.to_bits() == right.to_bits() => {
            fill(&mut text, "fill", left);
        }
        (left, right) => {
            if let Some(value) = left {
                fill(&mut text, "fill_left", value);
            }
            if let Some(value) = right {
                fill(&mut text, "fill_right", value);
            }
        }
    }
    text
}

fn fill(text: &mut String, word: &str, value: f64) {
    text.push(' ');
    text.push_str(word);
    text.push_str(" (");
    text.push_str(&number::text(value));
    text.push(')');
}

/// What stands before the expression that templates are for.
pub(super) fn templates(definitions: &[Definition]) -> String {
    let template = |definition: &Definition| {
        let parameters = match &definition.parameters {
            Some(parameters) => format!("({})", parameters.join(", ")),
            None => String::new(),
        };
        format!(
            "{}{parameters} = {}",
            definition.name,
            line(&definition.body)
        )
    };
    let all: Vec<String> = definitions.iter().map(template).collect();
    format!("WITH ({})", all.join(", "))
}
