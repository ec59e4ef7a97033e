//! Where a line breaks: a missing step is a gap, and what is not finite cannot be drawn.

use std::ops::Range;

/// Times farther apart than this many steps have a gap between them.
pub const GAP_STEPS: f64 = 1.5;

/// The runs of samples that a line joins, as ranges of indices, none empty. A run of one is a
/// lone sample, to be drawn as a dot. `step` is in milliseconds, as `times` are.
pub fn runs<'a>(
    times: &'a [f64],
    values: &'a [f64],
    step: f64,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut rest = 0..times.len().min(values.len());
    std::iter::from_fn(move || {
        let start = rest.by_ref().find(|index| values[*index].is_finite())?;
        let joins = |index: &usize| {
            values[*index].is_finite() && times[*index] - times[*index - 1] <= step * GAP_STEPS
        };
        let length = rest.clone().take_while(joins).count();
        rest.start += length;
        Some(start..start + 1 + length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const INF: f64 = f64::INFINITY;
    const NAN: f64 = f64::NAN;

    #[test]
    fn breaks_at_missing_steps_and_at_what_is_not_finite() {
        for (times, values, expected) in [
            (vec![], vec![], vec![]),
            (vec![0.0], vec![1.0], vec![(0, 1)]),
            (vec![0.0, 10.0, 20.0], vec![1.0; 3], vec![(0, 3)]),
            (vec![0.0, 15.0, 31.0], vec![1.0; 3], vec![(0, 2), (2, 3)]),
            (vec![0.0, 10.0, 30.0], vec![1.0; 3], vec![(0, 2), (2, 3)]),
            (
                vec![0.0, 10.0, 20.0],
                vec![1.0, NAN, 1.0],
                vec![(0, 1), (2, 3)],
            ),
            (vec![0.0, 10.0, 20.0], vec![INF, 1.0, -INF], vec![(1, 2)]),
            (vec![0.0, 10.0], vec![NAN, NAN], vec![]),
        ] {
            let found: Vec<_> = runs(&times, &values, 10.0)
                .map(|run| (run.start, run.end))
                .collect();
            assert_eq!(found, expected, "{times:?} {values:?}");
        }
    }

    proptest! {
        #[test]
        fn every_finite_sample_is_in_one_run(
            samples in prop::collection::vec((1_u32..4, prop::option::of(-5.0..5.0)), 0..40)
        ) {
            let mut time = 0.0;
            let times: Vec<f64> = samples.iter().map(|(steps, _)| {
                time += f64::from(*steps) * 10.0;
                time
            }).collect();
            let values: Vec<f64> = samples.iter().map(|(_, value)| value.unwrap_or(NAN)).collect();
            let found: Vec<_> = runs(&times, &values, 10.0).collect();
            let covered: Vec<usize> = found.iter().cloned().flatten().collect();
            let finite: Vec<usize> = (0..values.len()).filter(|at| values[*at].is_finite()).collect();
            prop_assert_eq!(covered, finite);
            for pair in found.windows(2) {
                let touches = pair[0].end == pair[1].start;
                prop_assert!(!touches || times[pair[1].start] - times[pair[0].end - 1] > 15.0);
            }
            for run in found {
                prop_assert!(times[run].windows(2).all(|pair| pair[1] - pair[0] <= 15.0));
            }
        }
    }
}
