//! Where an instant lies in a column of times.

use std::cmp::Ordering;
use std::ops::Range;

/// The indices of rising `times` from `start` to `end`, both included.
#[must_use]
pub fn within(times: &[f64], start: f64, end: f64) -> Range<usize> {
    let first = times.partition_point(|time| *time < start);
    let after = times.partition_point(|time| *time <= end);
    first..after.max(first)
}

/// The index of the sample nearest to a time, if it is within half a step.
#[must_use]
pub fn sample_at(times: &[f64], time: f64, step: f64) -> Option<usize> {
    let after = times.partition_point(|one| *one < time);
    let candidates = [after.checked_sub(1), Some(after)];
    let distance = |index: &usize| times.get(*index).map(|one| (one - time).abs());
    let near = candidates
        .into_iter()
        .flatten()
        .filter(|index| distance(index) <= Some(step / 2.0));
    let near = near.filter(|index| distance(index).is_some());
    near.min_by(|a, b| {
        distance(a)
            .partial_cmp(&distance(b))
            .unwrap_or(Ordering::Equal)
    })
}
