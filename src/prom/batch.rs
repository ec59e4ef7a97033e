//! Series as one text and one row of numbers, to be handed from a worker to the page: the numbers
//! lie in one buffer that can be transferred.
//!
//! Whatever several series have in common, label texts and time columns, is sent once.

use std::collections::HashMap;
use std::sync::Arc;

use thiserror::Error;

use super::histogram::{Bucket, Histogram};
use super::labels::Labels;
use super::series::Series;

/// Packed series.
///
/// `numbers` holds, one after the other: the number of label texts and the length of each in
/// bytes; the number of time columns, and each with its length before it; the number of series.
/// Then for each series: the number of labels, and of each the places of its name's and value's
/// texts; the place of its time column; its values, as many as times; the number of histograms,
/// and each as time, count, sum, number of buckets, and four numbers a bucket.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// All label texts, end to end.
    pub text: String,
    /// All else.
    pub numbers: Vec<f64>,
}

/// A batch that does not hold what it should: it comes from another version of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("The page and its worker are of different versions. Reload the page.")]
pub struct Misfit;

impl Batch {
    /// Packs `series`.
    #[must_use]
    pub fn pack(series: &[Series]) -> Self {
        let samples: usize = series.iter().map(|series| series.values.len()).sum();
        let mut packing = Packing {
            numbers: Vec::with_capacity(samples + 16 * series.len()),
            ..Packing::default()
        };
        packing.pack_texts(series);
        packing.pack_times(series);
        packing.count(series.len());
        for series in series {
            packing.pack_series(series);
        }
        Self {
            text: packing.text,
            numbers: packing.numbers,
        }
    }

    /// Unpacks the series; each column is copied once, shared ones are shared.
    ///
    /// # Errors
    /// [`Misfit`] when this is not what [`Batch::pack`] makes.
    pub fn unpack(&self) -> Result<Vec<Series>, Misfit> {
        let mut unpacking = Unpacking {
            text: &self.text,
            numbers: &self.numbers,
        };
        let series = unpacking.series().ok_or(Misfit)?;
        if unpacking.numbers.is_empty() && unpacking.text.is_empty() {
            Ok(series)
        } else {
            Err(Misfit)
        }
    }
}

#[derive(Default)]
struct Packing<'a> {
    text: String,
    numbers: Vec<f64>,
    /// Where each label text stands among all.
    texts: HashMap<&'a str, usize>,
    /// Where each time column stands among all, by its address.
    times: HashMap<*const f64, usize>,
}

impl<'a> Packing<'a> {
    #[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
    fn count(&mut self, count: usize) {
        self.numbers.push(count as f64);
    }

    fn pack_texts(&mut self, series: &'a [Series]) {
        let mut lengths = Vec::new();
        for text in series
            .iter()
            .flat_map(|series| series.labels.iter())
            .flat_map(<[&str; 2]>::from)
        {
            let place = self.texts.len();
            self.texts.entry(text).or_insert_with(|| {
                self.text.push_str(text);
                lengths.push(text.len());
                place
            });
        }
        self.count(lengths.len());
        for length in lengths {
            self.count(length);
        }
    }

    fn pack_times(&mut self, series: &[Series]) {
        let mut columns = Vec::new();
        for series in series {
            let place = columns.len();
            self.times.entry(series.times.as_ptr()).or_insert_with(|| {
                columns.push(&series.times);
                place
            });
        }
        self.count(columns.len());
        for column in columns {
            self.count(column.len());
            self.numbers.extend_from_slice(column);
        }
    }

    fn pack_series(&mut self, series: &Series) {
        self.count(series.labels.iter().count());
        for text in series.labels.iter().flat_map(<[&str; 2]>::from) {
            self.count(self.texts.get(text).copied().unwrap_or_default());
        }
        self.count(
            self.times
                .get(&series.times.as_ptr())
                .copied()
                .unwrap_or_default(),
        );
        self.numbers.extend_from_slice(&series.values);
        self.count(series.histograms.len());
        for histogram in series.histograms.iter() {
            self.numbers
                .extend([histogram.time, histogram.count, histogram.sum]);
            self.count(histogram.buckets.len());
            for bucket in &histogram.buckets {
                let boundaries = f64::from(bucket.boundaries);
                self.numbers
                    .extend([boundaries, bucket.lower, bucket.upper, bucket.count]);
            }
        }
    }
}

/// What is left to be unpacked.
struct Unpacking<'a> {
    text: &'a str,
    numbers: &'a [f64],
}

impl<'a> Unpacking<'a> {
    fn series(&mut self) -> Option<Vec<Series>> {
        let texts: Vec<Arc<str>> = self.list(|all| {
            let length = all.count()?;
            let (text, rest) = all.text.split_at_checked(length)?;
            all.text = rest;
            Some(text.into())
        })?;
        let times: Vec<Arc<[f64]>> = self.list(|all| {
            let length = all.count()?;
            Some(all.column(length)?.into())
        })?;
        let no_histograms: Arc<[Histogram]> = Arc::default();
        self.list(|all| {
            let labels = all.list(|all| {
                let (name, value) = (all.count()?, all.count()?);
                Some((Arc::clone(texts.get(name)?), Arc::clone(texts.get(value)?)))
            })?;
            let times = Arc::clone(times.get(all.count()?)?);
            let values = all.column(times.len())?.into();
            let histograms = all.list(Self::histogram)?;
            Some(Series {
                labels: Labels::new(labels),
                times,
                values,
                histograms: if histograms.is_empty() {
                    Arc::clone(&no_histograms)
                } else {
                    histograms.into()
                },
            })
        })
    }

    fn histogram(&mut self) -> Option<Histogram> {
        let &[time, count, sum] = self.column(3)? else {
            return None;
        };
        let buckets = self.list(|all| {
            let boundaries = u8::try_from(all.count()?).ok()?;
            let &[lower, upper, count] = all.column(3)? else {
                return None;
            };
            Some(Bucket {
                boundaries,
                lower,
                upper,
                count,
            })
        })?;
        Some(Histogram {
            time,
            count,
            sum,
            buckets,
        })
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        (0..count).map(|_| item(self)).collect()
    }

    fn count(&mut self) -> Option<usize> {
        let (&count, rest) = self.numbers.split_first()?;
        self.numbers = rest;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and within u32"
        )]
        (count.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&count))
            .then_some(count as usize)
    }

    fn column(&mut self, length: usize) -> Option<&'a [f64]> {
        let (column, rest) = self.numbers.split_at_checked(length)?;
        self.numbers = rest;
        Some(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn times() -> impl Strategy<Value = Arc<[f64]>> {
        proptest::collection::vec(proptest::num::f64::ANY, 0..5).prop_map(Arc::from)
    }

    fn histogram() -> impl Strategy<Value = Histogram> {
        let bucket = (0..4_u8, any::<[f64; 3]>()).prop_map(|(boundaries, numbers)| {
            let [lower, upper, count] = numbers;
            Bucket {
                boundaries,
                lower,
                upper,
                count,
            }
        });
        (any::<[f64; 3]>(), proptest::collection::vec(bucket, 0..3)).prop_map(
            |([time, count, sum], buckets)| Histogram {
                time,
                count,
                sum,
                buckets,
            },
        )
    }

    /// Series over few time columns.
    fn series() -> impl Strategy<Value = Vec<Series>> {
        let labels = proptest::collection::vec(("[a-c]{0,2}", any::<String>()), 0..4);
        let values = proptest::collection::vec(proptest::num::f64::ANY, 5);
        let histograms = proptest::collection::vec(histogram(), 0..3);
        let one = (labels, 0..3_usize, values, histograms);
        let columns = [times(), times(), times()];
        (columns, proptest::collection::vec(one, 0..6)).prop_map(|(columns, series)| {
            let series = series
                .into_iter()
                .map(|(labels, column, values, histograms)| {
                    let times = Arc::clone(&columns[column]);
                    Series {
                        labels: Labels::new(labels),
                        values: values[..times.len()].into(),
                        times,
                        histograms: histograms.into(),
                    }
                });
            series.collect()
        })
    }

    proptest! {
        #[test]
        fn unpacks_what_was_packed(series in series()) {
            let unpacked = Batch::pack(&series).unpack();
            prop_assert_eq!(unpacked.as_ref(), Ok(&series));
            for (a, left) in series.iter().zip(unpacked.iter().flatten()) {
                for (b, right) in series.iter().zip(unpacked.iter().flatten()) {
                    let was_shared = Arc::ptr_eq(&a.times, &b.times);
                    prop_assert!(!was_shared || Arc::ptr_eq(&left.times, &right.times));
                }
            }
        }

        #[test]
        fn what_is_no_batch_is_refused(
            series in series(),
            place: prop::sample::Index,
            number: f64,
            is_cut: bool,
        ) {
            let mut batch = Batch::pack(&series);
            let place = place.index(batch.numbers.len());
            if is_cut {
                batch.numbers.truncate(place);
                prop_assert_eq!(batch.unpack(), Err(Misfit));
                let mut longer = Batch::pack(&series);
                longer.numbers.push(number);
                prop_assert_eq!(longer.unpack(), Err(Misfit));
            } else {
                batch.numbers[place] = number;
                // A changed value is another value; all else must not panic.
                let _ = batch.unpack();
            }
        }
    }

    #[test]
    fn what_series_share_is_sent_once() {
        let times: Arc<[f64]> = [1.0, 2.0, 3.0].into();
        let series = ["a", "b"].map(|instance| Series {
            labels: Labels::new([("__name__", "up"), ("instance", instance)]),
            times: Arc::clone(&times),
            values: [4.0, 5.0, 6.0].into(),
            ..Series::default()
        });
        let batch = Batch::pack(&series);
        assert_eq!(batch.text, "__name__upinstanceab");
        let expected = [
            vec![5.0, 8.0, 2.0, 8.0, 1.0, 1.0],
            vec![1.0, 3.0, 1.0, 2.0, 3.0],
            vec![2.0],
            vec![2.0, 0.0, 1.0, 2.0, 3.0, 0.0, 4.0, 5.0, 6.0, 0.0],
            vec![2.0, 0.0, 1.0, 2.0, 4.0, 0.0, 4.0, 5.0, 6.0, 0.0],
        ];
        assert_eq!(batch.numbers, expected.concat());
    }
}
