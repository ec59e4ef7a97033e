//! The text in a query box.

use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::*;

use crate::view::Query;

/// The text in a query box, run or not; copies are the same box.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Draft {
    /// What tells it from all other boxes.
    pub id: usize,
    /// The text.
    pub text: RwSignal<String>,
    /// Whether it was run while it was empty.
    pub is_missed: RwSignal<bool>,
}

impl Draft {
    /// A box that holds what was run.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            text: RwSignal::new(query.expr.clone()),
            is_missed: RwSignal::new(false),
        }
    }

    /// The expression in it, if there is one.
    #[must_use]
    pub fn expr(&self) -> Option<String> {
        let text = self.text.get_untracked();
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}
