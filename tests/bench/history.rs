//! What the Prometheus of the bench remembers.

use std::fmt::Write as _;

use crate::cell::LABEL;
use crate::cell::METRIC;

/// How many series there are.
const SERIES: u64 = 1_000;

/// Seconds between samples.
const INTERVAL: i64 = 15;

/// Seconds in which there are samples.
pub(crate) const LENGTH: i64 = 6 * 3_600;

/// `SERIES` gauges, each a random walk of an amount of memory in bytes; the values are the same each
/// time. `end` is the last sample's time, seconds since 1970. OpenMetrics text.
pub(crate) fn open_metrics(end: i64) -> String {
    let mut random = Random(0x5eed);
    let mut text = format!("# TYPE {METRIC} gauge\n");
    for series in 0..SERIES {
        let mut value = (4 << 30) + random.below(4 << 30);
        for time in (end - LENGTH + INTERVAL..=end).step_by(15) {
            value = value + random.below(32 << 20) - (16 << 20);
            let _ = writeln!(text, "{METRIC}{{{LABEL}=\"{series:03}\"}} {value} {time}");
        }
    }
    text.push_str("# EOF\n");
    text
}

/// Marsaglia's xorshift: even enough for a picture, and always the same.
struct Random(u64);

impl Random {
    /// From 0 to `limit`, which is not reached.
    fn below(&mut self, limit: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 >> 33).unwrap_or_default() % limit
    }
}
