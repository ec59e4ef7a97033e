//! A native histogram sample.
//!
//! Source: "Native histograms" in the HTTP API's documentation (format of `histograms`).

/// One native histogram sample of a series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Histogram {
    /// Milliseconds since 1970.
    pub time: f64,
    /// How many observations.
    pub count: f64,
    /// Their sum.
    pub sum: f64,
    /// The buckets that hold observations, as answered, lowest first.
    pub buckets: Vec<Bucket>,
}

/// A bucket of a native histogram.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bucket {
    /// Which boundaries belong to the bucket: 0 only the upper, 1 only the lower, 2 none, 3 both.
    pub boundaries: u8,
    /// Lower boundary.
    pub lower: f64,
    /// Upper boundary.
    pub upper: f64,
    /// Observations in it.
    pub count: f64,
}
