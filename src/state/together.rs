//! Panels that show the same stretch of time go together: where one is zoomed, all are. One that
//! was given a time of its own goes alone, until it shows the same again.

use super::app::App;
use super::panel::PanelState;
use crate::asking::event::Event;
use crate::prom::stretch::Stretch;
use crate::view::Panel;

/// Whose time a menu is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Of all panels that go with the page's first.
    Page,
    /// Of one panel.
    Panel,
}

impl App {
    /// Changes the time of a panel, or of all that go with it.
    pub fn retime(&self, state: PanelState, whose: Whose, change: &dyn Fn(&mut Panel)) {
        let panels = match whose {
            Whose::Page => self.together(state),
            Whose::Panel => vec![state],
        };
        for panel in panels {
            panel.change(change);
        }
    }

    /// Makes this the window of a panel and of those that go with it.
    pub fn zoom_to(&self, state: PanelState, window: Stretch) {
        for panel in self.together(state) {
            panel.tell(Event::Zoomed(window));
        }
    }

    /// Shows twice as much.
    pub fn zoom_out(&self, state: PanelState) {
        let now = self.now();
        self.retime(state, Whose::Page, &|panel| {
            panel.timespan = panel.timespan.zoomed_out(now);
        });
    }

    /// Returns to the window from before the newest zoom.
    pub fn zoom_back(&self, state: PanelState) {
        for panel in self.together(state) {
            panel.tell(Event::Undone);
        }
    }

    /// An instant is pointed at in a panel's chart, or none any more.
    pub fn point_at(&self, time: Option<f64>) {
        if self.pointed.get_untracked() != time {
            self.pointed.set(time);
        }
    }

    /// A panel and all that show the same stretch of time.
    fn together(&self, state: PanelState) -> Vec<PanelState> {
        let timespan = |panel: PanelState| panel.panel.with_untracked(|panel| panel.timespan);
        let shown = timespan(state);
        let mut panels = self.panels.get_untracked();
        panels.retain(|panel| timespan(*panel) == shown);
        panels
    }
}
