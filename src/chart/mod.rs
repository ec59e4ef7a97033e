//! From columns to something to look at: what is drawn where, in which colour, under which name.
//! Pure: nothing here knows that a browser exists.

pub mod axis;
pub mod colour;
pub mod figure;
pub mod lines;
pub mod mode;
pub mod paint;
pub mod plotly;
pub mod pointing;
pub mod thin;
