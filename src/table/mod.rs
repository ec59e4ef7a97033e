//! An answer as rows and columns. Pure.

pub mod csv;
pub mod latest;
pub mod rows;
pub mod samples;
