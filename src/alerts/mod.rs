//! What of alerting rules has to be looked at: what fires, what is about to, and whether anybody watches
//! at all.

mod counts;
mod doubts;
mod labels;
mod news;
mod roll;
#[cfg(test)]
mod sample;
mod value_text;

pub use counts::{firing, summary};
pub use doubts::doubts;
pub use labels::{group, labels};
pub use news::{Onset, news, onsets, told};
pub use roll::{Place, Roll};
pub use value_text::value_text;
