//! The queries that ran, kept in this browser.

use super::app::App;
use crate::browser::storage;
use crate::history::History;
use crate::prom::timestamp::Timestamp;

/// The name under which this browser keeps them.
const HISTORY: &str = "promscope.history";

impl App {
    /// What this browser kept of earlier visits. Where it keeps nothing, the settings said so.
    pub(super) fn recall_history() -> History {
        let kept = storage::read(HISTORY).ok().flatten();
        kept.unwrap_or_default()
    }

    /// Changes the history and keeps it in this browser. Another tab may have changed it since.
    pub fn change_history(&self, change: impl FnOnce(&mut History)) {
        let kept = storage::read(HISTORY).ok().flatten();
        let mut history = kept.unwrap_or_else(|| self.history.get_untracked());
        change(&mut history);
        if let Err(blocked) = storage::write(HISTORY, &history) {
            self.notice(blocked.to_string());
        }
        self.history.set(history);
    }

    /// Keeps queries that ran at `now`.
    pub(super) fn remember<'a>(&self, exprs: impl Iterator<Item = &'a str>, now: Timestamp) {
        if self.history.with_untracked(|history| !history.is_off) {
            self.change_history(|history| exprs.for_each(|expr| history.remember(expr, now)));
        }
    }
}
