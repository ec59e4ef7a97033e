//! The aggregations of PromQL: what they take and what they do.
//!
//! Source: "Aggregation operators" in Prometheus' documentation, of versions 2.42 and 3.14.

use super::functions::Since;
use super::functions::Since::{Experimental, Old};

/// An aggregation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AggregationKind {
    pub(super) name: &'static str,
    /// As [`super::functions::Function::takes`].
    pub(super) takes: &'static str,
    pub(super) since: Since,
    /// What comes before “over all series”, as a verb and the rest.
    pub(super) does: &'static str,
}

const fn aggregation(
    name: &'static str,
    takes: &'static str,
    since: Since,
    does: &'static str,
) -> AggregationKind {
    AggregationKind {
        name,
        takes,
        since,
        does,
    }
}

/// The aggregation of a name, in letters of any case.
pub(super) fn find(name: &str) -> Option<&'static AggregationKind> {
    let mut all = ALL.iter();
    all.find(|aggregation| name.eq_ignore_ascii_case(aggregation.name))
}

/// All of them, by name.
pub(super) const ALL: [AggregationKind; 14] = [
    aggregation("avg", "v", Old, "averages the values"),
    aggregation("bottomk", "sv", Old, "keeps the smallest values"),
    aggregation("count", "v", Old, "counts the series"),
    aggregation(
        "count_values",
        "tv",
        Old,
        "counts how many series have each value",
    ),
    aggregation("group", "v", Old, "gives 1"),
    aggregation(
        "limit_ratio",
        "sv",
        Experimental,
        "keeps a share of the series",
    ),
    aggregation("limitk", "sv", Experimental, "keeps some of the series"),
    aggregation("max", "v", Old, "takes the largest value"),
    aggregation("min", "v", Old, "takes the smallest value"),
    aggregation("quantile", "sv", Old, "takes a quantile of the values"),
    aggregation(
        "stddev",
        "v",
        Old,
        "tells the standard deviation of the values",
    ),
    aggregation("stdvar", "v", Old, "tells the variance of the values"),
    aggregation("sum", "v", Old, "adds up the values"),
    aggregation("topk", "sv", Old, "keeps the largest values"),
];
