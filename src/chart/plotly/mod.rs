//! A figure in plotly's words.
//!
//! The words are the plotly crate's. Its `Layout`, `Axis` and `Scatter` are not used: together
//! they would add 45 kB to the compressed program for a dozen fields, and know no `uirevision`.
//! Nor is its `Font`, whose colour may be of any type, which takes 2 kB.

mod layout;
mod scatter;
mod traces;

pub use self::layout::{CONFIG, layout};
pub use self::traces::traces;
