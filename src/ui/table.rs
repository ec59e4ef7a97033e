//! The latest value of each series.

use leptos::prelude::*;

use super::changing::{click, flag, part, text};
use super::virtual_rows::Window;
use crate::browser::clock;
use crate::chart::time_text::clock_text;
use crate::prom::labels::NAME;
use crate::state::panel::PanelState;
use crate::table::latest::{Column, Latest, Order, Row};

/// The Table tab: a column per label, sorted by a click on its head.
#[component]
pub fn LatestTable(state: PanelState) -> impl IntoView {
    let latest = Memo::new(move |_| {
        state.shown.with(|shown| {
            let answers = shown.iter().flat_map(|shown| &shown.answers.list);
            let now = answers.filter(|answered| answered.earlier.is_none());
            Latest::of(now.flat_map(|answered| &answered.answer.series))
        })
    });
    let order = RwSignal::new(None::<Order>);
    let places = Memo::new(move |_| {
        latest.with(|latest| match order.get() {
            Some(order) => latest.sorted(order),
            None => (0..latest.rows.len()).collect(),
        })
    });
    let count = Signal::derive(move || places.with(Vec::len));
    let window = Window::on(count, 512.0);
    let rows = move || {
        let rows = window.rows.get();
        let places = places.with(|places| places.get(rows).unwrap_or_default().to_vec());
        latest.with(|latest| {
            places
                .iter()
                .filter_map(|place| latest.rows.get(*place))
                .map(row)
                .collect_view()
        })
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="Latest values" node_ref=window.node on:scroll=move |_| window.scrolled()>
            <table data-testid="table">
                <thead>
                    <tr>
                        {part(move || {
                            let labels = latest.with(|latest| latest.labels.clone());
                            let heads = labels.into_iter().enumerate();
                            heads.map(|(at, name)| head(order, Column::Label(at), shown(name))).collect_view()
                        })}
                        {head(order, Column::Value, "Value".to_owned())}
                        <th class="number" scope="col">"Time"</th>
                    </tr>
                </thead>
                <tbody>
                    <tr class="space" style:height=text(move || window.above())></tr>
                    {part(rows)}
                    <tr class="space" style:height=text(move || window.below(count.get()))></tr>
                </tbody>
            </table>
        </div>
        <p class="empty" hidden=flag(move || count.get() > 0)>"No series, so nothing to list."</p>
    }
}

fn shown(name: String) -> String {
    if name == NAME {
        "Metric".to_owned()
    } else {
        name
    }
}

fn head(order: RwSignal<Option<Order>>, column: Column, name: String) -> impl IntoView {
    let sorted = move || {
        match order.get() {
            Some(Order { by, descending }) if by == column => {
                if descending {
                    "descending"
                } else {
                    "ascending"
                }
            }
            _ => "none",
        }
        .to_owned()
    };
    // Values are looked at from the largest, names from the first.
    let sort = move || {
        order.update(|order| {
            let descending = match order {
                Some(Order { by, descending }) if *by == column => !*descending,
                _ => column == Column::Value,
            };
            *order = Some(Order {
                by: column,
                descending,
            });
        });
    };
    view! {
        <th scope="col" class:number=column == Column::Value aria-sort=text(sorted)>
            <button type="button" on:click=click(sort)>{name}</button>
        </th>
    }
}

fn row(row: &Row) -> impl IntoView + use<> {
    let cells = row
        .cells
        .iter()
        .map(|cell| view! { <td>{cell.clone()}</td> })
        .collect_view();
    #[allow(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 fit an i64"
    )]
    let time = clock_text(row.time as i64, clock::local_offset);
    view! {
        <tr>
            {cells}
            <td class="number">{value_text(row.value)}</td>
            <td class="number">{time}</td>
        </tr>
    }
}

/// A value as Prometheus writes it: all digits that there are.
#[must_use]
pub fn value_text(value: f64) -> String {
    if value.is_nan() {
        "NaN".to_owned()
    } else if value.is_infinite() {
        if value > 0.0 { "+Inf" } else { "-Inf" }.to_owned()
    } else {
        value.to_string()
    }
}
