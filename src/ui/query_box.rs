//! Where the query is typed.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::changing::text;
use super::focus;
use crate::query_id::QueryId;
use crate::state::panel::PanelState;

/// A query's box: Enter runs, Shift+Enter begins a new line.
#[component]
pub fn QueryBox(state: PanelState, id: QueryId) -> impl IntoView {
    let box_id = box_id(state, id);
    let key = move |event: KeyboardEvent| {
        // While an input method composes, Enter accepts its word.
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            state.run();
        }
    };
    view! {
        <label class="visually-hidden" for=box_id.clone()>"Query in PromQL"</label>
        <textarea
                id=box_id
                data-testid="query"
                rows="1"
                spellcheck="false"
                autocapitalize="off"
                autocomplete="off"
                placeholder="A PromQL expression. Enter runs it, Shift+Enter begins a new line."
                prop:value=text(move || state.text(id))
                on:input=move |event| state.type_text(id, event_target_value(&event))
                on:keydown=key
        ></textarea>
    }
}

/// The id of a query's box.
fn box_id(state: PanelState, id: QueryId) -> String {
    format!("query-{}-{}", state.id, id.0)
}

/// Gives the focus to the last box of a panel.
pub fn focus_last(state: PanelState) {
    let last = state
        .queries
        .with_untracked(|queries| queries.last().copied());
    if let Some(id) = last {
        focus::soon(box_id(state, id));
    }
}
