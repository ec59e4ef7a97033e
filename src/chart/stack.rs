//! Series piled on each other, so that their sum can be read.

use std::sync::Arc;

use crate::order;
use crate::prom::series::Series;

/// Stacks series from the first, at the bottom, to the last: each of the answered series has as
/// its values the sums of its own and of all below it, so the area of one is between it and the
/// one before, and that of the first between it and zero.
///
/// All share the union of the times. A series that has no sample at a time, or one that is not
/// finite, adds nothing there, so series that come and go leave the others right; a time at which
/// no series has a sample stays a gap.
#[must_use]
pub fn stack<'a>(series: impl IntoIterator<Item = &'a Series>) -> Vec<Series> {
    let series: Vec<&Series> = series.into_iter().collect();
    let times = union(&series);
    let mut sums = vec![0.0; times.len()];
    let pile = |one: &&Series| {
        add(&mut sums, &times, one);
        Series {
            labels: one.labels.clone(),
            times: times.clone(),
            values: sums.as_slice().into(),
            histograms: [].into(),
        }
    };
    series.iter().map(pile).collect()
}

fn union(series: &[&Series]) -> Arc<[f64]> {
    let mut columns: Vec<&Arc<[f64]>> = Vec::new();
    for one in series {
        if !columns
            .last()
            .is_some_and(|last| Arc::ptr_eq(last, &one.times))
        {
            columns.push(&one.times);
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

/// Adds a series' values to `sums` at `times`, of which its own are a part.
fn add(sums: &mut [f64], times: &[f64], series: &Series) {
    let mut sums = sums.iter_mut().zip(times);
    for (time, value) in series.times.iter().zip(series.values.iter()) {
        let sum = sums.find(|(_, at)| *at >= time).map(|(sum, _)| sum);
        if let Some(sum) = sum.filter(|_| value.is_finite()) {
            *sum += value;
        }
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

    #[test]
    fn piles_up_series_that_come_and_go() {
        let all = [
            series(&[(0, 1.0), (10, 1.0), (40, 1.0)]),
            series(&[(10, 2.0), (20, 2.0), (40, f64::NAN)]),
            series(&[]),
            series(&[(0, 4.0), (20, -1.0), (40, 4.0)]),
        ];
        let piled = stack(&all);
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
    fn shared_times_stay_shared() {
        let one = series(&[(0, 1.0), (10, 2.0)]);
        let piled = stack(&[one.clone(), one.clone()]);
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
            let piled = stack(&series);
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
