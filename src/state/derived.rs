//! Values that follow from signals, in one shape: leptos compiles its memos anew for each type. Here all are counts of
//! how often the value changed, and only what holds the value is of its type.

use std::fmt;

use leptos::prelude::*;

/// A value that is worked out again when something changes that it is made of, and that others hear of only where it
/// became another; copies are the same one.
pub struct Derived<T: 'static> {
    value: StoredValue<Option<T>>,
    /// How often it changed.
    version: Memo<u64>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

/// The same only as itself.
impl<T> PartialEq for Derived<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> Eq for Derived<T> {}

impl<T> fmt::Debug for Derived<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Derived")
    }
}

/// Works the value out, and says whether it is another.
type Work = Box<dyn Fn() -> bool + Send + Sync>;

impl<T: Default + PartialEq + Send + Sync> Derived<T> {
    #[must_use]
    pub fn new(derive: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let value = StoredValue::new(None::<T>);
        let work: Work = Box::new(move || {
            let new = derive();
            value
                .try_update_value(|old| {
                    let is_other = old.as_ref() != Some(&new);
                    if is_other {
                        *old = Some(new);
                    }
                    is_other
                })
                .unwrap_or_default()
        });
        Self {
            value,
            version: counted(work),
        }
    }

    /// Looks at the value; tracked.
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.version.get();
        self.look(look)
    }

    /// Looks at the value without following it.
    pub fn with_untracked<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.version.get_untracked();
        self.look(look)
    }

    /// Follows the value without looking at it.
    pub fn track(&self) {
        self.version.track();
    }

    fn look<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        self.value.with_value(|value| match value {
            Some(value) => look(value),
            // It was worked out before anybody looks.
            None => look(&T::default()),
        })
    }
}

impl<T: Clone + Default + PartialEq + Send + Sync> Derived<T> {
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

/// Counts how often the work brings another value.
fn counted(work: Work) -> Memo<u64> {
    Memo::new(move |version: Option<&u64>| version.copied().unwrap_or_default() + u64::from(work()))
}
