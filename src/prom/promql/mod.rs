//! The text of queries while it is typed, and what is put into it. A scanner cuts it into pieces,
//! whatever is missing yet; what is whole is read by the parser in `crate::promql`.

pub mod offers;
pub mod placing;
pub mod ranking;
pub mod scan;
pub mod string;
pub mod typing;
pub mod variables;
pub mod words;
