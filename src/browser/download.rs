//! Handing the reader a file.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves `text` as a file.
pub fn save_text(name: &str, kind: &str, text: &str) {
    save_parts(name, kind, &Array::of1(&text.into()));
}

/// Saves texts and blobs, one behind the other, as a file.
pub fn save_parts(name: &str, kind: &str, parts: &Array) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    if let Ok(blob) = Blob::new_with_blob_sequence_and_options(parts, &options) {
        save(name, &blob);
    }
}

/// Saves a blob as a file.
pub fn save(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else {
        return;
    };
    save_url(name, &url);
    let _ = Url::revoke_object_url(&url);
}

/// Saves what an address of the page's own holds as a file.
pub fn save_url(name: &str, url: &str) {
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(url);
        link.set_download(name);
        link.click();
    }
}
