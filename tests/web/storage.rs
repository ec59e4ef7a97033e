//! What this browser keeps.

use promscope::browser::storage;
use promscope::view::Saved;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn what_is_kept_is_found_again() {
    let saved = Saved {
        theme: Some("dark".to_owned()),
        ..Saved::default()
    };
    assert_eq!(storage::write("kept", &saved), Ok(()));
    assert_eq!(storage::read("kept"), Ok(Some(saved)));
}

/// Another version of the page may have written it.
#[wasm_bindgen_test]
fn what_cannot_be_read_is_nothing() -> Result<(), JsValue> {
    let local = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    local.ok_or("no storage")?.set_item("odd", "[1, 2")?;
    assert_eq!(storage::read::<Saved>("odd"), Ok(None));
    assert_eq!(storage::read::<Saved>("never kept"), Ok(None));
    Ok(())
}
