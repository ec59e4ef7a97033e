//! What PromQL's functions and aggregations make of what their arguments measure.
//!
//! Source: "Query functions" and "Aggregation operators" in Prometheus' documentation.

use super::amount::{Amount, Nature};
use super::operators::Measure;
use super::unit::Unit;

/// What a function or aggregation makes of its arguments; of one that is not known nobody knows.
pub(super) fn call(function: &str, arguments: &[Measure]) -> Measure {
    let function = function.to_ascii_lowercase();
    let mut variable = arguments.iter().filter(|one| one.constant.is_none());
    let subject = match function.as_str() {
        "topk" | "bottomk" | "limitk" | "limit_ratio" | "quantile" | "quantile_over_time"
        | "histogram_quantile" | "histogram_fraction" => variable.next_back(),
        _ => variable.next(),
    };
    let Some(subject) = subject.copied() else {
        return of_constants(&function, arguments);
    };
    match function.as_str() {
        "sum" | "sum_over_time" if subject.is_instant => Measure::UNKNOWN,
        "sum"
        | "sum_over_time"
        | "avg"
        | "avg_over_time"
        | "min"
        | "min_over_time"
        | "max"
        | "max_over_time"
        | "last_over_time"
        | "first_over_time"
        | "quantile"
        | "quantile_over_time"
        | "topk"
        | "bottomk"
        | "limitk"
        | "limit_ratio"
        | "abs"
        | "ceil"
        | "floor"
        | "round"
        | "clamp"
        | "clamp_min"
        | "clamp_max"
        | "sort"
        | "sort_desc"
        | "sort_by_label"
        | "sort_by_label_desc"
        | "label_replace"
        | "label_join"
        | "scalar"
        | "vector"
        | "info"
        | "predict_linear"
        | "holt_winters"
        | "double_exponential_smoothing" => subject,
        "increase" | "delta" | "idelta" | "stddev" | "stddev_over_time" | "mad_over_time" => {
            subject.difference()
        }
        "rate" | "irate" | "deriv" => Measure {
            amount: subject.amount.per_second(),
            ..subject.difference()
        },
        "histogram_quantile" | "histogram_avg" | "histogram_stddev" => {
            Measure::of(subject.observed)
        }
        "histogram_sum" => Measure::of(subject.amount),
        "histogram_count" => Measure::of(counted(subject)),
        "histogram_fraction" => Measure::of(Amount::of(Unit::Ratio)),
        "count" | "count_values" | "count_over_time" | "group" | "changes" | "resets"
        | "absent" | "absent_over_time" | "present_over_time" | "sgn" => {
            Measure::of(Amount::plain(Nature::Count))
        }
        "timestamp"
        | "ts_of_first_over_time"
        | "ts_of_last_over_time"
        | "ts_of_max_over_time"
        | "ts_of_min_over_time" => Measure::INSTANT,
        _ => Measure::UNKNOWN,
    }
}

fn of_constants(function: &str, arguments: &[Measure]) -> Measure {
    match (function, arguments.first()) {
        ("time" | "start" | "end", _) => Measure::INSTANT,
        ("pi", _) => Measure::constant(std::f64::consts::PI),
        ("vector" | "scalar", Some(constant)) => *constant,
        _ => Measure::UNKNOWN,
    }
}

/// How many observations a histogram counts, or how many each second.
fn counted(histogram: Measure) -> Amount {
    let Measure {
        amount, observed, ..
    } = histogram;
    match amount.nature {
        Nature::Events => amount,
        _ if amount.is_like(observed) => Amount::plain(Nature::Events),
        _ if amount.is_like(observed.per_second()) => Amount::plain(Nature::Events).per_second(),
        _ => Amount::UNKNOWN,
    }
}
