//! Series piled on each other, so that their sum can be read.

use std::sync::Arc;

use crate::chart::thin::gaps::GAP_STEPS;
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

/// What a group adds to a pile, between two borders of the same times; `NaN` where it adds nothing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Band {
    /// The border next to zero: where those before it end.
    pub(super) inner: Series,
    /// The border away from zero.
    pub(super) outer: Series,
}

/// Stacks groups of series, the first next to zero: what is above zero on one pile, and what is
/// below it on another, so that they never overlap. Each group has a band on each pile, if it has
/// samples there.
///
/// All share the union of the times. Between two of its samples that a line would join a series
/// adds what lies on that line, and after its last sample the same for less than a step, so series
/// of different steps add up; where it has a gap, or a sample that is not finite, it adds nothing
/// and its band has a gap, so series that come and go leave the others right. Where it changes its
/// sign, its band on one pile runs out as that on the other begins.
#[must_use]
pub(super) fn stack(groups: &[Vec<Layer>]) -> Vec<[Option<Band>; 2]> {
    let times = union(groups);
    let mut piles = [vec![0.0; times.len()], vec![0.0; times.len()]];
    let bands = |group: &Vec<Layer>| {
        let mut own = [vec![f64::NAN; times.len()], vec![f64::NAN; times.len()]];
        for layer in group {
            add(&mut own, &times, layer);
        }
        let steps = group.iter().map(|layer| layer.step);
        run_out(&mut own, &times, steps.fold(0.0, f64::max) * GAP_STEPS);
        let [above, below] = own;
        let [up, down] = &mut piles;
        [band(&times, up, &above), band(&times, down, &below)]
    };
    groups.iter().map(bands).collect()
}

/// Puts what a group adds on a pile.
fn band(times: &Arc<[f64]>, pile: &mut [f64], own: &[f64]) -> Option<Band> {
    if own.iter().all(|own| own.is_nan()) {
        return None;
    }
    let border = |values: Vec<f64>| Series {
        times: times.clone(),
        values: values.into(),
        ..Series::default()
    };
    let both = || pile.iter().zip(own);
    // Nothing added to a number is nothing.
    let inner = both().map(|(pile, own)| if own.is_nan() { *own } else { *pile });
    let outer = both().map(|(pile, own)| pile + own);
    let (inner, outer) = (inner.collect(), outer.collect());
    for (pile, own) in pile.iter_mut().zip(own).filter(|(_, own)| !own.is_nan()) {
        *pile += own;
    }
    Some(Band {
        inner: border(inner),
        outer: border(outer),
    })
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

/// Adds what a series is at `times`, of which its own are a part, above zero and below. Zero itself
/// is where the series is otherwise.
fn add([above, below]: &mut [Vec<f64>; 2], times: &[f64], layer: &Layer) {
    let own = &layer.series.times;
    let values = || layer.series.values.iter();
    let is_negative =
        values().all(|value| *value <= 0.0 || value.is_nan()) && values().any(|value| *value < 0.0);
    let mut next = 0;
    for (at, time) in times.iter().enumerate() {
        while own.get(next).is_some_and(|own| own < time) {
            next += 1;
        }
        let value = value_at(layer, next, *time);
        let is_below = value < 0.0 || (is_negative && value <= 0.0);
        let sum = if is_below {
            &mut below[at]
        } else {
            &mut above[at]
        };
        if value.is_finite() {
            *sum = value + if sum.is_nan() { 0.0 } else { *sum };
        }
    }
}

/// Where a group changes its sign between two times that are no farther apart than `joined`, what
/// it adds on one side goes down to nothing at the other one's first.
fn run_out([above, below]: &mut [Vec<f64>; 2], times: &[f64], joined: f64) {
    let mut ends = Vec::new();
    for (at, two) in times.windows(2).enumerate() {
        if two[1] - two[0] > joined {
            continue;
        }
        for (from, to) in [(at, at + 1), (at + 1, at)] {
            let ends_here = |side: &[f64], other: &[f64]| {
                side[to].is_nan() && !side[from].is_nan() && !other[to].is_nan()
            };
            if ends_here(above, below) {
                ends.push((0, to));
            }
            if ends_here(below, above) {
                ends.push((1, to));
            }
        }
    }
    for (side, at) in ends {
        [&mut *above, &mut *below][side][at] = 0.0;
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

    const NAN: f64 = f64::NAN;

    /// Each series by itself: borders of its bands, above zero and below.
    fn piled(all: &[Series], step: f64) -> Vec<[Option<Band>; 2]> {
        let layer = |series| vec![Layer { series, step }];
        stack(&all.iter().map(layer).collect::<Vec<_>>())
    }

    /// Inner and outer border in words, `-` for what is not there.
    fn said(band: Option<&Band>) -> String {
        let values = |series: &Series| {
            let values = series.values.iter();
            let values = values.map(|value| {
                if value.is_nan() {
                    "-".to_owned()
                } else {
                    value.to_string()
                }
            });
            values.collect::<Vec<_>>().join(" ")
        };
        band.map_or_else(String::new, |band| {
            format!("{} | {}", values(&band.inner), values(&band.outer))
        })
    }

    #[test]
    fn a_series_that_comes_and_goes_leaves_a_gap_and_the_others_right() {
        let all = [
            series(&[(0, 1.0), (10, 1.0), (40, 1.0)]),
            series(&[(10, 2.0), (20, 2.0), (40, NAN)]),
            series(&[]),
            series(&[(0, 4.0), (20, 1.0), (40, 4.0)]),
        ];
        let piled = piled(&all, 10.0);
        let above: Vec<String> = piled
            .iter()
            .map(|[above, _]| said(above.as_ref()))
            .collect();
        assert_eq!(
            above,
            [
                "0 0 - 0 | 1 1 - 1",
                "- 1 0 - | - 3 2 -",
                "",
                "1 - 2 1 | 5 - 3 5",
            ]
        );
        assert!(piled.iter().all(|[_, below]| below.is_none()));
        let times = piled[0][0].as_ref().map(|band| band.outer.times.to_vec());
        assert_eq!(times, Some(vec![0.0, 10.0, 20.0, 40.0]));
        assert!(stack(&[]).is_empty());
    }

    /// As d3's `stackOffsetDiverging` has it.
    #[test]
    fn what_is_below_zero_is_on_a_pile_of_its_own() {
        let all = [
            series(&[(0, 5.0), (10, 5.0)]),
            series(&[(0, -3.0), (10, -1.0)]),
            series(&[(0, 2.0), (10, 2.0)]),
            series(&[(0, -1.0), (10, 0.0)]),
        ];
        let bands: Vec<[String; 2]> = piled(&all, 10.0)
            .iter()
            .map(|bands| bands.each_ref().map(|band| said(band.as_ref())))
            .collect();
        let expected = [
            ["0 0 | 5 5", ""],
            ["", "0 0 | -3 -1"],
            ["5 5 | 7 7", ""],
            ["", "-3 -1 | -4 -1"],
        ];
        assert_eq!(bands, expected);
    }

    #[test]
    fn a_series_that_changes_its_sign_goes_from_pile_to_pile() {
        let all = [
            series(&[(0, 1.0), (10, 1.0), (20, 1.0), (30, 1.0), (60, 1.0)]),
            series(&[(0, 2.0), (10, -2.0), (20, -3.0), (30, 4.0), (60, -1.0)]),
        ];
        let [above, below] = &piled(&all, 10.0)[1];
        assert_eq!(said(above.as_ref()), "1 1 1 1 - | 3 1 1 5 -");
        assert_eq!(said(below.as_ref()), "0 0 0 0 0 | 0 -2 -3 0 -1");
    }

    #[test]
    fn series_of_different_steps_add_up() {
        let coarse = series(&[(0, 1.0), (20, 3.0), (60, 3.0)]);
        let fine = [0, 10, 20, 30, 40, 60, 70].map(|time| (time, 5.0));
        let fine = series(&fine);
        let layer = |series, step| Layer { series, step };
        let bands = stack(&[vec![layer(&coarse, 20.0), layer(&fine, 10.0)]]);
        assert_eq!(said(bands[0][0].as_ref()), "0 0 0 0 0 0 0 | 6 7 8 8 5 8 8");
    }

    #[test]
    fn shared_times_stay_shared() {
        let one = series(&[(0, 1.0), (10, 2.0)]);
        let piled = piled(&[one.clone(), one.clone()], 10.0);
        let mut bands = piled.iter().flatten().flatten();
        assert!(bands.all(|band| Arc::ptr_eq(&band.outer.times, &one.times)));
    }

    proptest! {
        #[test]
        fn the_outermost_are_the_sums_and_no_bands_overlap(
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
            for time in 0..20 {
                let values = all.iter().filter_map(|samples| samples.get(&time)).copied();
                for (side, sign) in [(0, 1), (1, -1)] {
                    let sum: i32 = values.clone().map(|value| (value * sign).max(0)).sum();
                    let mut edge = 0.0;
                    for band in piled.iter().filter_map(|bands| bands[side].as_ref()) {
                        let at = band.outer.times.iter().position(|at| at.total_cmp(&f64::from(time)).is_eq());
                        let Some(at) = at.filter(|at| !band.outer.values[*at].is_nan()) else { continue };
                        prop_assert!((band.inner.values[at] - edge).abs() < 1e-9);
                        edge = band.outer.values[at];
                    }
                    prop_assert!((edge - f64::from(sum * sign)).abs() < 1e-9);
                }
            }
        }
    }
}
