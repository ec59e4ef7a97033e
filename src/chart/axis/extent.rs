//! From where to where the values on screen reach.

use super::times::within;
use crate::prom::series::Series;
use crate::prom::stretch::Stretch;

/// The smallest and the largest of some finite values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The smallest.
    pub low: f64,
    /// The largest.
    pub high: f64,
}

impl Extent {
    /// The extent of the finite values that `keep` lets through, of all samples in the window.
    ///
    /// On a logarithmic axis `keep` lets only positive values through.
    #[must_use]
    pub fn of<'a>(
        series: impl IntoIterator<Item = &'a Series>,
        window: Stretch,
        keep: impl Fn(f64) -> bool,
    ) -> Option<Self> {
        let (start, end) = (window.start.float(), window.end.float());
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for series in series {
            let inside = within(&series.times, start, end);
            for value in series.values.get(inside).unwrap_or_default() {
                if value.is_finite() && keep(*value) {
                    low = if *value < low { *value } else { low };
                    high = if *value > high { *value } else { high };
                }
            }
        }
        (low <= high).then_some(Self { low, high })
    }
}

impl Extent {
    /// The smallest extent that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(values: &[f64]) -> Series {
        let times = [0.0, 10.0, 20.0, 30.0];
        Series {
            times: times[..values.len()].into(),
            values: values.into(),
            ..Series::default()
        }
    }

    #[test]
    fn finds_the_ends_inside_the_window() {
        let extent = |low, high| Some(Extent { low, high });
        let all = [
            series(&[-9.0, 1.0, f64::INFINITY, 9.0]),
            series(&[0.0, f64::NAN, 2.0]),
            series(&[]),
        ];
        for (start, end, expected) in [
            (0.0, 30.0, extent(-9.0, 9.0)),
            (5.0, 20.0, extent(1.0, 2.0)),
            (10.0, 10.0, extent(1.0, 1.0)),
            (11.0, 19.0, None),
            (30.0, 0.0, None),
        ] {
            let found = Extent::of(&all, Stretch::from_floats(start, end), |_| true);
            assert_eq!(found, expected, "{start} to {end}");
        }
        let window = Stretch::from_floats(0.0, 30.0);
        let positive = Extent::of(&all, window, |value| value > 0.0);
        assert_eq!(positive, extent(1.0, 9.0));
    }
}
