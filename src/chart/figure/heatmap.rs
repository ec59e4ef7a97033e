//! Histograms over time: how many observations fell between which bounds, and when.
//!
//! Sources: "Histograms and summaries" in Prometheus' documentation (the buckets of a classic
//! histogram are cumulative, `le` is their upper bound, included), and "Native histograms" in
//! that of the HTTP API.

use std::cmp::Ordering;

use crate::chart::axis::extent::Extent;
use crate::order;
use crate::prom::float;
use crate::prom::labels::Labels;
use crate::prom::series::Series;

/// The label that holds the upper bound of a classic histogram's bucket.
const LE: &str = "le";

/// How many observations fell between two bounds at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Milliseconds since 1970.
    pub time: f64,
    /// The lower bound; may be `-Inf`.
    pub lower: f64,
    /// The upper bound; may be `+Inf`.
    pub upper: f64,
    /// How many, or how many each second, as the query has it; above zero.
    pub count: f64,
}

/// The cells of all series of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heatmap {
    /// By time, then by bounds. Observations of several series between the same bounds at the
    /// same time are one cell.
    pub cells: Vec<Cell>,
}

impl Heatmap {
    /// Makes a heat map of native histograms, if any series has some, or of classic ones, if all
    /// series are buckets; else none.
    #[must_use]
    pub fn of(series: &[Series]) -> Option<Self> {
        if series.is_empty() {
            return None;
        }
        let is_native = series.iter().any(|series| !series.histograms.is_empty());
        let cells = if is_native {
            native(series)
        } else {
            classic(series)?
        };
        Some(Self {
            cells: joined(cells),
        })
    }

    /// The largest count of a cell, zero where there is none.
    #[must_use]
    pub fn most(&self) -> f64 {
        let counts = self.cells.iter().map(|cell| cell.count);
        counts.fold(0.0, f64::max)
    }

    /// The extent of the finite bounds that `keep` lets through.
    #[must_use]
    pub fn extent(&self, keep: impl Fn(f64) -> bool) -> Option<Extent> {
        let bounds = self.cells.iter().flat_map(|cell| [cell.lower, cell.upper]);
        bounds
            .filter(|bound| bound.is_finite() && keep(*bound))
            .map(|bound| Extent {
                low: bound,
                high: bound,
            })
            .reduce(Extent::join)
    }
}

fn native(series: &[Series]) -> Vec<Cell> {
    let histograms = series.iter().flat_map(|series| series.histograms.iter());
    let cells = histograms.flat_map(|histogram| {
        histogram.buckets.iter().map(|bucket| Cell {
            time: histogram.time,
            lower: bucket.lower,
            upper: bucket.upper,
            count: bucket.count,
        })
    });
    cells.collect()
}

/// The cells of classic buckets; each histogram by itself, since their bounds may differ.
fn classic(series: &[Series]) -> Option<Vec<Cell>> {
    let bucket = |one| Some((others(one), upper(one)?, one));
    let mut buckets = series.iter().map(bucket).collect::<Option<Vec<_>>>()?;
    order::sort(&mut buckets, |a, b| a.0.cmp(&b.0));
    let histograms = buckets.chunk_by(|a, b| a.0 == b.0);
    Some(histograms.flat_map(differences).collect())
}

/// A bucket's upper bound, if it is one.
fn upper(series: &Series) -> Option<f64> {
    float::read(series.labels.get(LE)?)
}

/// What the buckets of a histogram have in common.
fn others(series: &Series) -> Labels {
    Labels::new(series.labels.iter().filter(|(name, _)| *name != LE))
}

/// What each cumulative bucket has more than the one below it.
fn differences(buckets: &[(Labels, f64, &Series)]) -> Vec<Cell> {
    let mut counts: Vec<(f64, f64, f64)> = Vec::new();
    for (_, upper, series) in buckets {
        let samples = series.times.iter().zip(series.values.iter());
        let finite = samples.filter(|(_, count)| count.is_finite());
        counts.extend(finite.map(|(time, count)| (*time, *upper, *count)));
    }
    order::sort(&mut counts, |a, b| {
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    let at_a_time = counts.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq());
    let cells = at_a_time.flat_map(|counts| {
        let is_positive = counts.first().is_some_and(|(_, upper, _)| *upper > 0.0);
        let mut below = (if is_positive { 0.0 } else { f64::NEG_INFINITY }, 0.0);
        counts.iter().map(move |(time, upper, count)| {
            let (lower, under) = std::mem::replace(&mut below, (*upper, *count));
            Cell {
                time: *time,
                lower,
                upper: *upper,
                count: count - under,
            }
        })
    });
    cells.collect()
}

/// Adds up cells of the same time and bounds; what is empty, or less, is left out.
fn joined(mut cells: Vec<Cell>) -> Vec<Cell> {
    let key = |cell: &Cell| [cell.time, cell.lower, cell.upper];
    let in_order = |a: &Cell, b: &Cell| {
        let pairs = key(a).into_iter().zip(key(b));
        pairs.fold(Ordering::Equal, |order, (a, b)| order.then(a.total_cmp(&b)))
    };
    cells.retain(|cell| cell.count > 0.0);
    order::sort(&mut cells, in_order);
    cells.dedup_by(|later, kept| {
        let same = in_order(later, kept).is_eq();
        if same {
            kept.count += later.count;
        }
        same
    });
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::histogram::{Bucket, Histogram};

    fn bucket(job: &str, le: &str, samples: &[(f64, f64)]) -> Series {
        Series {
            labels: Labels::new([("job", job), (LE, le)]),
            times: samples.iter().map(|(time, _)| *time).collect(),
            values: samples.iter().map(|(_, value)| *value).collect(),
            ..Series::default()
        }
    }

    fn cells(series: &[Series]) -> Option<Vec<(f64, f64, f64, f64)>> {
        let cells = Heatmap::of(series)?.cells.into_iter();
        Some(
            cells
                .map(|cell| (cell.time, cell.lower, cell.upper, cell.count))
                .collect(),
        )
    }

    const INF: f64 = f64::INFINITY;

    #[test]
    fn takes_cumulative_buckets_apart() {
        let series = [
            bucket("a", "+Inf", &[(0.0, 9.0), (10.0, 4.0)]),
            bucket("a", "1", &[(0.0, 2.0), (10.0, 4.0)]),
            bucket("a", "10", &[(0.0, 5.0), (10.0, f64::NAN)]),
            bucket("b", "10.0", &[(0.0, 7.0)]),
            bucket("b", "5", &[(0.0, 8.0)]),
            bucket("c", "1", &[(0.0, 1.0)]),
        ];
        let expected = vec![
            (0.0, 0.0, 1.0, 3.0),
            (0.0, 0.0, 5.0, 8.0),
            (0.0, 1.0, 10.0, 3.0),
            (0.0, 10.0, INF, 4.0),
            (10.0, 0.0, 1.0, 4.0),
        ];
        assert_eq!(cells(&series), Some(expected));
        let below_zero = [
            bucket("a", "-1", &[(0.0, 2.0)]),
            bucket("a", "1", &[(0.0, 3.0)]),
        ];
        let expected = vec![(0.0, -INF, -1.0, 2.0), (0.0, -1.0, 1.0, 1.0)];
        assert_eq!(cells(&below_zero), Some(expected));
    }

    #[test]
    fn adds_native_histograms() {
        let histogram = |count: f64| Series {
            histograms: [Histogram {
                time: 5.0,
                count,
                sum: 1.0,
                buckets: vec![Bucket {
                    boundaries: 0,
                    lower: 1.0,
                    upper: 2.0,
                    count,
                }],
            }]
            .into(),
            ..Series::default()
        };
        let all = [histogram(2.0), histogram(3.0), histogram(0.0)];
        assert_eq!(cells(&all), Some(vec![(5.0, 1.0, 2.0, 5.0)]));
    }

    #[test]
    fn knows_its_ends() {
        let series = [
            bucket("a", "1", &[(0.0, 2.0)]),
            bucket("a", "+Inf", &[(0.0, 5.0)]),
        ];
        let map = Heatmap::of(&series).unwrap_or_default();
        assert!((map.most() - 3.0).abs() < 1e-9);
        assert_eq!(
            map.extent(|_| true),
            Some(Extent {
                low: 0.0,
                high: 1.0
            })
        );
        assert_eq!(
            map.extent(|bound| bound > 0.0),
            Some(Extent {
                low: 1.0,
                high: 1.0
            })
        );
    }

    #[test]
    fn is_none_where_a_series_is_no_bucket() {
        let plain = Series::default();
        let odd = bucket("a", "many", &[]);
        assert_eq!(Heatmap::of(&[bucket("a", "1", &[]), plain]), None);
        assert_eq!(Heatmap::of(&[odd]), None);
        assert_eq!(Heatmap::of(&[]), None);
    }
}
