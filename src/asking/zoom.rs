//! Where a zoom returns to.

use crate::prom::duration::Duration;
use crate::prom::end::End;
use crate::prom::timespan::Timespan;

/// The zooms since the window was last chosen in another way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Zoom {
    /// The stretch of time before the first.
    before: Option<Timespan>,
    /// The window on screen while the last waits for its answer, milliseconds since 1970.
    ahead: Option<(i64, i64)>,
}

impl Zoom {
    /// Zooms from a stretch of time into a window, milliseconds since 1970; the stretch from now
    /// on. Links hold whole seconds.
    pub(super) fn zoom(&mut self, from: Timespan, (start, end): (i64, i64)) -> Timespan {
        let second = |ms: i64| (ms + 500).div_euclid(1_000) * 1_000;
        let start = second(start);
        let end = second(end).max(start + 1_000);
        self.before.get_or_insert(from);
        self.ahead = Some((start, end));
        Timespan::until(Duration::from_ms(end - start), End::At(end))
    }

    /// Undoes all zooms: the stretch of time from before the first, if there was one.
    pub(super) fn undo(&mut self) -> Option<Timespan> {
        std::mem::take(self).before
    }

    /// The answer to the last has come, or does not.
    pub(super) fn arrive(&mut self) {
        self.ahead = None;
    }

    pub(super) const fn is_zoomed(self) -> bool {
        self.before.is_some()
    }

    pub(super) const fn ahead(self) -> Option<(i64, i64)> {
        self.ahead
    }
}
