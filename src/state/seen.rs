//! Which lines of a panel the reader chose to see.

use super::panel::PanelState;
use crate::chart::lines::key::LineKey;
use crate::chart::lines::seen::Seen;

impl PanelState {
    /// Hides a line, or shows it again.
    pub fn toggle(&self, line: &LineKey) {
        if let Some(shown) = self.shown.get_untracked() {
            self.see(|seen| seen.toggle(&shown.lines, line));
        }
    }

    /// Brings a line to the front, or lets it go back.
    pub fn pick(&self, line: &LineKey) {
        self.see(|seen| seen.pick(line));
    }

    /// Shows a line alone; if it is alone already, all that were shown before.
    pub fn isolate(&self, line: &LineKey) {
        self.see(|seen| seen.isolate(line));
    }

    fn see(&self, change: impl FnOnce(&mut Seen)) {
        self.change(|panel| change(&mut panel.seen));
    }
}
