//! Where the focus goes when what had it goes away: without a mouse it would have to be looked for.

use std::time::Duration;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Gives the focus to the element of this id.
pub fn on(id: &str) {
    let element = document().get_element_by_id(id);
    give(element.and_then(|element| element.dyn_into().ok()));
}

/// The same once the page shows what has changed.
pub fn soon(id: String) {
    set_timeout(move || on(&id), Duration::ZERO);
}

/// Gives the focus to what stands before the button that was clicked.
pub fn step_back(event: &MouseEvent) {
    let before = event_target::<HtmlElement>(event).previous_element_sibling();
    give(before.and_then(|before| before.dyn_into().ok()));
}

fn give(element: Option<HtmlElement>) {
    if let Some(element) = element {
        let _ = element.focus();
    }
}
