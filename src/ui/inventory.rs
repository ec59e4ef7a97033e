//! What there is on the server: metrics, targets, itself.

use leptos::prelude::*;

use super::changing::{click, each, flag, text};
use crate::inventory::{Row, found};
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::slot::Slot;

/// How many rows are shown at once; a search finds the others.
const MOST: usize = 200;

/// A list that is searched; a click on a row charts it.
#[component]
pub fn Inventory() -> impl IntoView {
    let app = expect_context::<App>();
    app.keep_inventory();
    let search = Slot::new(String::new());
    let found = Derived::new(move || {
        app.inventory
            .with(|rows| search.with(|search| found(rows, search)))
    });
    let count = move || found.with(Vec::len);
    let shown = move || (0..count().min(MOST)).collect();
    let row = move |row: usize| {
        let of = move |say: fn(&Row) -> String| {
            text(move || {
                let place = found
                    .with(|found| found.get(row).copied())
                    .unwrap_or_default();
                app.inventory
                    .with(|rows| rows.get(place).map(say).unwrap_or_default())
            })
        };
        let mut query = of(|row| row.query.clone());
        let mut has_no_query = of(|row| row.query.clone());
        let chart = move || app.chart(&untrack(&mut query));
        view! {
            <tr data-testid="inventory-row" data-bad=of(|row| row.is_bad.to_string())>
                <td>
                    <button type="button" class="mono" disabled=flag(move || has_no_query().is_empty()) title="Chart it" on:click=click(chart)>
                        {of(|row| row.name.clone())}
                    </button>
                </td>
                <td class="kind">{of(|row| row.kind.clone())}</td>
                <td>{of(|row| row.about.clone())}</td>
            </tr>
        }
        .into_any()
    };
    let told = move || match count() {
        0 if app.inventory.with(Vec::is_empty) => String::new(),
        count if count > MOST => {
            format!("{count} found, the first {MOST} shown: search for a part of the name")
        }
        count => format!("{count} found"),
    };
    view! {
        <section class="inventory" data-testid="inventory" hidden=flag(move || app.page.get().title().is_empty())>
            <div class="legend-head">
                <h2>{text(move || app.page.get().title().to_owned())}</h2>
                <input
                    type="search"
                    data-testid="inventory-search"
                    aria-label="Search"
                    placeholder="Search"
                    on:input=move |event| search.set(event_target_value(&event))
                />
                <span class="quiet" role="status">{text(told)}</span>
            </div>
            <p class="error" role="alert" data-testid="inventory-fault" hidden=flag(move || app.inventory_fault.with(String::is_empty))>
                {text(move || app.inventory_fault.get())}
            </p>
            <table>
                <tbody>{each(shown, row)}</tbody>
            </table>
        </section>
    }
}
