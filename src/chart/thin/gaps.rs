//! Where a line breaks: a missing step is a gap, and what is not finite cannot be drawn.

use std::ops::Range;

use crate::chart::axis::scale::Curve;
use crate::chart::lines::Lines;
use crate::chart::lines::stats::Stats;
use crate::prom::series::Series;

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

/// What cannot be drawn, so that it can be named instead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unplottable {
    /// Series that have such samples.
    pub series: usize,
    /// Samples that are `+Inf`.
    pub plus_inf: usize,
    /// Samples that are `-Inf`.
    pub minus_inf: usize,
    /// Samples that are `NaN`.
    pub nan: usize,
    /// Finite samples that have no place on the value axis.
    pub without_place: usize,
    curve: Curve,
}

impl Unplottable {
    /// Counts over all lines, whose values lie on their axes like this.
    #[must_use]
    pub fn count(lines: &Lines, curve: Curve) -> Self {
        let has_no_place = |value: f64| value.is_finite() && curve.bend(value).is_nan();
        // Most answers have no such sample, and their statistics know it.
        let is_odd = |(series, stats): &(&Series, &Option<Stats>)| {
            stats.is_none_or(|stats| {
                stats.count < series.values.len()
                    || has_no_place(stats.min)
                    || has_no_place(stats.max)
            })
        };
        let mut all = Self {
            curve,
            ..Self::default()
        };
        for (series, _) in lines.series.iter().zip(&lines.stats).filter(is_odd) {
            let before = all.samples();
            for value in series.values.iter().copied() {
                all.plus_inf += usize::from(value == f64::INFINITY);
                all.minus_inf += usize::from(value == f64::NEG_INFINITY);
                all.nan += usize::from(value.is_nan());
                all.without_place += usize::from(has_no_place(value));
            }
            all.series += usize::from(all.samples() > before);
        }
        all
    }

    /// How many samples are not drawn.
    #[must_use]
    pub const fn samples(&self) -> usize {
        self.plus_inf + self.minus_inf + self.nan + self.without_place
    }

    /// A sentence that names what is not drawn, if anything is.
    #[must_use]
    pub fn notice(&self) -> Option<String> {
        let without_place = match self.curve {
            Curve::Log => "not above zero (the axis is logarithmic)",
            Curve::Linear => "beyond ±1e300 (the axis is linear)",
        };
        let kinds = [
            (self.plus_inf, "+Inf"),
            (self.minus_inf, "-Inf"),
            (self.nan, "NaN"),
            (self.without_place, without_place),
        ];
        let kinds: Vec<&str> = kinds
            .into_iter()
            .filter_map(|(count, kind)| (count > 0).then_some(kind))
            .collect();
        let (last, others) = kinds.split_last()?;
        let kinds = if others.is_empty() {
            (*last).to_owned()
        } else {
            format!("{} or {last}", others.join(", "))
        };
        let samples = match self.samples() {
            1 => "1 sample".to_owned(),
            count => format!("{count} samples"),
        };
        let series = match self.series {
            1 => "1 series".to_owned(),
            count => format!("{count} series"),
        };
        let (are, them) = match self.samples() {
            1 => ("is", "it"),
            _ => ("are", "them"),
        };
        Some(format!(
            "{samples} of {series} {are} {kinds} and {are} not drawn; the samples on the Debug tab \
             and the CSV under Export have {them}."
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::labels::Labels;
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

    fn series(values: &[f64]) -> Series {
        Series {
            labels: Labels::default(),
            times: values.iter().map(|_| 0.0).collect(),
            values: values.into(),
            histograms: [].into(),
        }
    }

    #[test]
    fn names_what_is_not_drawn() {
        for (columns, curve, notice) in [
            (vec![vec![1.0, -1.0]], Curve::Linear, None),
            (
                vec![vec![1.0, NAN]],
                Curve::Linear,
                Some(
                    "1 sample of 1 series is NaN and is not drawn; the samples on the Debug tab \
                     and the CSV under Export have it.",
                ),
            ),
            (
                vec![vec![INF, NAN], vec![1.0], vec![-INF]],
                Curve::Linear,
                Some(
                    "3 samples of 2 series are +Inf, -Inf or NaN and are not drawn; the \
                     samples on the Debug tab and the CSV under Export have them.",
                ),
            ),
            (
                vec![vec![0.0, 1.0, -1.0]],
                Curve::Log,
                Some(
                    "2 samples of 1 series are not above zero (the axis is logarithmic) and are \
                     not drawn; the samples on the Debug tab and the CSV under Export have them.",
                ),
            ),
            (vec![vec![1.7e308, 1e-309]], Curve::Log, None),
            (
                vec![vec![1.7e308, 1.0, -1.7e308], vec![1e300, 1e-309]],
                Curve::Linear,
                Some(
                    "2 samples of 1 series are beyond ±1e300 (the axis is linear) and are not \
                     drawn; the samples on the Debug tab and the CSV under Export have them.",
                ),
            ),
        ] {
            let mut lines = Lines::default();
            lines.series = columns.iter().map(|values| series(values)).collect();
            lines.stats = columns.iter().map(|values| Stats::of(values)).collect();
            let found = Unplottable::count(&lines, curve).notice();
            assert_eq!(found.as_deref(), notice);
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
