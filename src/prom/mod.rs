//! What Prometheus says and how to ask it. Pure: nothing here knows that a browser exists.

pub mod answer;
pub mod batch;
pub mod civil;
pub mod decode;
pub mod duration;
pub mod error;
pub mod exemplars;
pub mod histogram;
pub mod labels;
pub mod local;
pub mod matcher;
pub mod parts;
pub mod promql;
pub mod request;
pub mod scrape_interval;
mod selector;
pub mod series;
pub mod server;
mod shared;
pub mod shift;
pub mod status;
pub mod tail;
pub mod timespan;
pub mod variables;
pub mod window;
pub mod written;
pub mod zone;
