//! What counts, by its name.

/// Ends of the names of counters.
const COUNTERS: [&str; 4] = ["_total", "_bucket", "_sum", "_count"];

/// Whether a metric is a counter by its name. Sums and counts may be gauges.
pub(super) fn may_count(metric: &str) -> bool {
    COUNTERS.iter().any(|end| metric.ends_with(end))
}

/// The functions that a range as long as `$__rate_interval` is for.
pub(super) const OF_COUNTERS: [&str; 3] = ["rate", "increase", "irate"];
