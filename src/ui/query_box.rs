//! Where the query is typed.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::changing::text;
use super::focus;
use crate::state::draft::Draft;
use crate::state::panel::PanelState;

/// A query's box: Enter runs, Shift+Enter begins a new line.
#[component]
pub fn QueryBox(state: PanelState, draft: Draft) -> impl IntoView {
    let id = id(draft);
    let key = move |event: KeyboardEvent| {
        // While an input method composes, Enter accepts its word.
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            state.run();
        }
    };
    view! {
        <label class="visually-hidden" for=id.clone()>"Query in PromQL"</label>
        <textarea
                id=id
                data-testid="query"
                rows="1"
                spellcheck="false"
                autocapitalize="off"
                autocomplete="off"
                placeholder="A PromQL expression. Enter runs it, Shift+Enter begins a new line."
                prop:value=text(move || draft.text.get())
                on:input=move |event| {
                    draft.text.set(event_target_value(&event));
                    draft.is_missed.set(false);
                }
                on:keydown=key
        ></textarea>
    }
}

/// The id of a query's box.
fn id(draft: Draft) -> String {
    format!("query-{}", draft.id)
}

/// Gives the focus to the last box of a panel.
pub fn focus_last(state: PanelState) {
    let last = state.drafts.with_untracked(|drafts| drafts.last().copied());
    if let Some(draft) = last {
        focus::soon(id(draft));
    }
}
