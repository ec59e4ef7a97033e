//! An expression over as many lines as it needs.
//!
//! Folded as Prometheus folds, so that a query looks the same here and there; comments are kept.

use super::parse::{Parsed, parse};
use super::print::{behind, between, head, left, line, sign, templates};
use super::problem::Problem;
use super::tree::{Binary, Expr, Node};

/// The longest line that is not folded, in bytes.
const LONGEST: usize = 100;
const INDENT: &str = "  ";

/// An expression as Prometheus would write it, over several lines if it is long or has comments.
///
/// # Errors
/// Why it cannot be read.
pub fn format(text: &str) -> Result<String, Problem> {
    parse(text).map(|parsed| parsed.to_text())
}

impl Parsed {
    /// As Prometheus would write it.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = folded(&self.expr, 0);
        match &self.comments[..] {
            [comment] => {
                text.push(' ');
                text.push_str(comment);
            }
            comments => {
                for comment in comments {
                    text.push('\n');
                    text.push_str(comment);
                }
            }
        }
        text
    }
}

/// What begins at a level of indentation, the first line indented too.
fn folded(expr: &Expr, level: usize) -> String {
    let indent = INDENT.repeat(level);
    let mut text = String::new();
    for comment in &expr.comments {
        text.push_str(&indent);
        text.push_str(comment);
        text.push('\n');
    }
    let written = line(expr);
    if written.len() <= LONGEST && !has_comments(expr) {
        return text + &indent + &written;
    }
    text + &over_lines(expr, level, &indent)
}

fn over_lines(expr: &Expr, level: usize, indent: &str) -> String {
    match &expr.node {
        Node::Number(_)
        | Node::Text(_)
        | Node::Foreign(_)
        | Node::Variable(_)
        | Node::Selector(_) => indent.to_owned() + &line(expr),
        Node::Range { of, .. }
        | Node::Subquery { of, .. }
        | Node::Named(of)
        | Node::Limited { of, .. } => folded(of, level) + &behind(expr),
        Node::Shifted(shifted) => folded(&shifted.of, level) + &behind(expr),
        Node::Call(call) => bracketed(&call.name.text, &call.args, level, indent),
        Node::Aggregation(aggregation) => {
            bracketed(&head(aggregation), &aggregation.args, level, indent)
        }
        Node::Binary(binary) => operation(binary, level, indent),
        Node::Unary { is_negative, of } => {
            let of = folded(of, level);
            [indent, sign(*is_negative), of.trim_start()].concat()
        }
        Node::Paren(of) => bracketed("", std::slice::from_ref(&**of), level, indent),
        Node::List(all) => bracketed("", all, level, indent),
        Node::With { definitions, body } => {
            [indent, &templates(definitions), "\n", &folded(body, level)].concat()
        }
    }
}

fn bracketed(before: &str, all: &[Expr], level: usize, indent: &str) -> String {
    if all.is_empty() {
        return [indent, before, "()"].concat();
    }
    let all: Vec<String> = all.iter().map(|one| folded(one, level + 1)).collect();
    [indent, before, "(\n", &all.join(",\n"), "\n", indent, ")"].concat()
}

fn operation(binary: &Binary, level: usize, indent: &str) -> String {
    let first = match binary.left.node {
        Node::Number(_) => [indent, INDENT, &left(binary)].concat(),
        _ => folded(&binary.left, level + 1),
    };
    [
        &first,
        "\n",
        indent,
        &between(binary),
        "\n",
        &folded(&binary.right, level + 1),
    ]
    .concat()
}

/// Whether there are comments within a part; those before it are not.
fn has_comments(expr: &Expr) -> bool {
    let children = expr.children();
    let mut children = children.iter();
    children.any(|child| !child.comments.is_empty() || has_comments(child))
}
