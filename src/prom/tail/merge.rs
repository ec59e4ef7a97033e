//! What is on screen and the tail's answer become one answer.

use std::ops::Range;
use std::sync::Arc;

use super::super::histogram::Histogram;
use super::super::labels::Labels;
use super::super::series::Series;
use super::super::shared::SharedTimes;
use super::super::window::Window;
use crate::order;

/// Merges what is on screen, `old`, with the answer `tail` to the window `asked`, to what a query
/// of the window `wanted` would give.
///
/// Within `asked` only the tail counts: late samples and changed ones come in, vanished ones go.
/// What slid out at the left is dropped, a series with nothing left too. The series are in
/// Prometheus' order, by their labels. Columns that stay as they were are the old ones, and equal
/// time columns are one.
#[must_use]
pub fn merge(old: &[Series], tail: &[Series], asked: Window, wanted: Window) -> Vec<Series> {
    let old = old.iter().map(|series| (series, false));
    let mut both: Vec<(&Series, bool)> = old
        .chain(tail.iter().map(|series| (series, true)))
        .collect();
    order::sort(&mut both, |a, b| a.0.labels.cmp(&b.0.labels));
    let mut joint = Joint::new(asked, wanted);
    let nothing = Series::default();
    both.chunk_by(|a, b| a.0.labels == b.0.labels)
        .map(|pair| {
            let of = |is_tail: bool| {
                let found = pair.iter().rfind(|(_, of_tail)| *of_tail == is_tail);
                found.map_or(&nothing, |(series, _)| *series)
            };
            joint.join(&pair[0].0.labels, of(false), of(true))
        })
        .filter(|series| !series.times.is_empty() || !series.histograms.is_empty())
        .collect()
}

/// Where old samples end and new ones begin, milliseconds since 1970.
struct Joint {
    start: f64,
    seam: f64,
    end: f64,
    shared: SharedTimes,
    /// The time columns that were joined last, and what they became: most series share theirs.
    last: [Arc<[f64]>; 3],
}

impl Joint {
    fn new(asked: Window, wanted: Window) -> Self {
        Self {
            start: wanted.start.float(),
            seam: asked.start.float(),
            end: wanted.end.float(),
            shared: SharedTimes::default(),
            last: Default::default(),
        }
    }

    fn join(&mut self, labels: &Labels, before: &Series, after: &Series) -> Series {
        let kept = self.kept(&before.times, |time| *time);
        let new = self.new_ones(&after.times, |time| *time);
        Series {
            labels: labels.clone(),
            times: self.join_times(&before.times, &after.times),
            values: join(&before.values, kept, slice(&after.values, new), same_bits),
            histograms: self.join_histograms(&before.histograms, &after.histograms),
        }
    }

    fn join_times(&mut self, before: &Arc<[f64]>, after: &Arc<[f64]>) -> Arc<[f64]> {
        let [last_before, last_after, last_joined] = &self.last;
        if Arc::ptr_eq(before, last_before) && Arc::ptr_eq(after, last_after) {
            return Arc::clone(last_joined);
        }
        let kept = self.kept(before, |time| *time);
        let new = self.new_ones(after, |time| *time);
        let joined = self
            .shared
            .share(join(before, kept, slice(after, new), same_bits));
        self.last = [Arc::clone(before), Arc::clone(after), Arc::clone(&joined)];
        joined
    }

    fn join_histograms(
        &self,
        before: &Arc<[Histogram]>,
        after: &Arc<[Histogram]>,
    ) -> Arc<[Histogram]> {
        let kept = self.kept(before, |histogram| histogram.time);
        let new = self.new_ones(after, |histogram| histogram.time);
        join(before, kept, slice(after, new), Histogram::eq)
    }

    /// Which of the old samples stay.
    fn kept<T>(&self, samples: &[T], time: impl Fn(&T) -> f64) -> Range<usize> {
        let start = samples.partition_point(|sample| time(sample) < self.start);
        let end = samples.partition_point(|sample| time(sample) < self.seam);
        start..end
    }

    /// Which of the tail's samples are taken.
    fn new_ones<T>(&self, samples: &[T], time: impl Fn(&T) -> f64) -> Range<usize> {
        let start = samples.partition_point(|sample| time(sample) < self.seam);
        let end = samples.partition_point(|sample| time(sample) <= self.end);
        start..end
    }
}

/// Joins what is kept of `before` with `after`; `before` itself where that changes nothing.
fn join<T: Clone>(
    before: &Arc<[T]>,
    kept: Range<usize>,
    after: &[T],
    same: impl Fn(&T, &T) -> bool,
) -> Arc<[T]> {
    let replaced = before.get(kept.end..).unwrap_or_default();
    let is_unchanged = kept.start == 0
        && replaced.len() == after.len()
        && replaced.iter().zip(after).all(|(old, new)| same(old, new));
    if is_unchanged {
        return Arc::clone(before);
    }
    slice(before, kept).iter().chain(after).cloned().collect()
}

/// Columns of a series are of equal length, so that no range is out of reach.
fn slice<T>(samples: &[T], range: Range<usize>) -> &[T] {
    samples.get(range).unwrap_or_default()
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "compares elements in place"
)]
fn same_bits(a: &f64, b: &f64) -> bool {
    a.to_bits() == b.to_bits()
}
