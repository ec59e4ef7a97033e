//! The stretch of time that a panel's chart shows.

use leptos::prelude::*;

use super::panel::PanelState;
use crate::asking::desk::Desk;
use crate::asking::event::Event;

impl PanelState {
    /// Makes the stretch from `start` to `end`, milliseconds since 1970, the panel's window.
    pub fn zoom_to(&self, start: f64, end: f64) {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "milliseconds since 1970 fit an i64, and a cast saturates"
        )]
        let window = (start.round() as i64, end.round() as i64);
        self.tell(Event::Zoomed(window));
    }

    /// Shows twice as much, as seen at `now`.
    pub fn zoom_out(&self, now: i64) {
        self.change(|panel| panel.timespan = panel.timespan.zoomed_out(now));
    }

    /// Returns to the window from before the first zoom.
    pub fn zoom_back(&self) {
        self.tell(Event::Undone);
    }

    /// Whether there is a window to return to; tracked.
    #[must_use]
    pub fn is_zoomed(&self) -> bool {
        self.desk.with(Desk::is_zoomed)
    }

    /// The window on screen while a zoom waits for its answer, milliseconds since 1970;
    /// tracked.
    #[must_use]
    pub fn window_ahead(&self) -> Option<(f64, f64)> {
        self.desk.with(Desk::window_ahead).map(floats)
    }

    /// The window that is asked for at `now`, for a chart that has no answer yet.
    #[must_use]
    pub fn window_at(&self, now: i64) -> (f64, f64) {
        floats(self.panel.with(|panel| panel.timespan.bounds(now)))
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "milliseconds since 1970 fit an f64"
)]
const fn floats((start, end): (i64, i64)) -> (f64, f64) {
    (start as f64, end as f64)
}
