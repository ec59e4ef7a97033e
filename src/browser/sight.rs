//! Whether an element is on the part of the page that is seen, told whenever that changes.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// Watches an element for as long as it lives.
pub struct SightWatch {
    observer: IntersectionObserver,
    _told: Closure<dyn FnMut(Array)>,
}

impl SightWatch {
    /// Tells it now and at each change.
    pub fn on(element: &Element, mut tell: impl FnMut(bool) + 'static) -> Option<Self> {
        let told = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let newest = entries.pop().dyn_into::<IntersectionObserverEntry>();
            if let Ok(entry) = newest {
                tell(entry.is_intersecting());
            }
        });
        let observer = IntersectionObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _told: told,
        })
    }
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
