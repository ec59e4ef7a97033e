//! What is known of the server that is asked.

use crate::prom::duration::Duration;

/// What is known of the server that is asked.
pub struct Facts<'a> {
    /// The type of a metric, where it is known.
    pub metric_type: &'a dyn Fn(&str) -> Option<Type>,
    /// How often the server scrapes what it scrapes most often, where that is known.
    pub scrape_interval: Option<Duration>,
}

/// The type of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Counter,
    Gauge,
    Histogram,
    Summary,
    /// Anything else, such as an info metric.
    Other,
}

impl Facts<'_> {
    /// Nothing is known.
    pub const NONE: Facts<'static> = Facts {
        metric_type: &|_| None,
        scrape_interval: None,
    };
}
