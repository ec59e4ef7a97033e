//! How a column of times meets the pixel columns: worked out once for all series that share it.

use std::ops::Range;
use std::sync::Arc;

use crate::chart::axis::scale::Scale;
use crate::chart::axis::times::within;
use crate::chart::thin::gaps::GAP_STEPS;

/// The left border of a pixel column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Border {
    /// The first sample to the right of it, an index of those that are seen.
    pub(super) first: usize,
    /// Which part of the way from the sample before to that one lies left of the border; `NaN`
    /// where no line leads across.
    pub(super) part: f32,
}

/// Times on the x axis of a plot.
#[derive(Clone, Debug, Default)]
pub(super) struct Across {
    /// What was worked out last, and from what.
    times: Option<Arc<[f64]>>,
    step: f64,
    /// The samples that are seen: those in the window, and one more on each side.
    pub(super) seen: Range<usize>,
    /// Pixels from the left edge of the first pixel column, for each sample that is seen.
    pub(super) x: Vec<f64>,
    /// For each sample that is seen whether the line leads on to the next one.
    pub(super) joins: Vec<bool>,
    /// Whether it does not lead on somewhere, or there is nothing to lead to.
    pub(super) has_gaps: bool,
    /// The left borders of the pixel columns, and the right border of the last.
    pub(super) borders: Vec<Border>,
}

impl Across {
    /// Forgets what was worked out, since the scale changes.
    pub(super) fn forget(&mut self) {
        self.times = None;
    }

    /// Works out where times lie on `columns` pixel columns that begin `margin` pixels left of
    /// the plot, unless that is known already.
    pub(super) fn lay(
        &mut self,
        times: &Arc<[f64]>,
        step: f64,
        scale: &Scale,
        (margin, columns): (f64, u32),
    ) {
        let known = self.times.as_ref();
        if known.is_some_and(|known| Arc::ptr_eq(known, times))
            && self.step.total_cmp(&step).is_eq()
        {
            return;
        }
        self.times = Some(times.clone());
        self.step = step;
        let margin_ms = margin * scale.ms_per_pixel();
        let inside = within(times, scale.start - margin_ms, scale.end + margin_ms);
        self.seen = inside.start.saturating_sub(1)..(inside.end + 1).min(times.len());
        let seen = &times[self.seen.clone()];
        self.x.clear();
        self.x
            .extend(seen.iter().map(|time| scale.x(*time) + margin));
        self.joins.clear();
        self.joins.extend(
            seen.windows(2)
                .map(|pair| pair[1] - pair[0] <= step * GAP_STEPS),
        );
        self.has_gaps = seen.len() < 2 || self.joins.contains(&false);
        self.joins.push(false);
        self.lay_borders(columns);
    }

    fn lay_borders(&mut self, columns: u32) {
        self.borders.clear();
        let mut first = 0;
        for column in 0..=columns {
            let at = f64::from(column);
            while self.x.get(first).is_some_and(|x| *x < at) {
                first += 1;
            }
            let part = self.part_before(first, at);
            self.borders.push(Border { first, part });
        }
    }

    #[allow(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    fn part_before(&self, first: usize, at: f64) -> f32 {
        let before = first.wrapping_sub(1);
        match (
            self.x.get(before),
            self.x.get(first),
            self.joins.get(before),
        ) {
            (Some(left), Some(right), Some(true)) => ((at - left) / (right - left)) as f32,
            _ => f32::NAN,
        }
    }
}
