//! Why a server brings no answer, and what was learnt of servers this visit. Pure.

pub mod error;
pub mod failure;
pub mod findings;
pub mod known;
