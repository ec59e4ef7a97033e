//! Where in an answer a token stands.

/// The objects and arrays that an answer is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Around the answer.
    Outside,
    Envelope,
    /// `warnings` or `infos`: strings.
    Notes,
    Data,
    /// `result`: series, or the time and the value of a scalar or string.
    Result,
    Series,
    Metric,
    /// `values`: samples.
    Values,
    /// `[time, "value"]`.
    Sample,
    /// `histograms`: histogram samples.
    Histograms,
    /// `[time, {…}]`.
    HistogramSample,
    Histogram,
    Buckets,
    /// `[boundaries, "lower", "upper", "count"]`.
    Bucket,
}

/// What does not fit.
pub(super) type Complaint = &'static str;
