//! The text of queries. One scanner cuts it into pieces, and all else goes by these; a parser's
//! place is above it.

pub mod condition;
pub mod matcher;
pub mod offers;
pub mod placing;
pub mod ranking;
mod references;
pub mod scan;
pub mod selector;
pub mod string;
pub mod typing;
pub mod variables;
pub mod words;
