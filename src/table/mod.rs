//! An answer as rows and columns. Pure.

pub mod csv;
pub mod filter;
pub mod rows;
pub mod samples;
pub mod vector;
