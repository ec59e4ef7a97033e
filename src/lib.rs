//! Promscope: live Prometheus charts from static files.

pub mod chart;
pub mod json;
pub mod link;
pub mod prom;
pub mod schedule;
pub mod table;
pub mod view;
