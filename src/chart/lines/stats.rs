//! A series in a few numbers, for legend and rank.

/// What a column of values comes to; values that are not finite count for nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stats {
    /// The newest value.
    pub last: f64,
    /// The smallest value.
    pub min: f64,
    /// The largest value.
    pub max: f64,
    /// Their arithmetic mean.
    pub mean: f64,
    /// How many there are, at least 1.
    pub count: usize,
}

impl Stats {
    /// Stats of a column; none where no value is finite.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        let last = *values.iter().rev().find(|value| value.is_finite())?;
        let (mut min, mut max, mut sum, mut count) = (last, last, 0.0, 0_u32);
        for value in values.iter().copied().filter(|value| value.is_finite()) {
            min = if value < min { value } else { min };
            max = if value > max { value } else { max };
            sum += value;
            count += 1;
        }
        // Sums beyond the largest float: the mean of the ends is the best that can be said.
        let mean = if f64::is_finite(sum) {
            sum / f64::from(count)
        } else {
            min / 2.0 + max / 2.0
        };
        let count = count as usize;
        Some(Self {
            last,
            min,
            max,
            mean,
            count,
        })
    }

    /// The distance between the largest and the smallest value.
    #[must_use]
    pub fn spread(&self) -> f64 {
        self.max - self.min
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ignores_what_is_not_finite() {
        for (values, stats) in [
            (vec![], None),
            (vec![f64::NAN, f64::INFINITY], None),
            (vec![2.0, 4.0, f64::NAN], Some((4.0, 2.0, 4.0, 3.0, 2))),
            (
                vec![f64::NEG_INFINITY, -1.0],
                Some((-1.0, -1.0, -1.0, -1.0, 1)),
            ),
            (
                vec![f64::MAX, f64::MAX],
                Some((f64::MAX, f64::MAX, f64::MAX, f64::MAX, 2)),
            ),
        ] {
            let found = Stats::of(&values);
            let found = found.map(|it| (it.last, it.min, it.max, it.mean, it.count));
            assert_eq!(found, stats, "{values:?}");
        }
    }

    proptest! {
        #[test]
        fn mean_and_last_are_between_the_ends(values in prop::collection::vec(-1e9..1e9, 1..50)) {
            let Some(stats) = Stats::of(&values) else { return Err(TestCaseError::fail("none")) };
            let ends = stats.min - 1e-3..=stats.max + 1e-3;
            prop_assert!(ends.contains(&stats.mean) && ends.contains(&stats.last));
            prop_assert_eq!(stats.count, values.len());
            prop_assert!(stats.spread() >= 0.0);
        }
    }
}
