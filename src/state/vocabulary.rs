//! The names that servers told, kept for the visit.

use std::sync::Arc;

use super::slot::Slot;
use crate::prom::timestamp::Timestamp;

/// Names that are known; copies are the same.
#[derive(Clone, Copy, Default)]
pub struct Vocabulary(Slot<Vec<Told>>);

/// What a server told, or is asked for.
#[derive(Clone)]
pub(super) struct Told {
    /// Where it was asked for.
    pub(super) address: String,
    /// When it is asked for again.
    pub(super) until: Timestamp,
    pub(super) names: Arc<Vec<String>>,
}

impl Vocabulary {
    /// What was told there; tracked.
    pub(super) fn told(self, address: &str) -> Option<Told> {
        let is_it = |told: &&Told| told.address == address;
        self.0.with(|all| all.iter().find(is_it).cloned())
    }

    /// What is asked for, so that nobody else asks meanwhile; nothing follows it.
    pub(super) fn asks(self, told: Told) {
        self.0.update_untracked(|all| put(all, told));
    }

    /// What has been told.
    pub(super) fn hears(self, told: Told) {
        self.0.update(|all| put(all, told));
    }
}

fn put(all: &mut Vec<Told>, told: Told) {
    all.retain(|other| other.address != told.address);
    all.push(told);
}
