//! Whether functions and aggregations get the arguments that they take.

use super::aggregations;
use super::functions::{self, Since, counts, letter};
use super::kind::Kind;
use super::lexer::has_variable;
use super::metrics_ql_functions::is_known;
use super::misfits::{Taker, misfit};
use super::nearest;
use super::problem::{Fix, Problem};
use super::token::Span;
use super::tree::{Aggregation, Call, Expr, Name};

/// What is called, by its name, with what it takes.
#[derive(Clone, Copy)]
pub(super) struct Signature<'a> {
    pub(super) name: &'a str,
    pub(super) takes: &'static str,
}

/// Whether a function is known, and gets what it takes.
pub(super) fn check_call(call: &Call, span: Span, text: &str, found: &mut Vec<Problem>) {
    let name = call.name.text.as_str();
    let Some(function) = functions::find(name) else {
        found.extend(unknown(&call.name));
        return;
    };
    found.extend(since(&call.name, function.since));
    let signature = Signature {
        name,
        takes: function.takes,
    };
    check_arguments(signature, &call.args, span, text, found);
}

/// Whether an aggregation is known, and gets what it takes.
pub(super) fn check_aggregation(
    aggregation: &Aggregation,
    span: Span,
    text: &str,
    found: &mut Vec<Problem>,
) {
    let Some(kind) = aggregations::find(&aggregation.name.text) else {
        found.extend(unknown(&aggregation.name));
        return;
    };
    found.extend(since(&aggregation.name, kind.since));
    let signature = Signature {
        name: kind.name,
        takes: kind.takes,
    };
    check_arguments(signature, &aggregation.args, span, text, found);
}

/// None for variables, which may stand for a function.
fn unknown(name: &Name) -> Option<Problem> {
    let text = name.text.as_str();
    if has_variable(text) {
        return None;
    }
    if is_known(text) {
        let sentence = format!("{text} is a function of MetricsQL. Prometheus does not know it.");
        return Some(Problem::foreign(name.span, sentence));
    }
    let problem = |sentence: String| Problem::refused(name.span, sentence);
    Some(match nearest::function(text) {
        Some(near) => {
            let fix = Fix::replace(name.span, near);
            problem(format!(
                "There is no function {text}. Write {near}, if that is meant."
            ))
            .with(fix)
        }
        None => problem(format!(
            "There is no function {text}. Take one of the list that opens as you type."
        )),
    })
}

fn since(name: &Name, since: Since) -> Option<Problem> {
    let text = name.text.as_str();
    match since {
        Since::Old => None,
        Since::New => {
            let sentence = format!("{text} needs Prometheus 2.43 or later.");
            Some(Problem::newer(name.span, sentence))
        }
        Since::Experimental => {
            let sentence =
                format!("{text} is experimental: it needs a new Prometheus, and a flag there.");
            Some(Problem::newer(name.span, sentence))
        }
        Since::Gone => {
            let other = "double_exponential_smoothing";
            let sentence = format!("Prometheus 3 has {text} no more. Write {other} there.");
            let fix = Fix::replace(name.span, other);
            Some(Problem::older(name.span, sentence).with(fix))
        }
    }
}

fn check_arguments(
    signature: Signature<'_>,
    args: &[Expr],
    span: Span,
    text: &str,
    found: &mut Vec<Problem>,
) {
    let (least, most) = counts(signature.takes);
    if args.len() < least {
        found.push(too_few(signature, args.len(), span));
        return;
    }
    if let Some(most) = most.filter(|most| args.len() > *most) {
        found.push(too_many(signature, args, most, span));
        return;
    }
    if let Some(problem) = exchanged(signature, args, text) {
        found.push(problem);
        return;
    }
    let taker = Taker {
        name: signature.name,
        span,
        text,
    };
    for (place, arg) in args.iter().enumerate() {
        let wanted = letter(signature.takes, place).unwrap_or_default();
        found.extend(misfit(taker, wanted, arg));
    }
}

fn too_few(signature: Signature<'_>, count: usize, span: Span) -> Problem {
    let name = signature.name;
    let sentence = format!(
        "{name} takes {}. Add what is missing.",
        words(signature.takes)
    );
    let problem = Problem::error(span, sentence);
    let is_parameter_missing = count == 1 && matches!(name, "topk" | "bottomk" | "limitk");
    if is_parameter_missing {
        let sentence = format!(
            "{name} takes how many, and an instant vector. Add what is missing, as in {name}(5, up)."
        );
        return Problem {
            sentence,
            ..problem
        };
    }
    problem
}

fn too_many(signature: Signature<'_>, args: &[Expr], most: usize, span: Span) -> Problem {
    let name = signature.name;
    let takes = match most {
        0 => "no argument".to_owned(),
        _ => words(signature.takes),
    };
    let sentence = format!("{name} takes {takes}. Take the rest out.");
    // MetricsQL aggregates several expressions.
    let is_aggregation = aggregations::find(name).is_some();
    let problem = if is_aggregation {
        Problem::refused(span, sentence)
    } else {
        Problem::error(span, sentence)
    };
    let (Some(first), Some(last)) = (args.get(most), args.last()) else {
        return problem;
    };
    let start = most.checked_sub(1).and_then(|at| args.get(at));
    let start = start.map_or(first.span.start, |kept| kept.span.end);
    problem.with(Fix::remove(Span::new(start, last.span.end), "the rest"))
}

/// Two arguments that fit in the other order.
fn exchanged(signature: Signature<'_>, args: &[Expr], text: &str) -> Option<Problem> {
    let [first, second] = args else {
        return None;
    };
    let mut letters = signature.takes.chars();
    let wanted = [letters.next()?, letters.next()?].map(Kind::of_letter);
    let (one, other) = (first.kind(), second.kind());
    let is_known = one != Kind::Unknown && other != Kind::Unknown;
    if !is_known || wanted[0] == wanted[1] || wanted != [other, one] {
        return None;
    }
    let sentence = format!(
        "{} takes these arguments in the other order. Exchange them.",
        signature.name
    );
    let exchanged = [second.span.of(text), first.span.of(text)].join(", ");
    let fix = Fix::replace(first.span.to(second.span), &exchanged);
    Some(Problem::refused(first.span, sentence).with(fix))
}

/// What a signature takes: “an instant vector and 2 numbers”.
fn words(takes: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut letters = takes.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut count = 1;
        while letters.next_if_eq(&letter).is_some() {
            count += 1;
        }
        let one = Kind::of_letter(letter);
        match letters.next_if(|next| !next.is_ascii_alphabetic()) {
            _ if letter == 'i' => words.push("perhaps a selector".to_owned()),
            Some('?') => words.push(format!("perhaps {}", one.with_article())),
            Some(_) if count > 1 => words.push(format!("{} or more {}s", count - 1, one.word())),
            Some(_) => words.push(format!("any number of {}s", one.word())),
            None if count > 1 => words.push(format!("{count} {}s", one.word())),
            None => words.push(one.with_article().to_owned()),
        }
    }
    let last = words.pop().unwrap_or_default();
    if words.is_empty() {
        return last;
    }
    format!("{} and {last}", words.join(", "))
}
