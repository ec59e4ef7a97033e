//! Tells the reader of alerts that begin to fire, once each, however many tabs are open.

use super::app::App;
use crate::alerts;
use crate::browser::{notice, storage};

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

    /// Tells of alerts that fire and were not told of yet, where the reader wants that.
    pub(super) fn tell_of_new_alerts(&self) {
        if !self.saved.with_untracked(|saved| saved.watches) {
            return;
        }
        let firing = self
            .alerts
            .rules
            .with_untracked(|rules| alerts::onsets(rules));
        let told: Vec<String> = storage::read(TOLD).ok().flatten().unwrap_or_default();
        let news = firing.iter().filter(|(onset, _)| !told.contains(onset));
        let words: Vec<&str> = news.map(|(_, words)| words.as_str()).collect();
        if !words.is_empty() {
            notice::show(&words.join("\n"));
        }
        // Those that have ended may begin again.
        let onsets: Vec<&String> = firing.iter().map(|(onset, _)| onset).collect();
        let _ = storage::write(TOLD, &onsets);
    }
}
