//! Where signals live that outlast what made them.

use leptos::prelude::*;

/// An owner of signals; copies are the same one. What a button's press makes belongs to the button,
/// and goes with it: what is to stay longer is made at home.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Home(StoredValue<Owner>);

impl Home {
    /// What owns signals that are made now.
    #[must_use]
    pub(super) fn here() -> Self {
        Self(StoredValue::new(Owner::current().unwrap_or_default()))
    }

    /// Makes signals that stay as long as their home.
    pub(super) fn keeps<T>(self, make: impl FnOnce() -> T) -> T {
        self.0.get_value().with(make)
    }
}
