//! Promscope: live Prometheus charts from static files.
//!
//! Data flows one way through few rooms; each knows only those to its right:
//!
//! ```text
//! ui -> state -> browser -> report, chart, table, link, view, history, excerpt, schedule, reach, turns -> measure -> prom, order
//!                           `----------------- pure: no browser, no clock -------------------'
//! query text -> plan -> request -> bytes -> columns -> figure -> pixels
//! ```

pub mod browser;
pub mod chart;
pub mod excerpt;
pub mod export;
pub mod history;
pub mod link;
pub mod measure;
pub mod order;
pub mod prom;
pub mod reach;
pub mod report;
pub mod schedule;
mod start;
pub mod state;
pub mod table;
pub mod turns;
pub mod ui;
pub mod view;

pub use start::start;
