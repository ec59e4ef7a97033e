//! The address bar: what is open stands there, and Back works.

use wasm_bindgen::JsValue;

/// The query string of the page's address, with its question mark where there is one.
#[must_use]
pub fn query_string() -> String {
    location()
        .and_then(|location| location.search().ok())
        .unwrap_or_default()
}

/// What stands behind the page's address, with its `#` where there is one.
#[must_use]
pub fn fragment() -> String {
    location()
        .and_then(|location| location.hash().ok())
        .unwrap_or_default()
}

/// The page's own origin, such as `http://127.0.0.1:8080`.
#[must_use]
pub fn origin() -> String {
    location()
        .and_then(|location| location.origin().ok())
        .unwrap_or_default()
}

/// The page's path without what stands behind the last slash.
#[must_use]
pub fn folder() -> String {
    let path = location()
        .and_then(|location| location.pathname().ok())
        .unwrap_or_default();
    path.rfind('/')
        .map_or_else(String::new, |at| path[..at].to_owned())
}

/// The address as it stands, to copy.
#[must_use]
pub fn href() -> String {
    location()
        .and_then(|location| location.href().ok())
        .unwrap_or_default()
}

/// Changes the query string; Back returns to the one before.
pub fn push(query_string: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&format!("?{query_string}")));
    }
}

/// Changes the query string in place.
pub fn replace(query_string: &str) {
    if let Some(history) = history() {
        let _ =
            history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("?{query_string}")));
    }
}

fn location() -> Option<web_sys::Location> {
    web_sys::window().map(|window| window.location())
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}
