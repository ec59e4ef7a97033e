//! Where the focus is, and where it goes when what had it goes away: without a mouse it would have to be
//! looked for.

use std::time::Duration;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Gives the focus to the element of this id.
pub fn on(id: &str) {
    give(document().get_element_by_id(id));
}

/// The same once the page shows what has changed.
pub fn soon(id: String) {
    set_timeout(move || on(&id), Duration::ZERO);
}

/// Gives the focus to what stands before the button that was clicked.
pub fn step_back(event: &MouseEvent) {
    give(event_target::<HtmlElement>(event).previous_element_sibling());
}

/// Presses a button, or goes into a field, by a CSS selector; whether there is one.
pub fn press(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    if is_field(&element) {
        let _ = element.focus();
    } else {
        element.click();
    }
    true
}

/// Scrolls as little as needed to show the element of this id.
pub fn show(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let to = ScrollIntoViewOptions::new();
        to.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&to);
    }
}

/// Whether letters that are typed go into a field.
pub fn is_in_field() -> bool {
    document()
        .active_element()
        .is_some_and(|element| is_field(&element))
}

/// Gives the focus to an element.
pub fn give(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

fn is_field(element: &Element) -> bool {
    element
        .matches("input, textarea, select")
        .unwrap_or_default()
}
