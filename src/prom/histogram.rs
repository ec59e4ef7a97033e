//! A native histogram sample.
//!
//! Source: "Native histograms" in the HTTP API's documentation (format of `histograms`).

/// One native histogram sample of a series.
#[derive(Clone, Debug, Default)]
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
#[derive(Clone, Copy, Debug)]
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

/// Equal when every bit is, as series are: the sum of observations may be `NaN`.
impl PartialEq for Histogram {
    fn eq(&self, other: &Self) -> bool {
        let bits =
            |histogram: &Self| [histogram.time, histogram.count, histogram.sum].map(f64::to_bits);
        bits(self) == bits(other) && self.buckets == other.buckets
    }
}

/// Equal when every bit is.
impl PartialEq for Bucket {
    fn eq(&self, other: &Self) -> bool {
        let bits = |bucket: &Self| [bucket.lower, bucket.upper, bucket.count].map(f64::to_bits);
        self.boundaries == other.boundaries && bits(self) == bits(other)
    }
}
