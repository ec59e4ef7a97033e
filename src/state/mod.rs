//! Signals that connect the pure rooms and the browser.

pub mod app;
pub mod ask;
pub mod draft;
pub mod failure;
pub mod load;
pub mod open;
pub mod panel;
mod queries;
pub mod query;
pub mod question;
pub mod refresh;
pub mod shown;
mod transport;
