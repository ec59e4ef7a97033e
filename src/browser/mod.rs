//! The thin edge to the browser: it carries out and decides nothing.

pub mod abort;
pub mod address;
pub mod canvas;
pub mod clipboard;
pub mod clock;
pub mod config;
pub mod download;
pub mod error;
pub mod http;
pub mod page;
pub mod plotly;
pub mod probe;
pub mod storage;
