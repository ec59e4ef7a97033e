//! The parts of a tree, one after the other.

use super::tree::{Expr, Node};

impl Expr {
    /// The parts that it is made of, in the order of the text; lengths of time are none.
    #[must_use]
    pub fn children(&self) -> Vec<&Self> {
        match &self.node {
            Node::Number(_)
            | Node::Text(_)
            | Node::Foreign(_)
            | Node::Variable(_)
            | Node::Selector(_) => Vec::new(),
            Node::Range { of, .. }
            | Node::Subquery { of, .. }
            | Node::Unary { of, .. }
            | Node::Paren(of)
            | Node::Named(of)
            | Node::Limited { of, .. } => vec![of],
            Node::Shifted(shifted) => vec![&shifted.of],
            Node::Call(call) => call.args.iter().collect(),
            Node::Aggregation(aggregation) => aggregation.args.iter().collect(),
            Node::Binary(binary) => vec![&binary.left, &binary.right],
            Node::List(all) => all.iter().collect(),
            Node::With { definitions, body } => {
                let templates = definitions.iter().map(|one| &one.body);
                templates.chain([&**body]).collect()
            }
        }
    }

    /// Without parentheses and signs around it.
    #[must_use]
    pub fn bare(&self) -> &Self {
        match &self.node {
            Node::Paren(of)
            | Node::Unary { of, .. }
            | Node::Named(of)
            | Node::Limited { of, .. } => of.bare(),
            _ => self,
        }
    }

    /// Does something with each part, outer ones first.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for child in self.children() {
            child.walk(visit);
        }
    }
}

/// What is selected in an expression: selectors, each with its range and its time.
pub(super) fn selections(expr: &Expr) -> Vec<&Expr> {
    match &expr.node {
        Node::Selector(_) | Node::Range { .. } | Node::Subquery { .. } | Node::Shifted(_) => {
            vec![expr]
        }
        _ => expr.children().into_iter().flat_map(selections).collect(),
    }
}

/// The metric of a selector, whatever its range and time.
pub(super) fn metric_of(expr: &Expr) -> Option<&str> {
    match &expr.node {
        Node::Selector(selector) => selector.name(),
        Node::Range { of, .. } | Node::Paren(of) => metric_of(of),
        Node::Shifted(shifted) => metric_of(&shifted.of),
        _ => None,
    }
}
