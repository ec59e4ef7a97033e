//! What was learnt of servers, kept for the visit; and of which answers were read, in this browser.

use super::slot::Slot;
use crate::browser::{clock, storage};
use crate::prom::server::Server;
use crate::reach::failure::Failure;
use crate::reach::known::Known;

/// The name under which this browser keeps origins of which an answer was read.
const READ: &str = "promscope.read";

/// What is known of servers; copies are the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Servers(pub(super) Slot<Known>);

impl Default for Servers {
    fn default() -> Self {
        let read = storage::read(READ).ok().flatten();
        Self(Slot::new(Known::of(read.unwrap_or_default())))
    }
}

impl Servers {
    /// What is known of this one, not tracked.
    pub(super) fn know<T>(self, say: impl FnOnce(&Known) -> T) -> T {
        self.0.with_untracked(say)
    }

    /// An answer of this server was read.
    pub(super) fn note_read(self, server: &Server) {
        if self.know(|known| known.was_read(server)) {
            return;
        }
        self.0.update(|known| {
            known.note_read(server);
        });
        // Where the browser keeps nothing, the settings said so.
        let _ = self.know(|known| storage::write(READ, &known.read()));
    }

    /// This server answers GET, and no POST.
    pub(super) fn note_get(self, server: &Server) {
        self.0.update(|known| known.note_get(server));
    }

    /// A server may have asked to be left alone.
    pub(super) fn note_failure(self, server: &Server, failure: &Failure) {
        if let Some(after) = failure.retry_after() {
            let until = clock::now() + after;
            self.0.update(|known| known.note_wait(server, until));
        }
    }
}
