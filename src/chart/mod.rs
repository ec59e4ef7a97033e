//! From columns to something to look at: what is drawn where, in which colour, under which name.
//! Pure: nothing here knows that a browser exists.

mod digits;
pub mod extent;
pub mod gaps;
mod guess;
mod measure;
pub mod naming;
mod promql;
pub mod rank;
pub mod stats;
pub mod unit;
mod value_text;
