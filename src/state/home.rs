//! Where signals live that outlast what made them.

use leptos::prelude::*;

/// An owner of signals; copies are the same one. What a button's press makes belongs to the button,
/// and goes with it: what is to stay longer is made at home.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Home(StoredValue<Owner>);

impl Home {
    /// A home within what owns signals that are made now, and ends with that: who kept the owner
    /// itself would keep it from ending.
    #[must_use]
    pub(super) fn new() -> Self {
        Self(StoredValue::new(Owner::new()))
    }

    /// Makes signals that stay as long as their home.
    pub(super) fn keeps<T>(self, make: impl FnOnce() -> T) -> T {
        self.0.get_value().with(make)
    }

    /// Ends all that lives there.
    pub(super) fn leave(self) {
        if let Some(owner) = self.0.try_get_value() {
            owner.cleanup();
            self.0.dispose();
        }
    }
}
