//! Series piled on each other, so that their sum can be read.

use std::sync::Arc;

use super::gaps::GAP_STEPS;
use crate::order;
use crate::prom::series::Series;

/// A series of a pile.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layer<'a> {
    /// What is added.
    pub(super) series: &'a Series,
    /// Milliseconds between its steps.
    pub(super) step: f64,
}

/// Stacks groups of series from the first, at the bottom, to the last: each of the answered series
/// has as its values the sums of its own group and of all below it, so the area of one is between
/// it and the one before, and that of the first between it and zero.
///
/// All share the union of the times. Between two of its samples that a line would join a series
/// adds what lies on that line, and after its last sample the same for less than a step, so series
/// of different steps add up; where it has a gap, or a sample that is not finite, it adds nothing,
/// so series that come and go leave the others right. A time at which no series has a sample stays
/// a gap.
#[must_use]
pub(super) fn stack(groups: &[Vec<Layer>]) -> Vec<Series> {
    let times = union(groups);
    let mut sums = vec![0.0; times.len()];
    let pile = |group: &Vec<Layer>| {
        for layer in group {
            add(&mut sums, &times, layer);
        }
        Series {
            times: times.clone(),
            values: sums.as_slice().into(),
            ..Series::default()
        }
    };
    groups.iter().map(pile).collect()
}

fn union(groups: &[Vec<Layer>]) -> Arc<[f64]> {
    let mut columns: Vec<&Arc<[f64]>> = Vec::new();
    for layer in groups.iter().flatten() {
        let times = &layer.series.times;
        if !columns.last().is_some_and(|last| Arc::ptr_eq(last, times)) {
            columns.push(times);
        }
    }
    if let [only] = columns.as_slice() {
        return (*only).clone();
    }
    let mut all: Vec<f64> = columns
        .iter()
        .flat_map(|times| times.iter().copied())
        .collect();
    order::sort_times(&mut all);
    all.into()
}

/// Adds what a series is at `times`, of which its own are a part.
fn add(sums: &mut [f64], times: &[f64], layer: &Layer) {
    let own = &layer.series.times;
    let mut next = 0;
    for (sum, time) in sums.iter_mut().zip(times) {
        while own.get(next).is_some_and(|own| own < time) {
            next += 1;
        }
        let value = value_at(layer, next, *time);
        if value.is_finite() {
            *sum += value;
        }
    }
}

/// What a series is at a time that is not after its sample `next` and after the one before;
/// `NaN` where it is nothing.
fn value_at(Layer { series, step }: &Layer, next: usize, time: f64) -> f64 {
    let sample = |at: usize| Some((*series.times.get(at)?, *series.values.get(at)?));
    let before = next.checked_sub(1).and_then(sample);
    match (before, sample(next)) {
        (_, Some((after, value))) if after <= time => value,
        (Some((before, from)), Some((after, to))) if after - before <= step * GAP_STEPS => {
            from + (to - from) * (time - before) / (after - before)
        }
        (Some((before, from)), _) if time - before < *step => from,
        _ => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn series(samples: &[(i32, f64)]) -> Series {
        Series {
            times: samples.iter().map(|(time, _)| f64::from(*time)).collect(),
            values: samples.iter().map(|(_, value)| *value).collect(),
            ..Series::default()
        }
    }

    /// Each series by itself.
    fn piled(all: &[Series], step: f64) -> Vec<Series> {
        let layer = |series| vec![Layer { series, step }];
        stack(&all.iter().map(layer).collect::<Vec<_>>())
    }

    #[test]
    fn piles_up_series_that_come_and_go() {
        let all = [
            series(&[(0, 1.0), (10, 1.0), (40, 1.0)]),
            series(&[(10, 2.0), (20, 2.0), (40, f64::NAN)]),
            series(&[]),
            series(&[(0, 4.0), (20, -1.0), (40, 4.0)]),
        ];
        let piled = piled(&all, 10.0);
        let times: Vec<f64> = vec![0.0, 10.0, 20.0, 40.0];
        let sums: Vec<Vec<f64>> = vec![
            vec![1.0, 1.0, 0.0, 1.0],
            vec![1.0, 3.0, 2.0, 1.0],
            vec![1.0, 3.0, 2.0, 1.0],
            vec![5.0, 3.0, 1.0, 5.0],
        ];
        for (series, sums) in piled.iter().zip(sums) {
            assert_eq!(series.times.to_vec(), times);
            assert_eq!(series.values.to_vec(), sums);
        }
        assert_eq!(piled.len(), 4);
        assert_eq!(stack(&[]), []);
    }

    #[test]
    fn series_of_different_steps_add_up() {
        let coarse = series(&[(0, 1.0), (20, 3.0), (60, 3.0)]);
        let fine = [0, 10, 20, 30, 40, 60, 70].map(|time| (time, 5.0));
        let fine = series(&fine);
        let layer = |series, step| Layer { series, step };
        let sums = stack(&[vec![layer(&coarse, 20.0), layer(&fine, 10.0)]]);
        assert_eq!(sums[0].values.to_vec(), [6.0, 7.0, 8.0, 8.0, 5.0, 8.0, 8.0]);
    }

    #[test]
    fn shared_times_stay_shared() {
        let one = series(&[(0, 1.0), (10, 2.0)]);
        let piled = piled(&[one.clone(), one.clone()], 10.0);
        assert!(
            piled
                .iter()
                .all(|series| Arc::ptr_eq(&series.times, &one.times))
        );
    }

    proptest! {
        #[test]
        fn the_top_is_the_sum(
            all in prop::collection::vec(
                prop::collection::btree_map(0_i32..20, -5_i32..9, 0..15),
                1..6,
            )
        ) {
            let series: Vec<Series> = all.iter().map(|samples| {
                let samples = samples.iter().map(|(time, value)| (*time, f64::from(*value)));
                series(&samples.collect::<Vec<_>>())
            }).collect();
            let piled = piled(&series, 0.1);
            let Some(top) = piled.last() else { return Err(TestCaseError::fail("nothing")) };
            for time in 0..20 {
                let sum: Option<i32> = all.iter().filter_map(|samples| samples.get(&time)).copied()
                    .reduce(|a, b| a + b);
                let at = top.times.iter().position(|at| at.total_cmp(&f64::from(time)).is_eq());
                prop_assert_eq!(at.map(|at| top.values[at]), sum.map(f64::from));
            }
        }
    }
}
