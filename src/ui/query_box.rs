//! Where the query is typed.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::changing::text;
use crate::state::panel::PanelState;

/// The query and its Run button: Enter runs, Shift+Enter begins a new line.
#[component]
pub fn QueryBox(state: PanelState) -> impl IntoView {
    let id = format!("query-{}", state.index);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        state.run();
    };
    let key = move |event: KeyboardEvent| {
        // While an input method composes, Enter accepts its word.
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            state.run();
        }
    };
    view! {
        <form class="ask" on:submit=submit>
            <label class="visually-hidden" for=id.clone()>"Query in PromQL"</label>
            <textarea
                id=id
                data-testid="query"
                rows="1"
                spellcheck="false"
                autocapitalize="off"
                autocomplete="off"
                placeholder="A PromQL expression. Enter runs it, Shift+Enter begins a new line."
                prop:value=text(move || state.draft.get())
                on:input=move |event| state.draft.set(event_target_value(&event))
                on:keydown=key
            ></textarea>
            <button type="submit" class="primary" data-testid="run">"Run"</button>
        </form>
    }
}
