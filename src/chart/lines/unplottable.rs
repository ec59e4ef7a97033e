//! Samples that cannot be drawn.

use super::Lines;
use super::stats::Stats;
use crate::chart::axis::scale::Curve;
use crate::prom::series::Series;

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

    const INF: f64 = f64::INFINITY;
    const NAN: f64 = f64::NAN;

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
            let lines = Lines {
                series: columns.iter().map(|values| series(values)).collect(),
                stats: columns.iter().map(|values| Stats::of(values)).collect(),
                ..Lines::default()
            };
            let found = Unplottable::count(&lines, curve).notice();
            assert_eq!(found.as_deref(), notice);
        }
    }
}
