//! Copying for the reader.

use wasm_bindgen_futures::JsFuture;

/// Puts `text` on the clipboard; whether it worked: browsers refuse outside https and localhost.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // The property itself is undefined on insecure pages, whatever its type says.
    let navigator = window.navigator();
    let has = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if !has.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}
