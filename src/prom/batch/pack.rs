//! Series become text and numbers.

use std::collections::HashMap;

use super::super::series::Series;

/// A batch in the making.
#[derive(Default)]
pub(super) struct Packing<'a> {
    text: String,
    numbers: Vec<f64>,
    /// Where each label text stands among all.
    texts: HashMap<&'a str, usize>,
    /// Where each time column stands among all, by its address.
    times: HashMap<*const f64, usize>,
}

impl<'a> Packing<'a> {
    /// The text and the numbers of `series`, in [`super::Batch`]'s layout.
    pub(super) fn of(series: &'a [Series]) -> (String, Vec<f64>) {
        let samples: usize = series.iter().map(|series| series.values.len()).sum();
        let mut packing = Self {
            numbers: Vec::with_capacity(samples + 16 * series.len()),
            ..Self::default()
        };
        packing.pack_texts(series);
        packing.pack_times(series);
        packing.count(series.len());
        for series in series {
            packing.pack_series(series);
        }
        (packing.text, packing.numbers)
    }

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
