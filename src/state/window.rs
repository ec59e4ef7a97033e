//! The stretch of time that a panel's chart shows.

use super::panel::PanelState;
use crate::asking::desk::Desk;
use crate::prom::stretch::Stretch;
use crate::prom::timestamp::Timestamp;

impl PanelState {
    /// Whether there is a window to return to; tracked.
    #[must_use]
    pub fn is_zoomed(&self) -> bool {
        self.desk.with(Desk::is_zoomed)
    }

    /// The window on screen while a zoom waits for its answer; tracked.
    #[must_use]
    pub fn window_ahead(&self) -> Option<Stretch> {
        self.desk.with(Desk::window_ahead)
    }

    /// The window that is asked for at `now`, for a chart that has no answer yet.
    #[must_use]
    pub fn window_at(&self, now: Timestamp) -> Stretch {
        self.panel.with(|panel| panel.timespan.bounds(now))
    }
}
