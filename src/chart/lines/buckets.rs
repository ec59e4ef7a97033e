//! Buckets and quantiles in the order of their numbers: Prometheus answers them in that of their
//! texts, `+Inf, 0.1, 1, 120, 20`.
//!
//! Source: "Histograms and summaries" in Prometheus' documentation names the labels.

use std::cmp::Ordering;

use crate::order;
use crate::prom::float;
use crate::prom::labels::Labels;
use crate::prom::series::Series;

/// The labels that hold a number: the upper bound of a histogram's bucket, and the share of
/// observations of a summary.
const NUMBERS: [&str; 2] = ["le", "quantile"];

/// The bound of a bucket, or a quantile.
#[must_use]
pub(super) fn bound(labels: &Labels) -> Option<f64> {
    let text = NUMBERS.into_iter().find_map(|name| labels.get(name))?;
    float::read(text).filter(|bound| !bound.is_nan())
}

/// What the buckets of a histogram have in common.
#[must_use]
pub(super) fn without_bound(labels: &Labels) -> Labels {
    let others = labels.iter();
    Labels::new(others.filter(|(name, _)| !NUMBERS.contains(name)))
}

/// Orders bounds; what has none comes first.
#[must_use]
pub fn compare(a: Option<f64>, b: Option<f64>) -> Ordering {
    let [a, b] = [a, b].map(|bound| bound.unwrap_or(f64::NEG_INFINITY));
    a.total_cmp(&b)
}

/// Puts the buckets of each histogram in the order of their bounds, where its first one is; all
/// else stays as it is.
pub(super) fn in_order(series: Vec<Series>) -> Vec<Series> {
    let bounds: Vec<Option<f64>> = series.iter().map(|one| bound(&one.labels)).collect();
    if bounds.iter().all(Option::is_none) {
        return series;
    }
    let of = |one: &Series| match bound(&one.labels) {
        Some(_) => without_bound(&one.labels),
        None => one.labels.clone(),
    };
    let histograms: Vec<Labels> = series.iter().map(of).collect();
    let sorted = order::sorted(series.len(), &|a, b| histograms[a].cmp(&histograms[b]));
    let mut first = vec![0; series.len()];
    for same in sorted.chunk_by(|a, b| histograms[*a] == histograms[*b]) {
        for place in same {
            first[*place] = same[0];
        }
    }
    let places = order::sorted(series.len(), &|a, b| {
        let bounds = compare(bounds[a], bounds[b]);
        first[a].cmp(&first[b]).then(bounds)
    });
    places
        .into_iter()
        .map(|place| series[place].clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(all: &[&[(&str, &str)]]) -> Vec<String> {
        let series = all.iter().map(|pairs| Series {
            labels: Labels::new(pairs.iter().copied()),
            ..Series::default()
        });
        let ordered = in_order(series.collect()).into_iter();
        ordered.map(|series| series.labels.to_string()).collect()
    }

    #[test]
    fn buckets_and_quantiles_stand_in_the_order_of_their_numbers() {
        let le = |text| [("le", text)];
        let bounds = ["+Inf", "0.1", "1", "1e-05", "120", "20"].map(le);
        let texts = ordered(&bounds.each_ref().map(<[_; 1]>::as_slice));
        assert_eq!(
            texts,
            ["1e-05", "0.1", "1", "20", "120", "+Inf"].map(|le| format!(r#"{{le="{le}"}}"#))
        );
        assert_eq!(
            ordered(&[
                &[("quantile", "0.99")],
                &[("quantile", "0.5")],
                &[("quantile", "1")]
            ]),
            [
                r#"{quantile="0.5"}"#,
                r#"{quantile="0.99"}"#,
                r#"{quantile="1"}"#
            ]
        );
    }

    #[test]
    fn each_histogram_stays_together_and_others_where_they_are() {
        assert_eq!(
            ordered(&[
                &[("job", "b"), ("le", "+Inf")],
                &[("job", "a")],
                &[("job", "c"), ("le", "9")],
                &[("job", "b"), ("le", "5")],
                &[("job", "c"), ("le", "10")],
                &[("le", "many")],
            ]),
            [
                r#"{job="b", le="5"}"#,
                r#"{job="b", le="+Inf"}"#,
                r#"{job="a"}"#,
                r#"{job="c", le="9"}"#,
                r#"{job="c", le="10"}"#,
                r#"{le="many"}"#,
            ]
        );
    }
}
