//! A native histogram sample.
//!
//! Source: "Native histograms" in the HTTP API's documentation (format of `histograms`).

use std::fmt;

use super::value::Value;

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

/// All that is known of it: `count: 3, sum: 1.5, (0.25, 0.5]: 3`. A square bracket stands beside a
/// boundary that belongs to the bucket.
impl fmt::Display for Histogram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "count: {}, sum: {}", Value(self.count), Value(self.sum))?;
        self.buckets
            .iter()
            .try_for_each(|bucket| write!(f, ", {bucket}"))
    }
}

/// `(0.25, 0.5]: 3`.
impl fmt::Display for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [lower, upper, count] = [self.lower, self.upper, self.count].map(Value);
        let open = if matches!(self.boundaries, 1 | 3) {
            '['
        } else {
            '('
        };
        let close = if matches!(self.boundaries, 0 | 3) {
            ']'
        } else {
            ')'
        };
        write!(f, "{open}{lower}, {upper}{close}: {count}")
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_count_sum_and_buckets() {
        let bucket = |boundaries, lower, upper, count| Bucket {
            boundaries,
            lower,
            upper,
            count,
        };
        let histogram = Histogram {
            time: 0.0,
            count: 9.0,
            sum: f64::NAN,
            buckets: vec![
                bucket(1, -0.5, -0.25, 1.0),
                bucket(3, -0.001, 0.001, 2.5),
                bucket(0, 0.25, 0.5, 3.0),
                bucket(2, 8.0, f64::INFINITY, 2.5),
            ],
        };
        let said = "count: 9, sum: NaN, [-0.5, -0.25): 1, [-0.001, 0.001]: 2.5, (0.25, 0.5]: 3, (8, +Inf): 2.5";
        assert_eq!(histogram.to_string(), said);
        assert_eq!(Histogram::default().to_string(), "count: 0, sum: 0");
    }
}
