//! Native histograms as lines: Prometheus' own page draws their sum; here both are drawn.

use std::borrow::Cow;
use std::sync::Arc;

use crate::prom::histogram::Histogram;
use crate::prom::labels::Labels;
use crate::prom::series::Series;

/// The label that tells the lines of one histogram apart.
pub const PART: &str = "histogram";

/// The series that can be drawn as lines: those of numbers as they are, and of each series of
/// native histograms one of their counts and one of their sums.
#[must_use]
pub fn floats(series: &[Series]) -> Cow<'_, [Series]> {
    if series.iter().all(|series| series.histograms.is_empty()) {
        return Cow::Borrowed(series);
    }
    Cow::Owned(series.iter().flat_map(lines).collect())
}

fn lines(series: &Series) -> Vec<Series> {
    let numbers = (!series.values.is_empty()).then(|| Series {
        histograms: Arc::default(),
        ..series.clone()
    });
    let times: Arc<[f64]> = series
        .histograms
        .iter()
        .map(|histogram| histogram.time)
        .collect();
    let part = |name: &str, value: fn(&Histogram) -> f64| Series {
        labels: Labels::new(series.labels.iter().chain([(PART, name)])),
        times: times.clone(),
        values: series.histograms.iter().map(value).collect(),
        histograms: Arc::default(),
    };
    let histograms = (!times.is_empty()).then(|| {
        [
            part("count", |histogram| histogram.count),
            part("sum", |histogram| histogram.sum),
        ]
    });
    numbers
        .into_iter()
        .chain(histograms.into_iter().flatten())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_histogram_is_drawn_as_count_and_sum() {
        let histogram = Histogram {
            time: 5.0,
            count: 3.0,
            sum: 1.5,
            buckets: Vec::new(),
        };
        let series = Series {
            labels: Labels::new([("job", "a")]),
            times: [1.0].into(),
            values: [7.0].into(),
            histograms: [histogram].into(),
        };
        let all: Vec<_> = floats(&[series])
            .iter()
            .map(|series| {
                (
                    series.labels.to_string(),
                    series.times.to_vec(),
                    series.values.to_vec(),
                )
            })
            .collect();
        let line = |labels: &str, time, value| (labels.to_owned(), vec![time], vec![value]);
        assert_eq!(
            all,
            [
                line(r#"{job="a"}"#, 1.0, 7.0),
                line(r#"{histogram="count", job="a"}"#, 5.0, 3.0),
                line(r#"{histogram="sum", job="a"}"#, 5.0, 1.5),
            ]
        );
    }

    #[test]
    fn numbers_stay_as_they_are() {
        let series = [Series {
            times: [1.0].into(),
            values: [7.0].into(),
            ..Series::default()
        }];
        assert!(matches!(floats(&series), Cow::Borrowed(_)));
    }
}
