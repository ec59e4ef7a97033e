//! Keys that work wherever the focus is not in a field.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::focus;
use super::icon;
use super::popover::popover;
use crate::state::app::App;
use crate::state::panel::PanelState;

/// A key, what it presses or focuses by its `data-testid`, and what that is in words.
const KEYS: [(&str, &str, &str); 5] = [
    ("/", "query", "to the query"),
    ("r", "refresh", "refresh now"),
    ("t", "time-button", "time window"),
    ("f", "wall", "wall: charts alone"),
    ("?", "keys", "these keys"),
];

/// What is heard elsewhere.
const OTHERS: [(&str, &str); 5] = [
    ("Enter", "run the query"),
    ("Shift+Enter", "a new line in the query"),
    ("Ctrl+Enter", "run, from everywhere"),
    (
        "← → ↑ ↓, P, + − 0",
        "in the chart: point, pin, zoom and undo",
    ),
    ("Escape", "let go, close"),
];

/// Listens as long as the page is there.
pub(super) fn listen(app: App) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| hear(app, &event));
    on_cleanup(move || listener.remove());
}

fn hear(app: App, event: &KeyboardEvent) {
    let is_command = event.ctrl_key() || event.meta_key();
    if is_command && event.key() == "Enter" {
        let panels = app.panels.get_untracked();
        return panels.iter().for_each(PanelState::run_if_readable);
    }
    if is_command || event.alt_key() || focus::is_in_field() {
        return;
    }
    let key = event.key();
    let meant = KEYS.iter().find(|(name, ..)| *name == key);
    let pressed = meant.map(|(_, testid, _)| focus::press(&format!("[data-testid='{testid}']")));
    if pressed == Some(true) {
        event.prevent_default();
    }
}

/// The list of all keys, behind a button.
pub(super) fn help() -> AnyView {
    let own = KEYS.into_iter().map(|(key, _, what)| (key, what));
    let row = |(key, what)| view! { <dt><kbd>{key}</kbd></dt><dd>{what}</dd> }.into_any();
    let rows = own.chain(OTHERS).map(row).collect_view();
    popover(
        "keys-menu".to_owned(),
        "keys",
        "Keys (?)",
        icon::KEYS.drawn(),
        view! { <dl class="keys">{rows}</dl> }.into_any(),
    )
}
