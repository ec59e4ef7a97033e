//! Thresholds on a chart: a layer over its lines, which are not planned again for them.

use super::Figure;
use super::axes::Axes;
use crate::prom::stretch::Stretch;
use crate::prom::zone::Offset;

impl Figure {
    /// With these thresholds of the axis at the left. They are in sight: one beyond what the lines
    /// need makes the axis longer.
    #[must_use]
    pub fn with_thresholds(self, thresholds: &[f64], offset: Offset) -> Self {
        let plans = (self.plans.0.holding(thresholds), self.plans.1);
        let window = Stretch::from_floats(self.left.scale.start, self.left.scale.end);
        let axes = Axes::new(window, plans, self.look, offset);
        Self {
            plot: axes.plot,
            x_ticks: axes.x_ticks,
            left: axes.left,
            right: axes.right,
            thresholds: thresholds.to_vec(),
            plans,
            ..self
        }
    }

    /// Whether the plot and its scales are where those of another figure are, so that the same
    /// lines look the same.
    #[must_use]
    pub fn is_laid_as(&self, other: &Self) -> bool {
        let scale = |figure: &Self| figure.right.as_ref().map(|axis| axis.scale);
        self.plot == other.plot
            && self.left.scale == other.left.scale
            && scale(self) == scale(other)
    }
}

#[cfg(test)]
mod tests {
    use crate::chart::figure::{Choice, Figure, sample};
    use crate::prom::duration::Duration;
    use crate::prom::series::Series;
    use crate::prom::stretch::Stretch;
    use crate::prom::zone::UTC;

    #[test]
    fn widen_the_axis_only_where_they_lie_beyond() {
        let series = Series {
            times: [0.0, 10_000.0].into(),
            values: [20.0, 80.0].into(),
            ..Series::default()
        };
        let lines = sample::lines(&[series], Duration::from_seconds(10));
        let window = Stretch::from_floats(0.0, 10_000.0);
        let look = sample::look(400.0, 300.0);
        let plain = Figure::plan(
            &lines,
            window,
            &Choice {
                front: 1,
                ..Choice::default()
            },
            look,
            UTC,
        );
        for (thresholds, is_same) in [
            (vec![], true),
            (vec![50.0], true),
            (vec![f64::NAN], true),
            (vec![50.0, 1e6], false),
        ] {
            let figure = plain.clone().with_thresholds(&thresholds, UTC);
            assert_eq!(figure.is_laid_as(&plain), is_same, "{thresholds:?}");
            assert_eq!(figure.front, plain.front);
            assert_eq!(figure.with_thresholds(&[], UTC), plain);
        }
    }
}
