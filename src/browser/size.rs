//! How large an element is, told whenever it changes.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Watches an element's size for as long as it lives.
pub struct SizeWatch {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut(Array)>,
}

impl SizeWatch {
    /// Tells width and height in CSS pixels, now and at each change. A hidden element has none,
    /// which is not told.
    pub fn on(element: &Element, mut tell: impl FnMut(f64, f64) + 'static) -> Option<Self> {
        let watched = element.clone();
        let told = Closure::<dyn FnMut(Array)>::new(move |_| {
            let (width, height) = (watched.client_width(), watched.client_height());
            if width > 0 && height > 0 {
                tell(f64::from(width), f64::from(height));
            }
        });
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _told: told,
        })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
