//! The vector selectors of an expression, and what stands between their braces.
//!
//! Source: "Time series selectors" in Prometheus' documentation of PromQL's basics, and its grammar
//! for the words that are no metrics.

use super::scan::{Kind, Piece, pieces};
use super::string::unquoted;

/// A vector selector.
pub(super) struct Selector<'a> {
    /// Whether the metric is named other than by a matcher.
    pub(super) named: bool,
    /// Where its braces would begin.
    pub(super) end: usize,
    /// What stands between its braces, if it has any.
    pub(super) parts: Option<Vec<Part<'a>>>,
}

/// What stands between two commas of a selector's braces.
pub struct Part<'a> {
    /// Where it begins in the expression, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// None for the name of a metric, as of Prometheus 3.
    pub label: Option<String>,
    /// `=`, `!=`, `=~` or `!~`; empty for the name of a metric.
    pub sign: &'a str,
    /// The value with its quotes.
    pub value: &'a str,
}

/// Words that are neither metric nor function.
const KEYWORDS: [&str; 10] = [
    "and", "or", "unless", "atan2", "offset", "bool", "inf", "nan", "smoothed", "anchored",
];

/// Words before a list of labels.
const LISTING: [&str; 6] = [
    "by",
    "without",
    "on",
    "ignoring",
    "group_left",
    "group_right",
];

fn is_one_of(words: &[&str], piece: Piece<'_>) -> bool {
    words
        .iter()
        .any(|word| piece.text.eq_ignore_ascii_case(word))
}

/// Whether a list of labels stands behind it.
pub(super) fn is_listing(piece: Piece<'_>) -> bool {
    is_one_of(&LISTING, piece)
}

/// The vector selectors of an expression, in their order. One whose braces are not closed is none.
pub(super) fn selectors(expression: &str) -> Vec<Selector<'_>> {
    let mut pieces = pieces(expression);
    pieces.retain(|piece| piece.kind != Kind::Comment);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let next = pieces.get(at + 1);
        let opens = next.is_some_and(|next| next.text == "(");
        // Grafana's variables.
        let is_variable = at.checked_sub(1).is_some_and(|at| pieces[at].text == "$");
        at += match piece.kind {
            Kind::Name | Kind::Matchers if is_variable => 1,
            Kind::Name if is_one_of(&LISTING, *piece) => {
                let rest = &pieces[at + 1..];
                let list = rest.iter().position(|piece| piece.text == ")");
                1 + list.filter(|_| opens).map_or(0, |end| end + 1)
            }
            // `sum by (job) (…)`
            Kind::Name if next.is_some_and(|next| is_one_of(&LISTING[..2], *next)) => 1,
            Kind::Name if opens || is_one_of(&KEYWORDS, *piece) => 1,
            Kind::Name => {
                let braces = next.filter(|next| next.kind == Kind::Matchers);
                found.extend(selector(Some(*piece), braces.copied()));
                1 + usize::from(braces.is_some())
            }
            Kind::Matchers => {
                found.extend(selector(None, Some(*piece)));
                1
            }
            _ => 1,
        };
    }
    found
}

fn selector<'a>(name: Option<Piece<'a>>, braces: Option<Piece<'a>>) -> Option<Selector<'a>> {
    let Some(braces) = braces else {
        return Some(Selector {
            named: true,
            end: name?.end(),
            parts: None,
        });
    };
    let inside = braces.text.strip_prefix('{')?.strip_suffix('}')?;
    let parts = parts(inside, braces.start + 1);
    Some(Selector {
        named: name.is_some() || parts.iter().any(|part| part.label.is_none()),
        end: braces.start,
        parts: Some(parts),
    })
}

/// The parts between commas; `start` is where `inside` stands in the expression.
#[must_use]
pub fn parts(inside: &str, start: usize) -> Vec<Part<'_>> {
    let mut pieces = pieces(inside);
    pieces.retain(|piece| piece.kind != Kind::Comment);
    let parts = pieces.split(|piece| piece.text == ",");
    parts
        .filter_map(|part| {
            let (first, last) = (part.first()?, part.last()?);
            let is_matcher = part.len() > 1;
            Some(Part {
                start: start + first.start,
                end: start + last.end(),
                label: is_matcher.then(|| unquoted(first.text)),
                sign: part.get(1).map_or("", |sign| sign.text),
                value: last.text,
            })
        })
        .collect()
}
