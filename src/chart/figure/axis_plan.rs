//! A value axis before the plot's width is known.

use super::appearance::Appearance;
use crate::chart::axis::extent::Extent;
use crate::chart::axis::scale::{Curve, Scale};
use crate::chart::axis::ticks::Ticks;
use crate::chart::axis::value_axis;
use crate::chart::lines::Lines;
use crate::chart::lines::source::Side;
use crate::measure::unit::Unit;
use crate::prom::stretch::Stretch;

/// A value axis of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueAxis {
    /// From data to CSS pixels of the plot.
    pub scale: Scale,
    /// Its marks, at values.
    pub ticks: Ticks,
}

/// What an axis is to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct AxisPlan {
    /// How values lie on it.
    pub(super) curve: Curve,
    /// From where to where its lines reach.
    extent: Option<Extent>,
    unit: Unit,
    /// Where the reader wants it to begin and to end.
    limits: (Option<f64>, Option<f64>),
    /// The thresholds on it reach from here to there.
    thresholds: Option<Extent>,
}

impl AxisPlan {
    /// The axis at a side, as the reader wants it, of values in `unit`.
    pub(super) fn of(side: Side, appearance: &Appearance, unit: Unit) -> Self {
        let curve = appearance.drawn_curve();
        let plan = Self {
            curve,
            unit,
            ..Self::default()
        };
        if side == Side::Right {
            return plan;
        }
        Self {
            limits: appearance.limits(),
            ..plan
        }
    }

    /// With room for these thresholds, as far as they have a place on it.
    pub(super) fn holding(self, thresholds: &[f64]) -> Self {
        let placed = thresholds.iter().copied();
        let placed = placed.filter(|threshold| self.curve.bend(*threshold).is_finite());
        let extents = placed.map(|threshold| Extent {
            low: threshold,
            high: threshold,
        });
        Self {
            thresholds: extents.reduce(Extent::join),
            ..self
        }
    }

    /// With room for what reaches from there to there.
    pub(super) fn over(self, extent: Option<Extent>) -> Self {
        Self { extent, ..self }
    }

    /// The axis over a window, so many CSS pixels high.
    pub(super) fn axis(self, window: Stretch, height: f64) -> ValueAxis {
        let Extent { low, high } = self.range();
        ValueAxis {
            scale: Scale {
                start: window.start.float(),
                end: window.end.float(),
                low,
                high,
                curve: self.curve,
                width: 1.0,
                height,
            },
            ticks: value_axis::value_ticks(Extent { low, high }, height, self.curve, self.unit),
        }
    }

    /// Limits are exact. Where all lines lie beyond the only one, the axis is as for a flat line
    /// there.
    fn range(&self) -> Extent {
        let all = self.extent.into_iter().chain(self.thresholds);
        let free = value_axis::range(all.reduce(Extent::join), self.curve);
        let flat = |limit: f64| {
            let extent = Extent {
                low: limit,
                high: limit,
            };
            value_axis::range(Some(extent), self.curve)
        };
        match self.limits {
            (None, None) => free,
            (Some(low), Some(high)) => Extent { low, high },
            (Some(low), None) if low < free.high => Extent { low, ..free },
            (Some(low), None) => Extent { low, ..flat(low) },
            (None, Some(high)) if high > free.low => Extent { high, ..free },
            // The range of a flat line at zero, or as good as, has nothing below it.
            (None, Some(high)) => Extent {
                low: Some(flat(high).low)
                    .filter(|low| *low < high)
                    .unwrap_or(high - 1.0),
                high,
            },
        }
    }
}

/// From where to where a line reaches. Its statistics know, where all of it is in the window.
pub(super) fn line_extent(
    lines: &Lines,
    line: usize,
    window: Stretch,
    curve: Curve,
) -> Option<Extent> {
    let series = lines.series.get(line)?;
    let is_within = series.times.first() >= Some(&window.start.float())
        && series.times.last() <= Some(&window.end.float());
    let all = lines
        .stats
        .get(line)
        .copied()
        .flatten()
        .filter(|_| is_within);
    let has_place = |value: f64| curve.bend(value).is_finite();
    match all.filter(|all| has_place(all.min) && has_place(all.max)) {
        Some(all) => Some(Extent {
            low: all.min,
            high: all.max,
        }),
        None => Extent::of([series], window, has_place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn range(appearance: &Appearance, low: f64, high: f64) -> (f64, f64) {
        let plan = AxisPlan::of(Side::Left, appearance, Unit::Number);
        let plan = plan.holding(&appearance.thresholds);
        let Extent { low, high } = plan.over(Some(Extent { low, high })).range();
        (low, high)
    }

    #[test]
    fn follows_limits_and_holds_thresholds() {
        for (low, high, thresholds, expected) in [
            (None, None, vec![], (0.0, 105.0)),
            (Some(20.0), None, vec![], (20.0, 105.0)),
            (None, Some(50.0), vec![], (0.0, 50.0)),
            (Some(-5.0), Some(5.0), vec![], (-5.0, 5.0)),
            (Some(200.0), None, vec![], (200.0, 220.0)),
            (None, Some(-10.0), vec![], (-11.0, -10.0)),
            (None, Some(0.0), vec![], (-1.0, 0.0)),
            (None, None, vec![200.0, -100.0], (-115.0, 215.0)),
            (None, Some(50.0), vec![200.0], (0.0, 50.0)),
        ] {
            let appearance = Appearance {
                low,
                high,
                thresholds,
                ..Appearance::default()
            };
            assert_eq!(range(&appearance, 0.0, 100.0), expected, "{appearance:?}");
            let right = AxisPlan::of(Side::Right, &appearance, Unit::Number);
            let lines = Extent {
                low: 0.0,
                high: 100.0,
            };
            assert_eq!(
                right.over(Some(lines)).range(),
                value_axis::range(Some(lines), Curve::Linear)
            );
        }
    }

    proptest! {
        #[test]
        fn any_wish_gives_an_axis(
            low in prop::option::of(any::<f64>()),
            high in prop::option::of(any::<f64>()),
            thresholds in prop::collection::vec(any::<f64>(), 0..3),
            is_log in any::<bool>(),
            from in -1e9..1e9,
            size in 0.0..1e9,
        ) {
            let curve = if is_log { Curve::Log } else { Curve::Linear };
            let appearance = Appearance { curve, low, high, thresholds, ..Appearance::default() };
            let (low, high) = range(&appearance, from, from + size);
            prop_assert!(low < high && (high - low).is_finite(), "{} {}", low, high);
            let plan = AxisPlan::of(Side::Left, &appearance, Unit::Bytes);
            let plan = plan.holding(&appearance.thresholds);
            prop_assert!(plan.axis(Stretch::from_floats(0.0, 1.0), 300.0).ticks.at.len() <= 32);
        }
    }
}
