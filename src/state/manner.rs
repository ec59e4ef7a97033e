//! How a panel's questions are put, and when.

use super::app::App;
use super::panel::PanelState;
use super::post::Manner;
use crate::prom::error::MOST_BYTES;
use crate::prom::timestamp::Timestamp;

impl App {
    /// How this panel's questions are put.
    pub(super) fn manner(&self, state: PanelState) -> Manner {
        Manner {
            timeout: self.timeout(),
            most: f64::from(MOST_BYTES),
            with_stats: false,
            log: self.log,
            servers: self.servers,
            gate: self.gate,
            panel: state.id,
        }
    }

    /// Until when the server wants to be left alone; tracked.
    pub(super) fn not_before(&self) -> Timestamp {
        let server = self.checked_server().ok();
        let until = |server| self.servers.0.with(|known| known.not_before(&server));
        server.map(until).unwrap_or_default()
    }
}
