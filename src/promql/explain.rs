//! What an expression does, part by part.

use super::functions;
use super::kind::Kind;
use super::number;
use super::parse::parse;
use super::print::line;
use super::problem::Problem;
use super::token::Span;
use super::tree::{Binary, Expr, Extension, Node, Number, Selector, Shifted};
use super::wording::{aggregation, binary, capital, matcher};

/// A part of an expression, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// As it stands.
    pub text: String,
    /// What it comes out as; none for what is no expression, such as a matcher.
    pub kind: Option<Kind>,
    /// What it does, in plain words.
    pub does: String,
    /// Queries that tell how many series each side of an operation has.
    pub counts: Vec<String>,
    /// The parts that it is made of, in their order.
    pub parts: Vec<Self>,
}

/// Explains an expression.
///
/// # Errors
/// Why it cannot be read.
pub fn explain(text: &str) -> Result<Part, Problem> {
    let parsed = parse(text)?;
    Ok(Explainer { text }.part(&parsed.expr))
}

struct Explainer<'a> {
    text: &'a str,
}

impl Explainer<'_> {
    fn part(&self, expr: &Expr) -> Part {
        let children = expr.children().into_iter();
        let mut part = self.place(expr.span, does(expr));
        part.kind = Some(expr.kind());
        part.parts = children.map(|child| self.part(child)).collect();
        match &expr.node {
            Node::Selector(selector) => part.parts = self.matchers(selector),
            Node::Range {
                length, brackets, ..
            } => {
                let does = format!("The last {} before each instant.", line(length));
                part.parts.push(self.place(*brackets, does));
            }
            Node::Subquery { brackets, .. } => {
                let does = "When the expression before it is evaluated.".to_owned();
                part.parts.push(self.place(*brackets, does));
            }
            Node::Shifted(shifted) => part.parts.extend(self.times(shifted)),
            Node::Binary(binary) => part.counts = counts(binary),
            _ => {}
        }
        part
    }

    fn place(&self, span: Span, does: String) -> Part {
        Part {
            start: span.start,
            end: span.end,
            text: span.of(self.text).to_owned(),
            kind: None,
            does,
            counts: Vec::new(),
            parts: Vec::new(),
        }
    }

    fn matchers(&self, selector: &Selector) -> Vec<Part> {
        let all = selector.matchers.iter();
        all.map(|one| self.place(one.span, matcher(one))).collect()
    }

    fn times(&self, shifted: &Shifted) -> Vec<Part> {
        let at = shifted.at.as_ref().map(|at| (at, instant(at)));
        let offset = shifted
            .offset
            .as_ref()
            .map(|offset| (offset, earlier(offset)));
        let both = [at, offset].into_iter().flatten();
        let mut parts: Vec<Part> = both
            .map(|(expr, does)| self.place(expr.span, does))
            .collect();
        parts.sort_by_key(|part| part.start);
        parts
    }
}

/// For sides that are series.
fn counts(binary: &Binary) -> Vec<String> {
    let sides = [&binary.left, &binary.right];
    let is_of_vectors = sides.iter().all(|side| side.kind() == Kind::Instant);
    let sides = sides.into_iter().filter(|_| is_of_vectors);
    sides.map(|side| format!("count({})", line(side))).collect()
}

fn does(expr: &Expr) -> String {
    match &expr.node {
        Node::Number(number) => of_number(*number),
        Node::Text(text) => format!("The text “{text}”."),
        Node::Foreign(_) => "A number of MetricsQL.".to_owned(),
        Node::Variable(_) => "Stands for what is filled in before the query is read.".to_owned(),
        Node::Selector(selector) => of_selector(selector),
        Node::Range { length, .. } => {
            format!("All samples of the last {} of each series.", line(length))
        }
        Node::Subquery { length, step, .. } => of_subquery(length, step.as_deref()),
        Node::Shifted(shifted) => of_shifted(shifted),
        Node::Call(call) => match functions::find(&call.name.text) {
            Some(function) => format!("{}.", capital(function.does)),
            None => format!("Calls {}, which is not known here.", call.name.text),
        },
        Node::Aggregation(one) => aggregation(one),
        Node::Binary(one) => binary(one),
        Node::Unary {
            is_negative: true, ..
        } => "Turns the sign of each value.".to_owned(),
        Node::Unary { .. } => "Leaves the values as they are.".to_owned(),
        Node::Paren(_) => "Comes first, by its parentheses.".to_owned(),
        Node::List(_) => "Joins the series of several expressions.".to_owned(),
        Node::With { .. } => "Writes templates out where their names stand.".to_owned(),
        Node::Named(_) => "Keeps the metric's name.".to_owned(),
        Node::Limited { limit, .. } => format!("Keeps at most {} series.", line(limit)),
    }
}

fn of_number(number: Number) -> String {
    let value = number::text(number.value);
    if number.is_duration {
        return format!("{value} seconds.");
    }
    format!("The number {value}.")
}

fn of_selector(selector: &Selector) -> String {
    let of = match selector.name() {
        Some(name) => format!("each series of {name}"),
        None => "each series".to_owned(),
    };
    let matchers = selector.matchers.iter();
    let others =
        matchers.filter(|one| one.span.start != one.label.span.start || one.test.is_some());
    let is_narrowed = others.count() > usize::from(selector.metric.is_none());
    let that = if is_narrowed {
        " that the matchers let through"
    } else {
        ""
    };
    format!("The newest sample of {of}{that}.")
}

fn of_subquery(length: &Expr, step: Option<&Expr>) -> String {
    let step = step.map_or_else(
        || "at each evaluation interval of the server".to_owned(),
        |step| format!("every {}", line(step)),
    );
    format!(
        "What the expression gives {step} over the last {}, as samples.",
        line(length)
    )
}

fn of_shifted(shifted: &Shifted) -> String {
    let mut said = Vec::new();
    if let Some(at) = &shifted.at {
        said.push(instant(at));
    }
    if let Some(offset) = &shifted.offset {
        said.push(earlier(offset));
    }
    said.extend(shifted.extension.map(|extension| {
        match extension {
            Extension::Anchored => "With the samples at the very edges of the range.",
            Extension::Smoothed => "With values between samples at the edges of the range.",
        }
        .to_owned()
    }));
    said.join(" ")
}

fn instant(at: &Expr) -> String {
    let written = line(at);
    match written.as_str() {
        "start()" => "As of the start of the queried stretch.".to_owned(),
        "end()" => "As of the end of the queried stretch.".to_owned(),
        _ => format!("As of {written}, in Unix seconds."),
    }
}

fn earlier(offset: &Expr) -> String {
    let written = line(offset);
    match written.strip_prefix('-') {
        Some(later) => format!("As of {later} later."),
        None => format!("As of {written} earlier."),
    }
}
