//! How large an element is, told whenever it changes, on a screen of another density too.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

use super::page;

#[wasm_bindgen]
extern "C" {
    /// An observer that says so where it does not know an option.
    type Careful;
    #[wasm_bindgen(catch, method)]
    fn observe(this: &Careful, element: &Element, by: &Object) -> Result<(), JsValue>;
}

/// Watches an element's size for as long as it lives.
pub struct SizeWatch {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut(Array)>,
}

impl SizeWatch {
    /// Tells width and height in CSS pixels, and device pixels per CSS pixel, now and at each change.
    /// A hidden element has no size, which is not told.
    pub fn on(element: &Element, mut tell: impl FnMut([f64; 3]) + 'static) -> Option<Self> {
        let watched = element.clone();
        let told = Closure::<dyn FnMut(Array)>::new(move |_| {
            let (width, height) = (watched.client_width(), watched.client_height());
            if width > 0 && height > 0 {
                tell([f64::from(width), f64::from(height), page::pixel_ratio()]);
            }
        });
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        let by = Object::new();
        let _ = Reflect::set(&by, &"box".into(), &"device-pixel-content-box".into());
        // Some browsers know sizes in CSS pixels alone.
        let careful: &Careful = observer.unchecked_ref();
        if careful.observe(element, &by).is_err() {
            observer.observe(element);
        }
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
