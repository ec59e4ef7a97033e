//! Copying for the reader.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, ClipboardItem, HtmlCanvasElement};

/// Puts `text` on the clipboard; whether it worked: browsers refuse outside https and localhost.
pub async fn copy(text: &str) -> bool {
    let Some(clipboard) = clipboard() else {
        return false;
    };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Puts what a canvas shows on the clipboard, as PNG; whether it worked.
pub async fn copy_picture(canvas: &HtmlCanvasElement) -> bool {
    let (Some(clipboard), Ok(item)) = (clipboard(), item(canvas)) else {
        return false;
    };
    JsFuture::from(clipboard.write(&js_sys::Array::of1(&item)))
        .await
        .is_ok()
}

fn item(canvas: &HtmlCanvasElement) -> Result<ClipboardItem, JsValue> {
    let mut sent = Ok(());
    let blob = Promise::new(&mut |resolve, _| {
        let told = Closure::once_into_js(move |blob: JsValue| resolve.call1(&JsValue::NULL, &blob));
        sent = canvas.to_blob(told.unchecked_ref());
    });
    sent?;
    let item = Object::new();
    Reflect::set(&item, &"image/png".into(), &blob)?;
    ClipboardItem::new_with_record_from_str_to_blob_promise(&item)
}

/// The clipboard. The property itself is undefined on insecure pages, whatever its type says.
fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let has = Reflect::get(&navigator, &"clipboard".into());
    has.is_ok_and(|clipboard| clipboard.is_object())
        .then(|| navigator.clipboard())
}
