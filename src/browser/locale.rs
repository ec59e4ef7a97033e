//! How people write numbers where the reader is.

use js_sys::{Array, Intl, Object};
use wasm_bindgen::JsValue;

/// One and a half as the browser writes it: `1.5`, `1,5`.
#[must_use]
pub fn one_and_a_half() -> String {
    let format = Intl::NumberFormat::new(&Array::new(), &Object::new()).format();
    let written = format.call1(&JsValue::UNDEFINED, &1.5.into()).ok();
    written
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
