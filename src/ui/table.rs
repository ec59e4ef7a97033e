//! The values at an instant.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::changing::{click, flag, part, text};
use super::excerpt::Excerpt;
use super::long_text::long_text;
use super::table_controls::TableControls;
use super::virtual_rows::Window;
use crate::excerpt::Room;
use crate::measure::time_text::moment_text;
use crate::measure::unit::Unit;
use crate::order::Order;
use crate::prom::duration::Duration;
use crate::prom::labels::NAME;
use crate::prom::promql::matcher::{Matcher, Operator};
use crate::prom::timestamp::Timestamp;
use crate::query_id::QueryId;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;
use crate::state::table::TableState;
use crate::state::values::Values;
use crate::table::filter::Wanted;
use crate::table::samples::Sample;
use crate::table::vector::{Column, Row};
use crate::view::query::letter;

/// The Table tab: a column per label, sorted by a click on its head; buttons in the cells add their
/// values to the query, or exclude them.
#[component]
pub fn InstantTable(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let table = state.table;
    let values = table.values;
    let sorted = Derived::new(move || {
        let values = values.get();
        let sorted = |order: &Option<Order<Column>>| Some(values?.vector.sorted(order.as_ref()));
        table.order.with(sorted).unwrap_or_default()
    });
    let found = Derived::new(move || {
        let mut places = sorted.get();
        let wanted = table.search.with(|search| search.wanted.clone());
        if let Some(values) = values.get().filter(|_| wanted != Wanted::Anything) {
            let texts = values.vector.texts();
            places.retain(|place| texts.get(*place).is_some_and(|text| wanted.is_in(text)));
        }
        places
    });
    let count = Signal::derive(move || found.with(Vec::len));
    let window = Window::on(count, 512.0);
    // Heads stay from answer to answer, while the labels do.
    let columns = Derived::new(move || {
        let values = values.get();
        values.map(|values| values.vector.columns.clone())
    });
    let heads = move || {
        let columns = columns.get().into_iter().flatten();
        columns
            .map(|column| head(app, table, column))
            .collect_view()
    };
    let rows = move || {
        let places = found.with(|found| found.get(window.rows.get()).unwrap_or_default().to_vec());
        let values = values.get();
        let rows = values.iter().flat_map(|values| {
            places
                .iter()
                .filter_map(move |place| row(app, state, values, *place))
        });
        rows.collect_view()
    };
    let texts = move || {
        let texts = values
            .get()
            .as_deref()
            .map(|values| texts(state, values))
            .unwrap_or_default();
        texts.into_iter().map(text_result).collect_view()
    };
    let bare = move || sorted.with(Vec::is_empty);
    let empty = move || match values.get() {
        Some(values) if bare() && texts_of(&values).next().is_none() => {
            "No series, so nothing to list."
        }
        Some(_) if !bare() && count.get() == 0 => "No matching rows",
        _ => "",
    };
    let refused = Slot::new(String::new());
    let narrow = move |event: MouseEvent| {
        let values = values.get_untracked();
        let asked = values.and_then(|values| asked_for(&event, &values));
        if let Some((query, matcher)) = asked {
            let narrowed = state.narrow(query, &matcher);
            // The cells of the next answer are others.
            if let (Ok(()), Some(rows)) = (&narrowed, window.node.get_untracked()) {
                let _ = rows.focus();
            }
            refused.set(narrowed.err().unwrap_or_default());
        }
    };
    view! {
        <TableControls state values count />
        <p class="wrong" role="alert" data-testid="table-refused" hidden=flag(move || refused.with(String::is_empty))>
            {text(move || refused.get())}
        </p>
        {part(texts)}
        <div
            class="scroll"
            tabindex="0"
            role="region"
            aria-label="Values"
            hidden=flag(bare)
            node_ref=window.node
            on:scroll=move |_| window.scrolled()
        >
            <table data-testid="table">
                <thead>
                    <tr>{part(heads)}</tr>
                </thead>
                <tbody on:click=narrow>
                    <tr class="space" style:height=text(move || window.above())></tr>
                    {part(rows)}
                    <tr class="space" style:height=text(move || window.below(count.get()))></tr>
                </tbody>
            </table>
        </div>
        <p class="empty" data-testid="empty-table" hidden=flag(move || empty().is_empty())>{text(move || empty().to_owned())}</p>
    }
}

/// The answers that are texts, with their queries.
fn texts_of(values: &Values) -> impl Iterator<Item = (QueryId, &str)> {
    let answers = values.answers.iter();
    answers.filter_map(|(id, answer)| Some((*id, answer.text.as_deref()?)))
}

fn texts(state: PanelState, values: &Values) -> Vec<String> {
    let is_alone = values.answers.len() < 2;
    texts_of(values)
        .map(|(id, text)| {
            if is_alone {
                text.to_owned()
            } else {
                format!("{}: {text}", letter(state.place(id)))
            }
        })
        .collect()
}

fn text_result(all: String) -> impl IntoView {
    view! {
        <p class="text-result" data-testid="table-text">
            <Excerpt all=Signal::stored(all) room=Room::TEXT />
        </p>
    }
}

fn head(app: App, table: TableState, column: Column) -> AnyView {
    let name = match &column {
        Column::Query => "Query".to_owned(),
        Column::Label(name) if name == NAME => "Metric".to_owned(),
        Column::Label(name) => name.clone(),
        Column::Value => "Value".to_owned(),
        Column::Time => format!("Time ({})", app.zone_name()),
    };
    let (is_number, is_value) = (column.is_number(), column == Column::Value);
    let usual = column.usual_order();
    let sorted = move || {
        table
            .order
            .with(|order| Order::aria(order.as_ref(), &column))
    };
    let sort = move || table.sort_by(usual.clone());
    view! {
        <th scope="col" class:number=is_number class:value=is_value aria-sort=text(move || sorted().to_owned())>
            <button type="button" on:click=click(sort)>{name}</button>
        </th>
    }
    .into_any()
}

fn row(app: App, state: PanelState, values: &Values, place: usize) -> Option<AnyView> {
    let row = values.vector.rows.get(place)?;
    let columns = values.vector.columns.iter();
    let chosen = state
        .appearance
        .with_untracked(|appearance| appearance.unit);
    let unit = chosen.unwrap_or_else(|| values.unit(row));
    let cells = columns.map(|column| match column {
        Column::Query => {
            let id = values.query(row);
            let letter = text(move || letter(state.place(id)));
            view! { <td>{letter}</td> }.into_any()
        }
        Column::Value => value_cell(unit, row),
        column => cell(app, row, column),
    });
    let row = view! { <tr data-row=place.to_string()>{cells.collect_view()}</tr> };
    Some(row.into_any())
}

fn cell(app: App, row: &Row, column: &Column) -> AnyView {
    match column {
        Column::Label(name) => label_cell(name, row.label(name)),
        Column::Query | Column::Value => ().into_any(),
        Column::Time => {
            let at = Timestamp::from_float(row.time);
            number_cell(moment_text(at, Duration::ZERO, &app.offset()))
        }
    }
}

/// A value in its unit; where the pointer rests, as Prometheus writes it.
fn value_cell(unit: Unit, row: &Row) -> AnyView {
    let exact = row.sample().to_string();
    let text = match row.sample() {
        Sample::Float(value) if unit != Unit::Number => unit.format(value),
        Sample::Float(_) | Sample::Histogram(_) => exact.clone(),
    };
    view! { <td class="number value" title=exact>{long_text(text)}</td> }.into_any()
}

fn number_cell(text: String) -> AnyView {
    view! { <td class="number">{long_text(text)}</td> }.into_any()
}

/// A label's value, and buttons that narrow the query by it. The table hears their clicks: a
/// handler for each would cost more than the cells themselves.
fn label_cell(name: &str, value: &str) -> AnyView {
    if value.is_empty() {
        return view! { <td></td> }.into_any();
    }
    let button = |operator: Operator, testid: &'static str, title: &'static str| {
        view! { <button type="button" data-sign=operator.sign() data-testid=testid title=title aria-label=title></button> }
    };
    view! {
        <td data-label=name.to_owned()>
            {long_text(value.to_owned())}
            <span class="narrow">
                {button(Operator::Equal, "cell-add", "Add to the query")}
                {button(Operator::NotEqual, "cell-exclude", "Exclude from the query")}
            </span>
        </td>
    }
    .into_any()
}

/// The query and the matcher that a click in a cell asks for.
fn asked_for(event: &MouseEvent, values: &Values) -> Option<(QueryId, Matcher)> {
    let clicked: Element = event.target()?.dyn_into().ok()?;
    let said = |attribute: &str| {
        let element = clicked.closest(&format!("[{attribute}]")).ok()??;
        element.get_attribute(attribute)
    };
    let sign = said("data-sign")?;
    let operators = [Operator::Equal, Operator::NotEqual];
    let rows = &values.vector.rows;
    let row = rows.get(said("data-row")?.parse::<usize>().ok()?)?;
    let label = said("data-label")?;
    let matcher = Matcher {
        operator: operators.into_iter().find(|one| one.sign() == sign)?,
        value: row.label(&label).to_owned(),
        label,
    };
    Some((values.query(row), matcher))
}
