//! The page as a whole: is it seen, light or dark, how dense its pixels are.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// Whether the tab is hidden.
#[must_use]
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Whether the system asks for dark pages.
#[must_use]
pub fn prefers_dark() -> bool {
    dark_query().is_some_and(|query| query.matches())
}

/// Tells, for as long as the page lives, when the system switches between light and dark.
pub fn on_dark_change(tell: impl Fn(bool) + 'static) {
    if let Some(query) = dark_query() {
        listen(&query, "change", move || tell(prefers_dark()));
    }
}

/// Tells, for as long as the page lives, when the tab is hidden or shown.
pub fn on_visibility_change(tell: impl Fn(bool) + 'static) {
    if let Some(document) = document() {
        listen(&document, "visibilitychange", move || tell(is_hidden()));
    }
}

/// Whether the browser knows that it reaches nobody.
#[must_use]
pub fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// Tells when that changes.
pub fn on_offline_change(tell: impl Fn(bool) + Clone + 'static) {
    if let Some(window) = web_sys::window() {
        for event in ["online", "offline"] {
            let tell = tell.clone();
            listen(&window, event, move || tell(is_offline()));
        }
    }
}

fn listen(target: &web_sys::EventTarget, event: &str, heard: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(heard).into_js_value();
    let _ = target.add_event_listener_with_callback(event, closure.unchecked_ref());
}

fn dark_query() -> Option<web_sys::MediaQueryList> {
    web_sys::window()?
        .match_media("(prefers-color-scheme: dark)")
        .ok()?
}

/// Sets or removes the theme that the style sheets go by; none follows the system.
pub fn set_theme(theme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

/// Marks the page for the style sheets, or takes the mark away.
pub fn mark_root(attribute: &str, is_marked: bool) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.toggle_attribute_with_force(attribute, is_marked);
    }
}

/// What the browser's tab is called.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Device pixels per CSS pixel.
#[must_use]
pub fn pixel_ratio() -> f64 {
    web_sys::window()
        .map_or(1.0, |window| window.device_pixel_ratio())
        .max(0.5)
}

/// The window's width in CSS pixels.
#[must_use]
pub fn width() -> u32 {
    let width = web_sys::window().and_then(|window| window.inner_width().ok());
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a window's width in pixels"
    )]
    let width = width
        .as_ref()
        .and_then(JsValue::as_f64)
        .map(|width| width as u32);
    width.unwrap_or(1_000)
}

/// The window's height in CSS pixels.
#[must_use]
pub fn height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok());
    height.as_ref().and_then(JsValue::as_f64).unwrap_or(800.0)
}

/// What the browser calls itself.
#[must_use]
pub fn user_agent() -> String {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
    agent.unwrap_or_default()
}

/// The page's own document.
#[must_use]
pub fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// The whole address of a file beside the page.
#[must_use]
pub fn address(file: &str) -> Option<String> {
    let base = document()?.base_uri().ok()??;
    Some(web_sys::Url::new_with_base(file, &base).ok()?.href())
}
