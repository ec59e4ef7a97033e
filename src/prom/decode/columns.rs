//! The series at hand, growing sample by sample.

use std::sync::Arc;

use super::super::histogram::Histogram;
use super::super::labels::Labels;
use super::super::series::Series;
use super::times::Times;

/// Gathers one series after the other. What a series has in common with the one before (times,
/// label names, label values) is shared with it.
#[derive(Default)]
pub(super) struct Columns {
    labels: Vec<(Arc<str>, Arc<str>)>,
    labels_before: Vec<(Arc<str>, Arc<str>)>,
    times: Times,
    values: Vec<f64>,
    histograms: Vec<Histogram>,
    no_histograms: Arc<[Histogram]>,
}

impl Columns {
    /// Adds a label.
    pub(super) fn label(&mut self, name: &str, value: &str) {
        let before = self.labels_before.get(self.labels.len());
        self.labels.push((
            shared(before.map(|(name, _)| name), name),
            shared(before.map(|(_, value)| value), value),
        ));
    }

    /// Adds a sample, and says whether it lies after the one before; if not, it is left out.
    #[inline]
    pub(super) fn sample(&mut self, time: f64, value: f64) -> bool {
        let rises = self.times.push(time);
        if rises {
            self.values.push(value);
        }
        rises
    }

    /// Adds a histogram sample, and says whether it lies after the one before; if not, it is left
    /// out.
    pub(super) fn histogram(&mut self, histogram: Histogram) -> bool {
        let last = self.histograms.last();
        let rises = last.is_none_or(|last| last.time < histogram.time);
        if rises {
            self.histograms.push(histogram);
        }
        rises
    }

    /// How many samples the series has so far, histograms included.
    pub(super) fn samples(&self) -> usize {
        self.values.len() + self.histograms.len()
    }

    /// The series, and the next one begins.
    pub(super) fn take(&mut self) -> Series {
        let series = Series {
            labels: Labels::new(self.labels.iter().cloned()),
            times: self.times.take(),
            values: self.values.as_slice().into(),
            histograms: if self.histograms.is_empty() {
                Arc::clone(&self.no_histograms)
            } else {
                std::mem::take(&mut self.histograms).into()
            },
        };
        self.values.clear();
        std::mem::swap(&mut self.labels, &mut self.labels_before);
        self.labels.clear();
        series
    }
}

fn shared(before: Option<&Arc<str>>, text: &str) -> Arc<str> {
    match before {
        Some(before) if **before == *text => Arc::clone(before),
        _ => text.into(),
    }
}
