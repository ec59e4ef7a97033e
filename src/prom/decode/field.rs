//! The names that stand in an answer, each where it belongs.
//!
//! Source: "Format overview" and "Expression query result formats" in the HTTP API's
//! documentation.

use super::place::Place;

/// A known member of one of the answer's objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Field {
    Status,
    ErrorType,
    Error,
    Warnings,
    Infos,
    /// Of `VictoriaMetrics`: not all of its storage nodes answered.
    IsPartial,
    Data,
    ResultType,
    Result,
    Stats,
    Metric,
    Value,
    Values,
    Histogram,
    Histograms,
    /// Any member of `metric`.
    Label,
    Count,
    Sum,
    Buckets,
    /// None that is known here.
    #[default]
    Other,
}

impl Field {
    /// The member called `name` of the object at `place`.
    pub(super) fn of(place: Place, name: &str) -> Self {
        match (place, name) {
            (Place::Envelope, "status") => Self::Status,
            (Place::Envelope, "errorType") => Self::ErrorType,
            (Place::Envelope, "error") => Self::Error,
            (Place::Envelope, "warnings") => Self::Warnings,
            (Place::Envelope, "infos") => Self::Infos,
            (Place::Envelope, "isPartial") => Self::IsPartial,
            (Place::Envelope, "data") => Self::Data,
            (Place::Data, "resultType") => Self::ResultType,
            (Place::Data, "result") => Self::Result,
            (Place::Data, "stats") => Self::Stats,
            (Place::Series, "metric") => Self::Metric,
            (Place::Series, "value") => Self::Value,
            (Place::Series, "values") => Self::Values,
            (Place::Series, "histogram") => Self::Histogram,
            (Place::Series, "histograms") => Self::Histograms,
            (Place::Metric, _) => Self::Label,
            (Place::Histogram, "count") => Self::Count,
            (Place::Histogram, "sum") => Self::Sum,
            (Place::Histogram, "buckets") => Self::Buckets,
            _ => Self::Other,
        }
    }

    /// What is wrong when the member's value is of another kind.
    pub(super) fn complaint(self) -> &'static str {
        match self {
            Self::Status => "status is not a string",
            Self::ErrorType => "errorType is not a string",
            Self::Error => "error is not a string",
            Self::Warnings => "warnings is not an array",
            Self::Infos => "infos is not an array",
            Self::IsPartial => "isPartial is neither true nor false",
            Self::Data => "data is not an object",
            Self::ResultType => "resultType is not a string",
            Self::Result => "result is not an array",
            Self::Stats => "stats is not an object",
            Self::Metric => "metric is not an object",
            Self::Value => "value is not an array",
            Self::Values => "values is not an array",
            Self::Histogram => "histogram is not an array",
            Self::Histograms => "histograms is not an array",
            Self::Label => "a label's value is not a string",
            Self::Count => "a histogram's count is not a number",
            Self::Sum => "a histogram's sum is not a number",
            Self::Buckets => "a histogram's buckets is not an array",
            Self::Other => "something unknown",
        }
    }
}
