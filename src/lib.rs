//! Promscope: live Prometheus charts from static files.

pub mod link;
pub mod prom;
pub mod view;
