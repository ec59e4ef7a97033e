//! The values at an instant.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::changing::{flag, part, text};
use super::excerpt::Excerpt;
use super::table_cells::{heads, row};
use super::table_controls::TableControls;
use super::table_same::SameLabels;
use super::virtual_rows::Window;
use crate::excerpt::Room;
use crate::order::Order;
use crate::prom::promql::matcher::{Matcher, Operator};
use crate::query_id::QueryId;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;
use crate::state::values::Values;
use crate::table::filter::Wanted;
use crate::table::vector::Column;
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
    let columns = Derived::new(move || table.columns());
    let heads = move || heads(app, table, columns.get());
    // Of a card, on narrow screens, below its title and its value.
    let lines = move || format!("--lines:{}", columns.with(Vec::len).saturating_sub(2));
    let rows = move || {
        let places = found.with(|found| found.get(window.rows.get()).unwrap_or_default().to_vec());
        let Some(values) = values.get() else {
            return Vec::new();
        };
        let row = |place: &usize| columns.with(|columns| row(app, state, &values, columns, *place));
        places.iter().filter_map(row).collect()
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
        <SameLabels table />
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
            <table data-testid="table" style=text(lines)>
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
