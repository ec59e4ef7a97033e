//! One query: its letter, its box, and how it is shown.

use leptos::prelude::*;

use super::annex::{Room, annexed};
use super::changing::{click, flag, text};
use super::icon;
use super::query_box::QueryBox;
use crate::prom::promql::variables;
use crate::query_id::QueryId;
use crate::state::app::App;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;
use crate::view::query::letter;

/// A query in the list of a panel.
#[component]
pub fn QueryRow(state: PanelState, id: QueryId) -> impl IntoView {
    let app = expect_context::<App>();
    let open = Slot::new(false);
    let hidden = move || state.of_query(id, |query| query.hidden);
    let hide = move || {
        state.change_query(id, |query| query.hidden = !query.hidden);
    };
    let mark = move || state.mark(id);
    let hint = move || {
        let is_chosen = |name: &str| {
            app.variables
                .with(|all| all.iter().any(|one| one.name == name))
        };
        state.of_query(id, |query| variables::hint(&query.expr, is_chosen))
    };
    let letter = move || letter(state.place(id));
    view! {
        <div
            class="query"
            class:unrun=flag(move || mark().is_some())
            class:hidden-query=flag(hidden)
            data-testid="query-row"
            on:focusin=move |_| state.note_focus(id)
        >
            <button
                type="button"
                class="letter"
                data-testid="hide-query"
                aria-pressed=text(move || (!hidden()).to_string())
                title="Hide or show this query"
                aria-label=text(move || format!("Show query {}", letter()))
                on:click=click(hide)
            >
                {text(letter)}
            </button>
            <QueryBox state id />
            <button
                type="button"
                class="icon-button"
                data-testid="query-options"
                aria-expanded=text(move || open.get().to_string())
                aria-label=text(move || format!("Options of query {}", letter()))
                title="Legend, axis, step, comparison"
                on:click=click(move || open.update(|open| *open = !*open))
            >
                {icon::OPTIONS.drawn()}
            </button>
            <p class="not-run" role="status" data-testid="not-run" hidden=flag(move || mark().is_none())>
                {text(move || mark().unwrap_or_default().to_owned())}
            </p>
            <p class="hint" data-testid="query-problem" hidden=flag(move || hint().is_none())>
                {text(move || hint().unwrap_or_default())}
            </p>
            {annexed(move || open.get(), Room::QueryOptions(state, id))}
        </div>
    }
}
