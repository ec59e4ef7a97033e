//! What an expression answers, but hardly means: by the types of metrics, and by how often they are
//! scraped.

use super::counters::OF_COUNTERS;
use super::facts::{Facts, Type};
use super::groups;

use super::number::length;
use super::problem::{Fix, Problem};

use super::tree::{Call, Expr, MatchBy, Matcher, Node, Number, Selector};
use super::walk::metric_of;

/// Adds what there is to say.
pub(super) fn advise(expr: &Expr, text: &str, facts: &Facts<'_>, found: &mut Vec<Problem>) {
    found.extend(bare_counter(expr, text, facts));
    expr.walk(&mut |part| match &part.node {
        Node::Call(call) => {
            found.extend(of_other_type(call, facts));
            found.extend(too_short(call, facts));
            found.extend(rate_of_sums(call));
            found.extend(groups::without_le(call, text));
        }
        Node::Aggregation(aggregation) => found.extend(groups::of_aggregation(aggregation)),
        Node::Binary(binary) => found.extend(groups::of_binary(binary)),
        Node::Selector(selector) => found.extend(contradiction(selector)),
        _ => {}
    });
}

/// What is known of a metric: from the server, or else, with less weight, by its name.
enum Known {
    Surely(Type),
    ByName(Type),
    Nothing,
}

fn known(metric: &str, facts: &Facts<'_>) -> Known {
    let counts = matches!(metric.rsplit('_').next(), Some("sum" | "count" | "bucket"));
    match (facts.metric_type)(metric) {
        // The parts of a histogram count.
        Some(Type::Histogram | Type::Summary) if counts => Known::Surely(Type::Counter),
        Some(known) => Known::Surely(known),
        None if metric.ends_with("_total") || metric.ends_with("_bucket") => {
            Known::ByName(Type::Counter)
        }
        None => Known::Nothing,
    }
}

/// A function of counters over a gauge, or of gauges over a counter.
fn of_other_type(call: &Call, facts: &Facts<'_>) -> Option<Problem> {
    let name = call.name.text.as_str();
    let arg = call.args.iter().find(|arg| metric_of(arg).is_some())?;
    let metric = metric_of(arg)?;
    let (other, of_counters) = match name {
        "rate" | "irate" => ("deriv", true),
        "increase" => ("delta", true),
        "resets" => ("changes", true),
        "deriv" | "idelta" => ("rate", false),
        "delta" => ("increase", false),
        "predict_linear" => ("", false),
        _ => return None,
    };
    let (by_name, known) = match known(metric, facts) {
        Known::Surely(known) => ("", known),
        Known::ByName(known) => (" by its name", known),
        Known::Nothing => return None,
    };
    let sentence = match known {
        Type::Gauge if of_counters => format!(
            "{metric} is a gauge: where it falls, {name} takes it for a restart. Write {other}."
        ),
        Type::Counter if !of_counters => format!(
            "{metric} is a counter{by_name}, which begins again at restarts, and {name} is for gauges. {}",
            advised(other)
        ),
        _ => return None,
    };
    let problem = match by_name {
        "" => Problem::doubtful(call.name.span, sentence),
        _ => Problem::hint(call.name.span, sentence),
    };
    if other.is_empty() {
        return Some(problem);
    }
    Some(problem.with(Fix::replace(call.name.span, other)))
}

fn advised(other: &str) -> String {
    match other {
        "" => "Take a gauge, or a subquery of its rate.".to_owned(),
        other => format!("Write {other}."),
    }
}

/// Functions that make nothing of a single sample.
const OF_TWO: [&str; 7] = [
    "rate",
    "irate",
    "increase",
    "delta",
    "idelta",
    "deriv",
    "predict_linear",
];

/// A range in which there are hardly two samples.
fn too_short(call: &Call, facts: &Facts<'_>) -> Option<Problem> {
    let scrape = facts.scrape_interval?.float() / 1_000.0;
    let name = OF_TWO.iter().find(|name| call.name.text == **name)?;
    let range = call.args.first().map(|arg| match &arg.node {
        Node::Shifted(shifted) => &shifted.of,
        _ => arg,
    })?;
    let Node::Range { length: range, .. } = &range.node else {
        return None;
    };
    let Node::Number(Number { value, .. }) = range.node else {
        return None;
    };
    if value >= 2.0 * scrape {
        return None;
    }
    let enough = length(4.0 * scrape);
    let sentence = format!(
        "With a sample each {}, a range of {} has no two of them at times, and {name} leaves gaps. Write {enough} or $__rate_interval.",
        length(scrape),
        length(value)
    );
    let fix = Fix::replace(range.span, "$__rate_interval");
    Some(Problem::doubtful(range.span, sentence).with(fix))
}

/// `rate(sum(x)[5m:])`: sums of counters fall where one of them begins again.
fn rate_of_sums(call: &Call) -> Option<Problem> {
    let name = call.name.text.as_str();
    let arg = call.args.first().filter(|_| OF_COUNTERS.contains(&name))?;
    let Node::Subquery { of, .. } = &arg.node else {
        return None;
    };
    let Node::Aggregation(inner) = &of.bare().node else {
        return None;
    };
    let sentence = format!(
        "{name} comes before {0}: in a sum it does not see which counter began again. Write {0}({name}(…)).",
        inner.name.text
    );
    Some(Problem::doubtful(arg.span, sentence))
}

/// Aggregations that show what they aggregate.
const SHOWING: [&str; 7] = ["sum", "avg", "min", "max", "topk", "bottomk", "quantile"];

/// A counter drawn as it is.
fn bare_counter(expr: &Expr, text: &str, facts: &Facts<'_>) -> Option<Problem> {
    match &expr.node {
        Node::Paren(of) => bare_counter(of, text, facts),
        Node::Aggregation(aggregation) if is_showing(&aggregation.name.text) => {
            bare_counter(aggregation.args.last()?, text, facts)
        }
        Node::Selector(_) => {
            let metric = metric_of(expr)?;
            let by_name = match known(metric, facts) {
                Known::Surely(Type::Counter) => "",
                Known::ByName(Type::Counter) => " by its name",
                _ => return None,
            };
            let sentence = format!(
                "{metric} is a counter{by_name}: it only grows. Write rate() around it to see how fast."
            );
            let written = expr.span.of(text);
            let fix = Fix::replace(expr.span, &format!("rate({written}[$__rate_interval])"));
            Some(Problem::hint(expr.span, sentence).with(fix))
        }
        _ => None,
    }
}

fn is_showing(name: &str) -> bool {
    SHOWING.iter().any(|one| name.eq_ignore_ascii_case(one))
}

/// Two values that one label cannot have at once.
fn contradiction(selector: &Selector) -> Option<Problem> {
    let mut matchers = selector.matchers.iter();
    if matchers.any(|matcher| matcher.is_alternative) {
        return None;
    }
    let equal = selector.matchers.iter().filter_map(|matcher| {
        let test = matcher.test.as_ref()?;
        (test.by == MatchBy::Equal).then_some((matcher, test.value.as_str()))
    });
    let mut before: Vec<(&Matcher, &str)> = Vec::new();
    for (matcher, value) in equal {
        let label = &matcher.label.text;
        let is_other =
            |(other, had): &(&Matcher, &str)| other.label.text == *label && *had != value;
        if before.iter().any(is_other) {
            let sentence = format!(
                "{label} cannot have two values at once, so this selects nothing. Keep one, or write =~ and a bar between them."
            );
            return Some(Problem::doubtful(matcher.span, sentence));
        }
        before.push((matcher, value));
    }
    None
}
