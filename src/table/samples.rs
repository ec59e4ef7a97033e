//! All samples of an answer: a row per instant, a column per series.

use std::fmt;
use std::sync::Arc;

use crate::order;
use crate::prom::histogram::Histogram;
use crate::prom::series::Series;
use crate::prom::value::Value;

/// The instants at which any series has a sample, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Samples {
    /// Milliseconds since 1970, falling.
    pub times: Vec<f64>,
}

impl Samples {
    /// Collects the instants. Series mostly share one column of times, which is taken once.
    #[must_use]
    pub fn of(series: &[Series]) -> Self {
        let mut times: Vec<f64> = Vec::new();
        let mut before: Option<&Arc<[f64]>> = None;
        for column in series.iter().map(|series| &series.times) {
            if before.is_some_and(|before| Arc::ptr_eq(before, column)) {
                continue;
            }
            before = Some(column);
            times.extend(column.iter());
            // Many odd columns must not pile up.
            if times.len() > 1_000_000 {
                tidy(&mut times);
            }
        }
        let histograms = series.iter().flat_map(|series| series.histograms.iter());
        times.extend(histograms.map(|histogram| histogram.time));
        tidy(&mut times);
        Self { times }
    }
}

fn tidy(times: &mut Vec<f64>) {
    order::sort_times(times);
    times.reverse();
}

/// What a series has at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sample<'a> {
    /// A number.
    Float(f64),
    /// A native histogram.
    Histogram(&'a Histogram),
}

/// As Prometheus writes a number; of a native histogram its count, sum and buckets.
impl fmt::Display for Sample<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Float(value) => Value(*value).fmt(f),
            Self::Histogram(histogram) => histogram.fmt(f),
        }
    }
}

/// The sample of a series at an instant, if it has one there.
#[must_use]
pub fn at(series: &Series, time: f64) -> Option<Sample<'_>> {
    let float = series
        .times
        .binary_search_by(|candidate| candidate.total_cmp(&time));
    if let Ok(place) = float {
        return series.values.get(place).copied().map(Sample::Float);
    }
    let place = series
        .histograms
        .binary_search_by(|histogram| histogram.time.total_cmp(&time));
    series.histograms.get(place.ok()?).map(Sample::Histogram)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(times: &[f64]) -> Series {
        let values = times.iter().map(|time| time * 10.0).collect();
        Series {
            times: times.into(),
            values,
            ..Series::default()
        }
    }

    #[test]
    fn a_row_for_each_instant_newest_first() {
        let a = series(&[1.0, 2.0, 3.0]);
        let shared = Series {
            labels: a.labels.clone(),
            ..a.clone()
        };
        let samples = Samples::of(&[a, shared, series(&[2.0, 4.0])]);
        assert_eq!(samples.times, [4.0, 3.0, 2.0, 1.0]);
        assert!(Samples::of(&[]).times.is_empty());
    }

    #[test]
    fn a_cell_is_empty_where_no_sample_is() {
        let histogram = Histogram {
            time: 4.0,
            count: 3.0,
            sum: 1.5,
            buckets: Vec::new(),
        };
        let series = Series {
            histograms: [histogram].into(),
            ..series(&[1.0, 3.0])
        };
        let cells = [1.0, 2.0, 3.0, 4.0]
            .map(|time| at(&series, time).map_or_else(String::new, |sample| sample.to_string()));
        assert_eq!(cells, ["10", "", "30", "count: 3, sum: 1.5"]);
    }
}
