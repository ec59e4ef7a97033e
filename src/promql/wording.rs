//! What operators, matchers and aggregations do, in plain words.

use super::operator::Operator;
use super::print::line;
use super::tree::{Aggregation, Binary, Grouping, MatchBy, Matcher, Matching, Name};
use super::{aggregations, kind::Kind};
use crate::prom::labels::NAME;

/// What a matcher lets through.
pub(super) fn matcher(matcher: &Matcher) -> String {
    let label = match matcher.label.text.as_str() {
        NAME => "the metric's name",
        label => label,
    };
    let Some(test) = &matcher.test else {
        return "Stands for matchers that are filled in before the query is read.".to_owned();
    };
    let value = &test.value;
    match (test.by, value.is_empty()) {
        (MatchBy::Equal, true) => format!("Only where {label} is empty or not there."),
        (MatchBy::NotEqual, true) => format!("Only where {label} is there."),
        (MatchBy::Equal, _) => format!("Only where {label} is “{value}”."),
        (MatchBy::NotEqual, _) => format!("Only where {label} is not “{value}”."),
        (MatchBy::Regex, _) => {
            format!("Only where all of {label} matches the regular expression “{value}”.")
        }
        (MatchBy::NotRegex, _) => {
            format!(
                "Only where {label} as a whole does not match the regular expression “{value}”."
            )
        }
    }
}

/// What an aggregation does, over which series, and which labels are left.
pub(super) fn aggregation(aggregation: &Aggregation) -> String {
    let name = aggregation.name.text.as_str();
    let Some(known) = aggregations::find(name) else {
        return format!("Aggregates by {name}, which is not known here.");
    };
    let parameter = match &aggregation.args[..] {
        [parameter, _] => line(parameter),
        _ => String::new(),
    };
    let grouping = aggregation.grouping.as_ref();
    let among = among(grouping);
    let left = match known.name {
        "topk" | "bottomk" | "limitk" | "limit_ratio" => "all labels stay".to_owned(),
        _ => left(grouping),
    };
    let does = match known.name {
        "count" => format!("Counts {among}"),
        "topk" => format!("Keeps the {parameter} largest of {among}"),
        "bottomk" => format!("Keeps the {parameter} smallest of {among}"),
        "limitk" => format!("Keeps {parameter} of {among}"),
        "limit_ratio" => format!("Keeps the share {parameter} of {among}"),
        "quantile" => format!("Takes the quantile {parameter} of the values over {among}"),
        "count_values" => {
            format!("Counts how often each value, as the label {parameter}, is found in {among}")
        }
        _ => format!("{} over {among}", capital(known.does)),
    };
    format!("{does}; {left}.")
}

/// Which series come together.
fn among(grouping: Option<&Grouping>) -> String {
    let labels = grouping.map(|grouping| listed(&grouping.labels));
    let labels = labels.unwrap_or_default();
    let is_without = grouping.is_some_and(|grouping| grouping.is_without);
    match (is_without, labels.is_empty()) {
        (false, true) => "all series".to_owned(),
        (false, false) => format!("the series that have the same {labels}"),
        (true, true) => "the series that have the same labels".to_owned(),
        (true, false) => format!("the series that differ in {labels} at most"),
    }
}

/// Which labels are left of them.
fn left(grouping: Option<&Grouping>) -> String {
    let labels = grouping.map(|grouping| listed(&grouping.labels));
    let labels = labels.unwrap_or_default();
    let is_without = grouping.is_some_and(|grouping| grouping.is_without);
    match (is_without, labels.is_empty()) {
        (false, true) => "no label stays".to_owned(),
        (false, false) => format!("only {labels} {}", stay(grouping)),
        (true, true) => "all labels but the name stay".to_owned(),
        (true, false) => format!("all labels but {labels} stay"),
    }
}

fn stay(grouping: Option<&Grouping>) -> &'static str {
    match grouping.map(|grouping| grouping.labels.len()) {
        Some(1) => "stays",
        _ => "stay",
    }
}

/// What a binary operation does, and which series of both sides belong together.
pub(super) fn binary(binary: &Binary) -> String {
    let kinds = (binary.left.kind(), binary.right.kind());
    let mut text = match kinds {
        _ if binary.operator.compares() => comparison(binary, kinds),
        _ => operation(binary.operator).to_owned(),
    };
    let is_of_vectors = kinds.0 == Kind::Instant && kinds.1 == Kind::Instant;
    if is_of_vectors {
        text.push(' ');
        text.push_str(&matched(&binary.matching));
    }
    text
}

fn operation(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "Adds both sides.",
        Operator::Subtract => "Subtracts the right from the left.",
        Operator::Multiply => "Multiplies both sides.",
        Operator::Divide => "Divides the left by the right.",
        Operator::Modulo => "Gives what is left when the left is divided by the right.",
        Operator::Power => "Raises the left to the power of the right.",
        Operator::Atan2 => "Gives the angle of the left over the right, in radians.",
        Operator::And => "Keeps the series of the left that have a match at the right.",
        Operator::Or => {
            "Keeps all series of the left, and those of the right that have no match there."
        }
        Operator::Unless => "Keeps the series of the left that have no match at the right.",
        Operator::TrimAbove => "Keeps the observations of each histogram up to a value.",
        Operator::TrimBelow => "Keeps the observations of each histogram from a value on.",
        Operator::Default => "Takes the right where the left has no value.",
        Operator::If => "Keeps the left where the right has a value.",
        Operator::IfNot => "Keeps the left where the right has no value.",
        _ => "Compares both sides.",
    }
}

fn comparison(binary: &Binary, kinds: (Kind, Kind)) -> String {
    let relation = relation(binary.operator);
    if binary.returns_bool {
        return format!("Gives 1 where the left is {relation} the right, and 0 elsewhere.");
    }
    let kept = match kinds {
        (Kind::Scalar, Kind::Instant) => "right",
        _ => "left",
    };
    format!(
        "Keeps the series of the {kept}, with their values, where the left is {relation} the right, and leaves the others out."
    )
}

const fn relation(operator: Operator) -> &'static str {
    match operator {
        Operator::Equal => "equal to",
        Operator::NotEqual => "not equal to",
        Operator::Greater => "greater than",
        Operator::Less => "less than",
        Operator::GreaterOrEqual => "at least",
        _ => "at most",
    }
}

/// Which labels have to be equal for two series to match, and how many may match one.
fn matched(matching: &Matching) -> String {
    let mut text = match &matching.by {
        None => "Series match where all labels but the name are equal".to_owned(),
        Some(by) => match (by.is_on, by.labels.is_empty()) {
            (true, true) => "All series match each other".to_owned(),
            (true, false) => format!("Series match where {} equal", are(&by.labels)),
            (false, true) => "Series match where all labels but the name are equal".to_owned(),
            (false, false) => format!(
                "Series match where all labels but {} and the name are equal",
                by.labels
                    .iter()
                    .map(|label| label.text.as_str())
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        },
    };
    if let Some(group) = &matching.group {
        let (many, one) = if group.is_left {
            ("left", "right")
        } else {
            ("right", "left")
        };
        text.push_str("; several at the ");
        text.push_str(many);
        text.push_str(" may match one at the ");
        text.push_str(one);
        if !group.labels.is_empty() {
            text.push_str(", whose ");
            text.push_str(&listed(&group.labels));
            text.push_str(" they take over");
        }
    }
    text.push('.');
    text.push_str(&filled(matching));
    text
}

fn filled(matching: &Matching) -> String {
    let side = |side: &str, value: Option<f64>| {
        let value = value.map(super::number::text)?;
        Some(format!(" What is missing at the {side} is {value}."))
    };
    let sides = [
        side("left", matching.fill_left),
        side("right", matching.fill_right),
    ];
    sides.into_iter().flatten().collect()
}

fn are(labels: &[Name]) -> String {
    let verb = if labels.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", listed(labels))
}

/// Labels as a sentence lists them: `job`, `job and instance`.
pub(super) fn listed(labels: &[Name]) -> String {
    let names: Vec<&str> = labels.iter().map(|label| label.text.as_str()).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}

/// With a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
