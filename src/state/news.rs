//! Tells the reader of alerts that begin to fire, once each, however many tabs are open.

use super::app::App;
use crate::alerts;
use crate::browser::{notice, storage, tone};
use crate::prom::server::Server;

/// The name under which this browser keeps what was told, for all tabs.
const TOLD: &str = "promscope.told";

impl App {
    /// Watches alerts from now on while another page is open, or does not; asks the browser for notifications.
    pub fn watch_alerts(&self, watches: bool) {
        self.keep(|saved| saved.watches = watches);
        if watches {
            notice::ask();
        }
    }

    /// A tone tells of new alerts from now on, or none.
    pub fn sound_alerts(&self, sounds: bool) {
        self.keep(|saved| saved.sounds = sounds);
    }

    /// Tells of alerts that fire and were not told of yet, where the reader wants that.
    pub(super) fn tell_of_new_alerts(&self, server: &Server) {
        if !self.saved.with_untracked(|saved| saved.watches) {
            return;
        }
        let firing = self
            .alerts
            .rules
            .with_untracked(|rules| alerts::onsets(rules, server));
        let told: Vec<String> = storage::read(TOLD).ok().flatten().unwrap_or_default();
        let (words, told) = alerts::news(&firing, told, server);
        if !words.is_empty() {
            notice::show(&alerts::told(&words));
            if self.saved.with_untracked(|saved| saved.sounds) {
                tone::play();
            }
        }
        // Where the browser keeps nothing, each is told again: better than not at all.
        let _ = storage::write(TOLD, &told);
    }
}
