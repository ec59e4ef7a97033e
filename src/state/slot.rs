//! Signals, in one shape: leptos compiles its own anew for each type, some 1.2 kB. Of this only what holds the value
//! is; who follows it is known to a trigger, which is the same for all.

use std::fmt;

use leptos::prelude::*;

/// A value that changes, and that others follow; copies are the same one.
pub struct Slot<T: 'static> {
    value: StoredValue<T>,
    changed: Trigger,
}

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Slot<T> {}

/// The same only as itself.
impl<T> PartialEq for Slot<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> Eq for Slot<T> {}

impl<T: Default + Send + Sync> Default for Slot<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Send + Sync> Slot<T> {
    #[must_use]
    pub fn new(value: T) -> Self {
        Self {
            value: StoredValue::new(value),
            changed: Trigger::new(),
        }
    }

    /// Looks at the value; tracked.
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.changed.track();
        self.value.with_value(look)
    }

    /// Looks at the value without following it.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.value.with_value(look)
    }

    /// Follows the value without looking at it.
    pub fn track(&self) {
        self.changed.track();
    }

    /// Puts another value there; nothing where the signal is gone already.
    pub fn set(&self, value: T) {
        if self.value.try_set_value(value).is_none() {
            self.changed.notify();
        }
    }

    /// Changes the value; nothing where the signal is gone already.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        if self.value.try_update_value(change).is_some() {
            self.changed.notify();
        }
    }

    /// Changes the value, and nobody hears of it.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        let _ = self.value.try_update_value(change);
    }
}

impl<T> fmt::Debug for Slot<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Slot")
    }
}

impl<T: Clone + Send + Sync> Slot<T> {
    /// The value, without following it; none where the signal is gone already.
    #[must_use]
    pub fn try_get_untracked(&self) -> Option<T> {
        self.value.try_with_value(T::clone)
    }

    /// The value; tracked.
    #[must_use]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// The value, without following it.
    #[must_use]
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}
