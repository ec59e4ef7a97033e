//! Functions that only MetricsQL has.
//!
//! Source: "MetricsQL functions" in VictoriaMetrics' documentation.

/// By name; those that end in `_over_time` or begin with `range_`, `running_` and `rollup` are told
/// by that.
const ALL: [&str; 62] = [
    "aggr_over_time",
    "alias",
    "any",
    "ascent_over_time",
    "bitmap_and",
    "bitmap_or",
    "bitmap_xor",
    "bottomk_avg",
    "bottomk_last",
    "bottomk_max",
    "bottomk_median",
    "bottomk_min",
    "buckets_limit",
    "decreases_over_time",
    "default_rollup",
    "deriv_fast",
    "drop_common_labels",
    "drop_empty_series",
    "geomean",
    "histogram",
    "histogram_share",
    "hoeffding_bound_lower",
    "hoeffding_bound_upper",
    "increase_prometheus",
    "increase_pure",
    "interpolate",
    "keep_last_value",
    "keep_next_value",
    "label_copy",
    "label_del",
    "label_graphite_group",
    "label_keep",
    "label_lowercase",
    "label_map",
    "label_match",
    "label_mismatch",
    "label_move",
    "label_set",
    "label_transform",
    "label_uppercase",
    "label_value",
    "labels_equal",
    "lag",
    "lifetime",
    "limit_offset",
    "mad",
    "median",
    "mode",
    "now",
    "outliers_iqr",
    "outliers_mad",
    "outliersk",
    "prometheus_buckets",
    "quantiles",
    "rand",
    "remove_resets",
    "share",
    "sum2",
    "topk_avg",
    "topk_max",
    "union",
    "zscore",
];

const BEGINNINGS: [&str; 4] = ["range_", "running_", "rollup", "smooth_"];
const OVER_TIME: [&str; 8] = [
    "count_eq_over_time",
    "count_gt_over_time",
    "count_le_over_time",
    "count_ne_over_time",
    "median_over_time",
    "mode_over_time",
    "range_over_time",
    "zscore_over_time",
];

/// Whether MetricsQL has a function of this name, in letters of any case, which Prometheus has not.
pub(super) fn is_known(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_one_of = |names: &[&str]| names.contains(&lower.as_str());
    is_one_of(&ALL)
        || is_one_of(&OVER_TIME)
        || BEGINNINGS
            .iter()
            .any(|beginning| lower.starts_with(beginning))
}
