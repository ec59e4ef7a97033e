//! Where a zoom returns to.

use crate::prom::duration::Duration;
use crate::prom::end::End;
use crate::prom::stretch::Stretch;
use crate::prom::timespan::Timespan;
use crate::prom::timestamp::Timestamp;

/// The zooms since the window was last chosen in another way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Zoom {
    /// The stretch of time before the first.
    before: Option<Timespan>,
    /// The window on screen while the last waits for its answer.
    ahead: Option<Stretch>,
}

impl Zoom {
    /// Zooms from a stretch of time into a window; the stretch from now on. Links hold whole seconds.
    pub(super) fn zoom(&mut self, from: Timespan, window: Stretch) -> Timespan {
        let second = |at: Timestamp| (at + Duration::from_ms(500)).floor(Duration::SECOND);
        let window = Stretch {
            start: second(window.start),
            end: second(window.end),
        };
        let window = window.at_least(Duration::SECOND);
        self.before.get_or_insert(from);
        self.ahead = Some(window);
        Timespan::until(window.length(), End::At(window.end))
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

    pub(super) const fn ahead(self) -> Option<Stretch> {
        self.ahead
    }
}
