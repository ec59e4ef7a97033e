//! Whether an element is on the part of the page that is seen, told whenever that changes.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Watches an element for as long as it lives.
pub struct SightWatch {
    observer: IntersectionObserver,
    _told: Closure<dyn FnMut(Array)>,
}

/// How far below what is seen an element is already near, as CSS has it.
const AHEAD: &str = "800px 0px";

impl SightWatch {
    /// Tells it now and at each change.
    pub fn on(element: &Element, tell: impl FnMut(bool) + 'static) -> Option<Self> {
        Self::with(element, &IntersectionObserverInit::new(), tell)
    }

    /// The same of whether it is near to what is seen.
    pub fn ahead(element: &Element, tell: impl FnMut(bool) + 'static) -> Option<Self> {
        let options = IntersectionObserverInit::new();
        options.set_root_margin(AHEAD);
        Self::with(element, &options, tell)
    }

    fn with(
        element: &Element,
        options: &IntersectionObserverInit,
        mut tell: impl FnMut(bool) + 'static,
    ) -> Option<Self> {
        let told = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let newest = entries.pop().dyn_into::<IntersectionObserverEntry>();
            if let Ok(entry) = newest {
                tell(entry.is_intersecting());
            }
        });
        let observer = told.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(observer, options).ok()?;
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
