//! The language: one parser of PromQL, which keeps positions, and what is known by its tree.
//!
//! Source: "Querying Prometheus" in Prometheus' documentation, and its grammar for what stands
//! where; what MetricsQL adds, by VictoriaMetrics' documentation of it.

mod advice;
mod aggregations;
mod calls;
mod checks;
mod counters;
pub mod explain;
pub mod facts;
mod fold;
mod functions;
mod groups;
#[cfg(test)]
mod grown;
pub mod kind;
pub mod known;
mod lengths;
mod lexer;
pub mod message;
mod metrics_ql;
mod metrics_ql_functions;
mod misfits;
mod nearest;
mod number;
mod operator;
mod parse;
mod print;
pub mod problem;
pub mod problems;
mod regex;
mod selectors;
mod shifts;
mod signatures;
mod string_escapes;
pub mod token;
pub mod tree;
mod typed;
mod unexpected;
mod walk;
mod wording;

pub use explain::explain;
pub use fold::format;
pub use operator::Operator;
pub use parse::{Parsed, parse};
pub use problems::problems;
