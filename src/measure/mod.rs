//! What values measure, and how values and times are worded. Pure.

mod amount;
mod digits;
mod expression;
mod functions;
mod guess;
mod metric;
mod operators;
pub mod scheme;
pub mod time_text;
mod tokens;
pub mod unit;
mod value_text;
