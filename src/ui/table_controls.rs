//! Of when the table is, and which of its rows are shown.

use std::sync::Arc;

use leptos::prelude::*;

use super::changing::{flag, text};
use super::text_field::{Commit, TextField};
use crate::measure::time_text::moment_text;
use crate::prom::duration::Duration;
use crate::prom::end::End;
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::Offset;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;
use crate::state::values::Values;

/// The table's instant and its filter.
#[component]
pub fn TableControls(
    state: PanelState,
    values: Derived<Option<Arc<Values>>>,
    /// How many rows the filter lets through.
    count: Signal<usize>,
) -> impl IntoView {
    let app = expect_context::<App>();
    let table = state.table;
    let moment = move || {
        let moment = state.panel.with(|panel| panel.moment);
        moment.map_or_else(String::new, |moment| End::At(moment).text(&app.offset()))
    };
    let commit: Commit = Box::new(move |typed| {
        let moment = read_moment(typed, app.now(), &untrack(|| app.offset()))?;
        state.change(|panel| panel.moment = moment);
        Ok(())
    });
    let found = move || match values.get() {
        Some(values) => counted(count.get(), &values, app),
        None => String::new(),
    };
    let is_right = move || table.search.with(|search| search.wrong.is_empty());
    view! {
        <div class="times table-controls" role="group" aria-label="Table">
            <div class="field long">
                <span>{text(move || format!("At ({})", app.zone_name()))}</span>
                <TextField
                    testid="moment"
                    label="Instant of the table in the page's time zone, empty for the end of the window"
                    placeholder="end of the window"
                    shown=text(moment)
                    commit=commit
                />
            </div>
            <div class="field">
                <input
                    type="search"
                    data-testid="table-filter"
                    aria-label="Filter the rows"
                    aria-invalid=text(move || (!is_right()).to_string())
                    placeholder="Filter the rows"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=text(move || table.search.with(|search| search.typed.clone()))
                    on:input=move |event| table.look(|search| search.typed = event_target_value(&event))
                />
                <label class="check">
                    <input
                        type="checkbox"
                        data-testid="table-regex"
                        prop:checked=flag(move || table.search.with(|search| search.is_regex))
                        on:change=move |event| table.look(|search| search.is_regex = event_target_checked(&event))
                    />
                    "Regex"
                </label>
                <span class="wrong" role="alert" data-testid="table-filter-error" hidden=flag(is_right)>
                    {text(move || table.search.with(|search| search.wrong.clone()))}
                </span>
            </div>
            <span class="count" role="status" data-testid="table-count">{text(found)}</span>
        </div>
    }
}

fn read_moment(typed: &str, now: Timestamp, offset: Offset) -> Result<Option<Timestamp>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    let moment = End::read(typed, now, offset).map_err(|bad| bad.to_string())?;
    Ok(Some(moment.at(now)))
}

/// "3 of 12 rows at 2026-11-25 14:03:07 UTC".
fn counted(found: usize, values: &Values, app: App) -> String {
    let all = values.vector.rows.len();
    let rows = if all == 1 { "row" } else { "rows" };
    let time = moment_text(values.time, Duration::ZERO, &app.offset());
    let zone = app.zone_name();
    if found == all {
        format!("{all} {rows} at {time} {zone}")
    } else {
        format!("{found} of {all} {rows} at {time} {zone}")
    }
}
