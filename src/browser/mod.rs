//! The thin edge to the browser: it carries out and decides nothing.

pub mod abort;
pub mod address;
pub mod canvas;
pub mod clipboard;
pub mod clock;
pub mod config;
pub mod decoder;
pub mod download;
mod end;
pub mod http;
pub mod locale;
mod message;
pub mod page;
pub mod picture;
pub mod plotly;
mod prefetch;
pub mod probe;
pub mod sight;
pub mod size;
pub mod storage;
pub mod upload;
mod values;
pub mod wake;
pub mod worker;
pub mod zone;
