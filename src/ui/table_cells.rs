//! The heads and rows of the table.

use leptos::prelude::*;

use super::changing::{click, text};
use super::long_text::long_text;
use crate::measure::time_text::moment_text;
use crate::measure::unit::Unit;
use crate::order::Order;
use crate::prom::duration::Duration;
use crate::prom::labels::NAME;
use crate::prom::promql::matcher::Operator;
use crate::prom::timestamp::Timestamp;
use crate::state::app::App;
use crate::state::panel::PanelState;
use crate::state::table::TableState;
use crate::state::values::Values;
use crate::table::samples::Sample;
use crate::table::vector::{Column, Row};
use crate::view::query::letter;

/// What the style sheets go by; most cells have none.
type Class = Option<&'static str>;

/// The heads of these columns, which sort by them.
pub(super) fn heads(app: App, table: TableState, columns: Vec<Column>) -> Vec<AnyView> {
    let classes: Vec<Class> = columns.iter().map(|one| class(one, &columns)).collect();
    let all = columns.into_iter().zip(classes);
    all.map(|(column, class)| head(app, table, column, class))
        .collect()
}

/// A row with cells in these columns.
pub(super) fn row(
    app: App,
    state: PanelState,
    values: &Values,
    columns: &[Column],
    place: usize,
) -> Option<AnyView> {
    let row = values.vector.rows.get(place)?;
    let chosen = state
        .appearance
        .with_untracked(|appearance| appearance.unit);
    let unit = chosen.unwrap_or_else(|| values.unit(row));
    let cells = columns.iter().map(|column| {
        let class = class(column, columns);
        match column {
            Column::Query => {
                let id = values.query(row);
                let letter = text(move || letter(state.place(id)));
                view! { <td class=class data-head="Query">{letter}</td> }.into_any()
            }
            Column::Label(name) => label_cell(name, row.label(name), class),
            Column::Value => value_cell(unit, row),
            Column::Time => {
                let at = Timestamp::from_float(row.time);
                let text = moment_text(at, Duration::ZERO, &app.offset());
                view! { <td class=class data-head="Time">{long_text(text)}</td> }.into_any()
            }
        }
    });
    let row = view! { <tr data-row=place.to_string()>{cells.collect_view()}</tr> };
    Some(row.into_any())
}

fn class(column: &Column, columns: &[Column]) -> Class {
    match column {
        Column::Value => Some("number value"),
        Column::Time => Some("number"),
        Column::Query | Column::Label(_) => {
            (Column::title(columns) == Some(column)).then_some("title")
        }
    }
}

fn head(app: App, table: TableState, column: Column, class: Class) -> AnyView {
    let name = match &column {
        Column::Query => "Query".to_owned(),
        Column::Label(name) if name == NAME => "Metric".to_owned(),
        Column::Label(name) => name.clone(),
        Column::Value => "Value".to_owned(),
        Column::Time => format!("Time ({})", app.zone_name()),
    };
    let usual = column.usual_order();
    let sorted = move || {
        table
            .order
            .with(|order| Order::aria(order.as_ref(), &column))
    };
    let sort = move || table.sort_by(usual.clone());
    view! {
        <th scope="col" class=class aria-sort=text(move || sorted().to_owned())>
            <button type="button" on:click=click(sort)>{name}</button>
        </th>
    }
    .into_any()
}

/// A value in its unit; where the pointer rests, as Prometheus writes it. A native histogram is too
/// wide to stay in sight beside others.
fn value_cell(unit: Unit, row: &Row) -> AnyView {
    let exact = row.sample().to_string();
    let (text, class) = match row.sample() {
        Sample::Float(value) if unit != Unit::Number => (unit.format(value), "number value"),
        Sample::Float(_) => (exact.clone(), "number value"),
        Sample::Histogram(_) => (exact.clone(), "number value wide"),
    };
    view! { <td class=class title=exact>{long_text(text)}</td> }.into_any()
}

/// A label's value, and buttons that narrow the query by it. The table hears their clicks: a
/// handler for each would cost more than the cells themselves.
fn label_cell(name: &str, value: &str, class: Class) -> AnyView {
    if value.is_empty() {
        return view! { <td class=class data-head=name.to_owned()></td> }.into_any();
    }
    let text = match class {
        None => long_text(value.to_owned()),
        // What stays in sight is cut where it leaves no room for others.
        Some(_) => {
            view! { <span class="name" title=value.to_owned()>{long_text(value.to_owned())}</span> }
                .into_any()
        }
    };
    let button = |operator: Operator, testid: &'static str, title: &'static str| {
        view! { <button type="button" data-sign=operator.sign() data-testid=testid title=title aria-label=title></button> }
    };
    view! {
        <td class=class data-head=name.to_owned() data-label=name.to_owned()>
            {text}
            <span class="narrow">
                {button(Operator::Equal, "cell-add", "Add to the query")}
                {button(Operator::NotEqual, "cell-exclude", "Exclude from the query")}
            </span>
        </td>
    }
    .into_any()
}
