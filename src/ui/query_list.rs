//! What a panel asks: a box for each query.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::changing::{click, each, flag};
use super::history_panel::{self, HistoryPanel};
use super::icon;
use super::query_box;
use super::query_row::QueryRow;
use super::run_button;
use crate::query_id::QueryId;
use crate::state::panel::PanelState;

/// The queries of a panel, its Run button, and those that ran before.
#[component]
pub fn QueryList(state: PanelState) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        state.run_if_readable();
    };
    let add = move || {
        state.add_query();
        query_box::focus_last(state);
    };
    let is_alone = move || state.queries.with(|queries| queries.len() < 2);
    view! {
        <form class="ask" class:alone=flag(is_alone) on:submit=submit>
            <div class="queries">
                {each(move || state.queries.with(|ids| ids.iter().map(|id| id.0).collect()), move |id| view! { <QueryRow state id=QueryId(id) /> }.into_any())}
            </div>
            <div class="buttons">
                <button type="submit" class="primary" id=run_button::id(state) data-testid="run">"Run"</button>
                {icon::ADD.button("add-query", "Add query", click(add))}
                <button
                    type="button"
                    class="opener"
                    data-testid="history"
                    title="Queries that ran"
                    aria-label="Queries that ran"
                    popovertarget=history_panel::id(state)
                >
                    {icon::HISTORY.drawn()}
                </button>
            </div>
        </form>
        <HistoryPanel state />
    }
}
