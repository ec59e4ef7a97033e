//! What is on screen, to take along: a format is a file. Pure.

pub mod csv;
pub mod csv_style;
pub mod json;
pub mod markdown;
pub mod picture;
