//! Signals that connect the pure rooms and the browser.

pub mod app;
pub mod ask;
pub mod failure;
pub mod load;
pub mod open;
pub mod panel;
pub mod query;
pub mod refresh;
