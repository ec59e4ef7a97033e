//! Where the query is typed.

use leptos::ev::{Event, InputEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::annex::{Room, annexed};
use super::changing::text;
use super::completion::Completion;
use super::findings;
use super::focus;
use crate::query_id::QueryId;
use crate::state::app::App;
use crate::state::panel::PanelState;

/// A query's box: Enter runs, Shift+Enter begins a new line.
#[component]
pub fn QueryBox(state: PanelState, id: QueryId) -> impl IntoView {
    let box_id = box_id(state, id);
    let input = NodeRef::new();
    let layer = NodeRef::<html::Div>::new();
    let app = expect_context::<App>();
    let completion = Completion::new(app, state, id, input);
    let findings = state.problems(app, id);
    let key = move |event: KeyboardEvent| {
        // While an input method composes, keys are for its words.
        if event.is_composing() || completion.hears(&event) {
            return;
        }
        // With Ctrl or Cmd it runs all, wherever it is pressed.
        let is_for_all = event.ctrl_key() || event.meta_key();
        if event.key() == "Enter" && !event.shift_key() {
            completion.closes();
            if !is_for_all {
                event.prevent_default();
                state.run_if_readable();
            }
        }
    };
    let typed = move |event: Event| {
        state.type_text(id, event_target_value(&event));
        // What is pasted or composed needs no list; what fills fields by itself tells no kind.
        let kind = event.dyn_ref::<InputEvent>().map(InputEvent::input_type);
        match kind.as_deref() {
            Some("insertText" | "deleteContentBackward") => completion.follows(),
            _ => completion.closes(),
        }
    };
    let scroll = move |_| {
        if let (Some(input), Some(layer)) = (input.get_untracked(), layer.get_untracked()) {
            layer.set_scroll_top(input.scroll_top());
        }
    };
    view! {
        <label class="visually-hidden" for=box_id.clone()>"Query in PromQL"</label>
        <div class="typed">
            {annexed(move || findings.are_any() || state.failure().is_some(), Room::Underline(state, id, input, layer, findings))}
            <textarea
                id=box_id
                data-testid="query"
                rows="1"
                spellcheck="false"
                autocapitalize="off"
                autocomplete="off"
                placeholder="A PromQL expression. Enter runs it, Shift+Enter begins a new line."
                aria-autocomplete="list"
                aria-activedescendant=text(move || completion.active())
                node_ref=input
                prop:value=text(move || state.text(id))
                on:input=typed
                on:keydown=key
                on:blur=move |_| completion.closes()
                on:scroll=scroll
            ></textarea>
        </div>
        {completion.view()}
        {findings::below(state, id, input, findings)}
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
