//! The edge and the components in a real browser, without a server:
//! `cargo test --target wasm32-unknown-unknown --test web`.

#![cfg(target_arch = "wasm32")]

mod answer;
mod canvas;
mod plotly;
mod query_box;
mod size;
mod storage;
mod zone;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

// The runner finds the tests by itself. Without libtest, as a wasm32 library built from Debian's
// sources has none.
fn main() {}

/// A new element at the end of the page.
fn new_element<E: JsCast>(tag: &str) -> Result<E, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or("no document")?;
    let element: Element = document.create_element(tag)?;
    document.body().ok_or("no body")?.append_child(&element)?;
    Ok(element.unchecked_into())
}
