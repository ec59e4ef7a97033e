//! Promscope: live Prometheus charts from static files.

pub mod prom;
