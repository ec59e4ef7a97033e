//! All samples of an answer: a row per instant, a column per series.

use std::sync::Arc;

use crate::order;
use crate::prom::series::Series;

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

/// The value of a series at an instant, if it has a sample there; of a native histogram its count.
#[must_use]
pub fn at(series: &Series, time: f64) -> Option<f64> {
    let float = series
        .times
        .binary_search_by(|candidate| candidate.total_cmp(&time));
    if let Ok(place) = float {
        return series.values.get(place).copied();
    }
    let place = series
        .histograms
        .binary_search_by(|histogram| histogram.time.total_cmp(&time));
    series
        .histograms
        .get(place.ok()?)
        .map(|histogram| histogram.count)
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
        let series = series(&[1.0, 3.0]);
        assert_eq!(
            [1.0, 2.0, 3.0].map(|time| at(&series, time)),
            [Some(10.0), None, Some(30.0)]
        );
    }
}
