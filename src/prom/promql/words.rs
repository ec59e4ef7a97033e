//! The words of PromQL: functions, aggregations and keywords, each with what it does.
//!
//! Source: "Query functions" and "Operators" in Prometheus' documentation.

/// A word, and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    pub name: &'static str,
    /// Its arguments and what becomes of them.
    pub help: &'static str,
}

const fn word(name: &'static str, help: &'static str) -> Word {
    Word { name, help }
}

/// Functions and aggregations, which take what they work on in parentheses; `v` are series at an
/// instant, `r` over a range.
pub const CALLS: [Word; 63] = [
    word("rate", "(r) increase per second of a counter"),
    word("irate", "(r) increase per second of the last two samples"),
    word("increase", "(r) how much a counter grew"),
    word("sum", "(v) sum, by labels"),
    word("avg", "(v) mean, by labels"),
    word("min", "(v) smallest, by labels"),
    word("max", "(v) largest, by labels"),
    word("count", "(v) how many series, by labels"),
    word("topk", "(k, v) the k largest"),
    word("bottomk", "(k, v) the k smallest"),
    word("quantile", "(φ, v) quantile over series"),
    word(
        "histogram_quantile",
        "(φ, v) quantile of a histogram's buckets",
    ),
    word("avg_over_time", "(r) mean of each series over the range"),
    word("min_over_time", "(r) smallest of each series"),
    word("max_over_time", "(r) largest of each series"),
    word("sum_over_time", "(r) sum of each series"),
    word("count_over_time", "(r) samples of each series"),
    word("last_over_time", "(r) newest sample of each series"),
    word("quantile_over_time", "(φ, r) quantile of each series"),
    word("stddev_over_time", "(r) standard deviation of each series"),
    word("present_over_time", "(r) 1 where there is any sample"),
    word("absent_over_time", "(r) 1 where there is none"),
    word("absent", "(v) 1 where there is none"),
    word("changes", "(r) how often the value changed"),
    word("resets", "(r) how often a counter began again"),
    word("delta", "(r) last minus first, of a gauge"),
    word("idelta", "(r) difference of the last two samples"),
    word("deriv", "(r) change per second of a gauge"),
    word("predict_linear", "(r, seconds) where a gauge will be"),
    word("abs", "(v) without sign"),
    word("ceil", "(v) up to whole numbers"),
    word("floor", "(v) down to whole numbers"),
    word("round", "(v, to) to the nearest multiple"),
    word("clamp", "(v, min, max) within limits"),
    word("clamp_min", "(v, min) at least that"),
    word("clamp_max", "(v, max) at most that"),
    word("sort", "(v) smallest first, in tables"),
    word("sort_desc", "(v) largest first, in tables"),
    word(
        "label_replace",
        "(v, to, value, from, regex) a label made of another",
    ),
    word(
        "label_join",
        "(v, to, between, labels…) a label joined of others",
    ),
    word("time", "() the evaluation's time, in Unix seconds"),
    word("timestamp", "(v) when each sample was taken"),
    word("scalar", "(v) the value of a single series"),
    word("vector", "(s) a series without labels"),
    word("exp", "(v) e to the power of it"),
    word("ln", "(v) natural logarithm"),
    word("log2", "(v) logarithm to base 2"),
    word("log10", "(v) logarithm to base 10"),
    word("sqrt", "(v) square root"),
    word("sgn", "(v) 1, 0 or -1"),
    word("group", "(v) 1 for each group of labels"),
    word("stddev", "(v) standard deviation over series"),
    word("stdvar", "(v) variance over series"),
    word("count_values", "(label, v) how many series have each value"),
    word("hour", "(v) hour of the day in UTC"),
    word("day_of_week", "(v) 0 for Sunday, in UTC"),
    word("day_of_month", "(v) 1 to 31, in UTC"),
    word("days_in_month", "(v) 28 to 31"),
    word("minute", "(v) minute of the hour"),
    word("month", "(v) 1 to 12, in UTC"),
    word("year", "(v) in UTC"),
    word("histogram_count", "(v) observations of native histograms"),
    word(
        "histogram_sum",
        "(v) sum of observations of native histograms",
    ),
];

/// Words that stand between or behind others.
pub const KEYWORDS: [Word; 12] = [
    word("by", "(labels) keep these"),
    word("without", "(labels) drop these"),
    word("on", "(labels) match by these"),
    word("ignoring", "(labels) match by all others"),
    word("group_left", "(labels) many at the left match one"),
    word("group_right", "(labels) many at the right match one"),
    word("and", "series that are in both"),
    word("or", "series that are in either"),
    word("unless", "series that are in the first alone"),
    word("offset", "so much earlier"),
    word("bool", "0 or 1 instead of leaving out"),
    word("atan2", "angle of two"),
];

/// Lengths of time for a range.
pub const LENGTHS: [Word; 8] = [
    word("$__rate_interval", "long enough for rate"),
    word("$__interval", "the step"),
    word("$__range", "all that is on screen"),
    word("1m", "a minute"),
    word("5m", "five minutes"),
    word("15m", "a quarter of an hour"),
    word("1h", "an hour"),
    word("1d", "a day"),
];
