//! A series that keeps its height from sample to sample.

use std::sync::Arc;

use super::gaps::GAP_STEPS;
use crate::prom::series::Series;

/// Makes stairs of series. Those of the same times as the one before share their new times too,
/// which is what the painter goes by.
#[derive(Clone, Debug, Default)]
pub struct Stairs {
    from: Option<(Arc<[f64]>, f64)>,
    times: Arc<[f64]>,
    /// Which sample each of the new ones is as high as.
    heights: Vec<usize>,
}

impl Stairs {
    /// The series with a second sample at each time, as high as the one before, but where there
    /// is a gap before it; `step` is in milliseconds.
    pub fn of(&mut self, series: &Series, step: f64) -> Series {
        let is_known = self.from.as_ref().is_some_and(|(times, known)| {
            Arc::ptr_eq(times, &series.times) && known.total_cmp(&step).is_eq()
        });
        if !is_known {
            self.lay(&series.times, step);
            self.from = Some((series.times.clone(), step));
        }
        let height = |at: &usize| series.values.get(*at).copied().unwrap_or(f64::NAN);
        Series {
            times: self.times.clone(),
            values: self.heights.iter().map(height).collect(),
            ..Series::default()
        }
    }

    fn lay(&mut self, times: &[f64], step: f64) {
        let mut laid = Vec::with_capacity(times.len() * 2);
        self.heights.clear();
        for (at, time) in times.iter().enumerate() {
            let before = at.checked_sub(1);
            let joined = before.filter(|before| time - times[*before] <= step * GAP_STEPS);
            for height in joined.into_iter().chain([at]) {
                laid.push(*time);
                self.heights.push(height);
            }
        }
        self.times = laid.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_holds_until_the_next_but_not_over_a_gap() {
        let series = |values: &[f64]| Series {
            times: [0.0, 10.0, 40.0].into(),
            values: values.into(),
            ..Series::default()
        };
        let mut stairs = Stairs::default();
        let first = stairs.of(&series(&[1.0, 2.0, 3.0]), 10.0);
        assert_eq!(first.times.to_vec(), [0.0, 10.0, 10.0, 40.0]);
        assert_eq!(first.values.to_vec(), [1.0, 1.0, 2.0, 3.0]);
        let again = Series {
            values: [5.0, 6.0, 7.0].into(),
            ..series(&[])
        };
        let same = Series {
            times: again.times.clone(),
            ..series(&[5.0; 3])
        };
        let pair = [stairs.of(&again, 10.0), stairs.of(&same, 10.0)];
        assert!(Arc::ptr_eq(&pair[0].times, &pair[1].times));
        let coarse = stairs.of(&again, 30.0);
        assert_eq!(coarse.values.to_vec(), [5.0, 5.0, 6.0, 6.0, 7.0]);
    }
}
