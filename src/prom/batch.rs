//! Series as one text and one row of numbers, to be handed from a worker to the page: the numbers
//! lie in one buffer that can be transferred.
//!
//! Whatever several series have in common, label texts and time columns, is sent once.

mod pack;
mod unpack;

use thiserror::Error;

use self::pack::Packing;
use self::unpack::Unpacking;
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
#[error(
    "The answer came, but the page and its worker are of different versions and do not understand \
     each other. Reload the page."
)]
pub struct Misfit;

impl Batch {
    /// Packs `series`.
    #[must_use]
    pub fn pack(series: &[Series]) -> Self {
        let (text, numbers) = Packing::of(series);
        Self { text, numbers }
    }

    /// Unpacks the series; each column is copied once, shared ones are shared.
    ///
    /// # Errors
    /// [`Misfit`] when this is not what [`Batch::pack`] makes.
    pub fn unpack(&self) -> Result<Vec<Series>, Misfit> {
        Unpacking::new(&self.text, &self.numbers)
            .all()
            .ok_or(Misfit)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::histogram::{Bucket, Histogram};
    use super::super::labels::Labels;
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
