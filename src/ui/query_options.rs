//! How one query is asked and its lines are shown.

use leptos::prelude::*;

use super::changing::{Text, click, flag, part, text};
use super::explanation::Explanation;
use super::focus;
use super::run_button;
use super::text_field::{Commit, TextField};
use crate::asking::targets::ALL;
use crate::chart::lines::naming;
use crate::chart::lines::source::Side;
use crate::prom::duration::Duration;
use crate::query_id::QueryId;
use crate::state::app::App;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;
use crate::view::Query;

/// Legend, axis, step and comparison of a query; and its place among the others.
#[component]
pub fn QueryOptions(state: PanelState, id: QueryId) -> impl IntoView {
    let shown =
        move |tell: fn(&Query) -> String| -> Text { text(move || state.of_query(id, tell)) };
    let commit = move |take: fn(&mut Query, &str) -> Result<(), String>| -> Commit {
        Box::new(move |typed| {
            let mut changed = untrack(|| state.of_query(id, Query::clone));
            take(&mut changed, typed)?;
            state.change_query(id, |query| *query = changed);
            Ok(())
        })
    };
    let is_explained = Slot::new(false);
    let move_id = format!("move-query-{}-{}", state.id, id.0);
    let own_id = move_id.clone();
    let move_up = move || {
        state.move_query_up(id);
        // What is moved on the page loses the focus.
        focus::soon(move_id.clone());
    };
    let remove = move || {
        state.remove_query(id);
        focus::soon(run_button::id(state));
    };
    view! {
        <div class="query-options" role="group" aria-label="Options of the query">
            <div class="field">
                <span aria-hidden="true">"Legend"</span>
                <TextField
                    testid="legend-template"
                    label="Legend, empty for automatic"
                    placeholder="automatic, or {{instance}} free"
                    shown=shown(|query| query.legend.clone())
                    commit=commit(set_legend)
                />
            </div>
            {axis(state, id)}
            {server(state, id)}
            <div class="field short">
                <span aria-hidden="true">"Step"</span>
                <TextField
                    testid="query-step"
                    label="Step of this query, empty for the panel's"
                    placeholder="auto"
                    shown=shown(|query| duration_text(query.step))
                    commit=commit(|query, typed| read_duration(typed).map(|step| query.step = step))
                />
            </div>
            <div class="field short">
                <span aria-hidden="true">"Compare with"</span>
                <TextField
                    testid="query-compare"
                    label="Compare with the same query so much earlier, such as 1d; empty for no comparison"
                    placeholder="1h, 1d"
                    shown=shown(|query| duration_text(query.compare))
                    commit=commit(|query, typed| read_duration(typed).map(|earlier| query.compare = earlier))
                />
            </div>
            <div class="buttons">
                <button type="button" data-testid="format-query" on:click=click(move || state.format(id))>
                    "Format"
                </button>
                <button
                    type="button"
                    data-testid="explain-query"
                    aria-pressed=text(move || is_explained.get().to_string())
                    on:click=click(move || is_explained.update(|is_explained| *is_explained = !*is_explained))
                >
                    "Explain"
                </button>
                <button type="button" data-testid="duplicate-query" on:click=click(move || state.duplicate_query(id))>
                    "Duplicate"
                </button>
                <button type="button" id=own_id data-testid="move-query-up" on:click=click(move_up)>
                    "Move up"
                </button>
                <button type="button" data-testid="remove-query" on:click=click(remove)>
                    "Remove"
                </button>
            </div>
            {part(move || is_explained.get().then(|| view! { <Explanation state id is_wanted=is_explained /> }.into_any()))}
        </div>
    }
}

/// The value axis of a query.
fn axis(state: PanelState, id: QueryId) -> AnyView {
    let is_at =
        move |side: Option<Side>| flag(move || state.of_query(id, |query| query.side == side));
    let choose_side = move |event| {
        let chosen = event_target_value(&event);
        let side = [Side::Left, Side::Right]
            .into_iter()
            .find(|side| side.name() == chosen);
        state.change_query(id, |query| query.side = side);
    };
    view! {
        <label class="field short">
            <span>"Axis"</span>
            <select data-testid="query-axis" on:change=choose_side>
                <option value="" prop:selected=is_at(None)>"by unit"</option>
                <option value="right" prop:selected=is_at(Some(Side::Right))>"right"</option>
                <option value="left" prop:selected=is_at(Some(Side::Left))>"left"</option>
            </select>
        </label>
    }
    .into_any()
}

/// Who is asked, where there are several on offer.
fn server(state: PanelState, id: QueryId) -> AnyView {
    let app = expect_context::<App>();
    let names = move || app.targets().into_iter().map(|target| target.name);
    let option = move |(value, label): (String, String)| {
        let own = value.clone();
        let is_chosen = flag(move || state.of_query(id, |query| query.server == own));
        view! { <option value=value prop:selected=is_chosen>{label}</option> }.into_any()
    };
    let options = move || {
        let fixed = [("", "the page's"), (ALL, "all of them")];
        let fixed = fixed.map(|(value, label)| (value.to_owned(), label.to_owned()));
        let offered = names().map(|name| (name.clone(), name));
        fixed.into_iter().chain(offered).map(option).collect_view()
    };
    let choose = move |event| {
        state.change_query(id, |query| query.server = event_target_value(&event));
    };
    view! {
        <label class="field short" hidden=flag(move || names().count() < 2)>
            <span>"Server"</span>
            <select data-testid="query-server" on:change=choose>{part(options)}</select>
        </label>
    }
    .into_any()
}

fn set_legend(query: &mut Query, typed: &str) -> Result<(), String> {
    naming::check(typed)?;
    typed.clone_into(&mut query.legend);
    Ok(())
}

fn duration_text(duration: Option<Duration>) -> String {
    duration
        .map(|duration| duration.to_string())
        .unwrap_or_default()
}

/// A length of time; none for an empty text.
fn read_duration(typed: &str) -> Result<Option<Duration>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    let duration: Duration = typed.parse().map_err(|error| format!("{error}"))?;
    if duration == Duration::ZERO {
        return Err("This is at least 1ms; leave it empty for none.".to_owned());
    }
    Ok(Some(duration))
}
