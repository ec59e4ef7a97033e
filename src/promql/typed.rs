//! What an expression comes out as.

use super::aggregations;
use super::functions;
use super::kind::Kind;
use super::tree::{Binary, Expr, Node};

impl Expr {
    /// The type of an expression.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.node {
            Node::Number(_) | Node::Foreign(_) => Kind::Scalar,
            Node::Text(_) => Kind::Text,
            Node::Variable(_) | Node::With { .. } => Kind::Unknown,
            Node::Selector(_) | Node::List(_) => Kind::Instant,
            Node::Range { .. } | Node::Subquery { .. } => Kind::Range,
            Node::Shifted(shifted) => shifted.of.kind(),
            Node::Call(call) => {
                functions::find(&call.name.text).map_or(Kind::Unknown, |it| it.gives)
            }
            Node::Aggregation(aggregation) => match aggregations::find(&aggregation.name.text) {
                Some(_) => Kind::Instant,
                None => Kind::Unknown,
            },
            Node::Binary(binary) => of_binary(binary),
            Node::Unary { of, .. }
            | Node::Paren(of)
            | Node::Named(of)
            | Node::Limited { of, .. } => of.kind(),
        }
    }
}

fn of_binary(binary: &Binary) -> Kind {
    match (binary.left.kind(), binary.right.kind()) {
        (Kind::Scalar, Kind::Scalar) => Kind::Scalar,
        (Kind::Instant, _) | (_, Kind::Instant) => Kind::Instant,
        _ => Kind::Unknown,
    }
}
