//! One query: its letter, its box, and how it is shown.

use leptos::prelude::*;

use super::changing::{click, flag, part, text};
use super::query_box::QueryBox;
use super::query_options::QueryOptions;
use crate::state::draft::Draft;
use crate::state::panel::PanelState;
use crate::view::query::letter;

/// A query in the list of a panel.
#[component]
pub fn QueryRow(state: PanelState, draft: Draft) -> impl IntoView {
    let open = RwSignal::new(false);
    let hidden = move || {
        let place = state.place(draft);
        state
            .panel
            .with(|panel| panel.queries.get(place).is_some_and(|query| query.hidden))
    };
    let hide = move || {
        state.change_query(state.place(draft), |query| query.hidden = !query.hidden);
    };
    view! {
        <div
            class="query"
            class:hidden-query=flag(hidden)
            data-testid="query-row"
            on:focusin=move |_| state.last_box.set(Some(draft.id))
        >
            <button
                type="button"
                class="letter"
                data-testid="hide-query"
                aria-pressed=text(move || (!hidden()).to_string())
                title="Hide or show this query"
                aria-label=text(move || format!("Show query {}", letter(state.place(draft))))
                on:click=click(hide)
            >
                {text(move || letter(state.place(draft)))}
            </button>
            <QueryBox state draft />
            <button
                type="button"
                class="quiet"
                data-testid="query-options"
                aria-expanded=text(move || open.get().to_string())
                aria-label=text(move || format!("Options of query {}", letter(state.place(draft))))
                title="Legend, axis, step, comparison"
                on:click=click(move || open.update(|open| *open = !*open))
            >
                "⋯"
            </button>
            {part(move || open.get().then(|| view! { <QueryOptions state draft /> }))}
        </div>
    }
}
