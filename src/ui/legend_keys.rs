//! The legend is one stop of the Tab key: arrow keys go on inside.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::focus;

/// Moves the focus: up and down from line to line, left and right between a line and its star.
pub(super) fn go(event: &KeyboardEvent) {
    let Some(focused) = document().active_element() else {
        return;
    };
    let row = focused.closest("[data-line]").ok().flatten();
    let is_star = focused.matches(".star").unwrap_or_default();
    let (row, is_star) = match (event.key().as_str(), row) {
        ("ArrowDown", Some(row)) => (row.next_element_sibling(), is_star),
        ("ArrowUp", Some(row)) => (row.previous_element_sibling(), is_star),
        ("ArrowRight", Some(row)) => (Some(row), true),
        ("ArrowLeft", Some(row)) => (Some(row), false),
        ("ArrowDown", None) => (focused.query_selector("[data-line]").ok().flatten(), false),
        _ => return,
    };
    event.prevent_default();
    let meant = if is_star { ".star" } else { ".series" };
    focus::give(row.and_then(|row| row.query_selector(meant).ok()?));
}
