//! A screen that does not go dark.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Keeps the screen on until it is dropped, or the page is not seen any more.
pub struct WakeLock(JsValue);

/// Asks the browser to keep the screen on; none where it cannot, or may not as on plain http.
pub async fn lock() -> Option<WakeLock> {
    JsFuture::from(ask()?).await.ok().map(WakeLock)
}

impl Drop for WakeLock {
    fn drop(&mut self) {
        if let Some(release) = function(&self.0, "release") {
            let _ = release.call0(&self.0);
        }
    }
}

fn ask() -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"wakeLock".into()).ok()?;
    let screen = JsValue::from_str("screen");
    let asked = function(&locks, "request")?.call1(&locks, &screen);
    asked.ok()?.dyn_into().ok()
}

fn function(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
