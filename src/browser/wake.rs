//! A screen that does not go dark.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Asks the browser to leave the screen on while the page is seen; it lets go by itself once it is not.
/// Browsers that cannot, or may not on plain http, do nothing.
pub fn keep(is_wanted: bool) {
    if !is_wanted {
        return;
    }
    if let Some(asked) = ask() {
        spawn_local(async move {
            let _ = JsFuture::from(asked).await;
        });
    }
}

fn ask() -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let lock = Reflect::get(&navigator, &"wakeLock".into()).ok()?;
    let request: Function = Reflect::get(&lock, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let screen = JsValue::from_str("screen");
    request.call1(&lock, &screen).ok()?.dyn_into().ok()
}
