//! Promscope: live Prometheus charts from static files.
//!
//! Data flows one way through few rooms, each of which names only those before it; ARCHITECTURE.md
//! has their order.
//!
//! ```text
//! query text -> plan -> request -> bytes -> columns -> lines -> figure -> pixels
//! ```

pub mod alerts;
pub mod asking;
pub mod browser;
pub mod chart;
pub mod dashboard;
pub mod excerpt;
pub mod export;
pub mod history;
pub mod inventory;
pub mod link;
pub mod measure;
pub mod order;
pub mod paper;
pub mod prom;
pub mod promql;
pub mod query_id;
pub mod reach;
pub mod report;
mod start;
pub mod state;
pub mod table;
pub mod ui;
pub mod view;

pub use start::{import_aside, read_aside, start};
pub use ui::annex::{Annex, Room, at_once};
pub use ui::rooms::{HERE, drawn};
