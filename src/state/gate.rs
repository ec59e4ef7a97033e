//! Where requests wait for their turn.

use std::collections::{BTreeMap, BTreeSet};

use futures_channel::oneshot;
use leptos::prelude::*;

use crate::asking::turns::Turns;
use crate::prom::server::Server;

/// The page's gate to the network; copies are the same.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gate(StoredValue<Waiting>);

#[derive(Debug, Default)]
struct Waiting {
    turns: Turns,
    /// Who is to be told when their turn has come.
    told: BTreeMap<u64, oneshot::Sender<()>>,
    /// The panels that are seen.
    seen: BTreeSet<usize>,
}

impl Gate {
    /// Waits until a panel may ask this server. Dropping the pass, or the future, lets the next in.
    pub(super) async fn enter(self, server: &Server, panel: usize) -> Pass {
        let (tell, told) = oneshot::channel();
        let come = |waiting: &mut Waiting| {
            let ticket = waiting.turns.come(server.origin(), panel);
            waiting.told.insert(ticket, tell);
            ticket
        };
        let pass = Pass {
            gate: self,
            ticket: self.0.try_update_value(come).unwrap_or_default(),
        };
        self.admit();
        let _ = told.await;
        pass
    }

    /// A panel came into sight, or went out of it.
    pub fn note_sight(self, panel: usize, is_seen: bool) {
        self.0.try_update_value(|waiting| {
            if is_seen {
                waiting.seen.insert(panel);
            } else {
                waiting.seen.remove(&panel);
            }
        });
    }

    fn admit(self) {
        self.0.try_update_value(|waiting| {
            let seen = &waiting.seen;
            for ticket in waiting.turns.admit(|panel| seen.contains(&panel)) {
                if let Some(tell) = waiting.told.remove(&ticket) {
                    // Whoever waited may have gone.
                    let _ = tell.send(());
                }
            }
        });
    }
}

/// A turn, or a place among those who wait for theirs.
pub(super) struct Pass {
    gate: Gate,
    ticket: u64,
}

impl Drop for Pass {
    fn drop(&mut self) {
        // The page may be closing.
        self.gate.0.try_update_value(|waiting| {
            waiting.turns.leave(self.ticket);
            waiting.told.remove(&self.ticket);
        });
        self.gate.admit();
    }
}
