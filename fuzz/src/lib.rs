//! The room that is fuzzed, by the name of the crate that it belongs to, and what must hold of it.

#![allow(dead_code, reason = "each target uses a part")]

extern crate self as promscope;

pub mod check;
#[path = "../../src/prom/mod.rs"]
pub mod prom;
#[path = "../../tests/decode/reference.rs"]
mod reference;
