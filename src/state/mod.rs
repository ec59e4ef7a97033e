//! Signals that connect the pure rooms and the browser.

pub mod about;
pub mod app;
pub mod ask;
pub mod bug_report;
mod clock;
pub mod draft;
pub mod exemplars;
pub mod export;
pub mod facts;
pub mod failure;
pub mod gate;
mod history;
pub mod instant;
mod known;
pub mod load;
pub mod log;
pub mod open;
pub mod panel;
mod queries;
pub mod query;
pub mod question;
pub mod refresh;
mod scrape_interval;
pub mod shown;
pub mod table;
mod transport;
mod zone;
