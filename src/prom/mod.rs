//! What Prometheus says and how to ask it. Pure: nothing here knows that a browser exists.

pub mod answer;
pub mod error;
pub mod histogram;
pub mod labels;
pub mod series;
