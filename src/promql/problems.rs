//! All that is wrong with an expression.

use super::advice::advise;
use super::checks::check;
use super::facts::Facts;
use super::parse::parse;
use super::problem::{Problem, Severity};

/// What is wrong with an expression, in the order of the text. Where it cannot be read, the first
/// place alone.
#[must_use]
pub fn problems(text: &str, facts: &Facts<'_>) -> Vec<Problem> {
    let parsed = match parse(text) {
        Ok(parsed) => parsed,
        Err(problem) => return vec![problem],
    };
    let mut found = parsed.remarks;
    check(&parsed.expr, text, &mut found);
    let is_sound = found
        .iter()
        .all(|problem| problem.severity == Severity::Hint);
    if is_sound {
        advise(&parsed.expr, text, facts, &mut found);
    }
    found.sort_by_key(|problem| (problem.start, problem.end));
    found
}
