//! An answer as rows and columns. Pure.

pub mod filter;
pub mod regex;
pub mod rows;
pub mod same;
pub mod samples;
pub mod summary;
pub mod vector;
