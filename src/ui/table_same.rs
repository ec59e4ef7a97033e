//! What all rows of the table have in common.

use leptos::prelude::*;

use super::changing::flag;
use super::check_box::check_box;
use super::excerpt::Excerpt;
use crate::excerpt::Room;
use crate::state::derived::Derived;
use crate::state::table::TableState;
use crate::table::same;

/// The labels that are the same in all rows, above the table instead of in columns, and a box that
/// has them as columns, where cells narrow the query by them.
#[component]
pub fn SameLabels(table: TableState) -> impl IntoView {
    let sentence = Derived::new(move || {
        let values = table.values.get();
        values.map_or_else(String::new, |values| same::sentence(&values.vector.same))
    });
    let none = move || sentence.with(String::is_empty);
    view! {
        <div class="same" hidden=flag(none)>
            <p data-testid="table-same" hidden=flag(move || table.has_all_labels())>
                <Excerpt all=Signal::derive(move || sentence.get()) room=Room::TITLE />
            </p>
            {check_box(
                "table-all-labels",
                "All labels as columns",
                flag(move || table.has_all_labels()),
                move |are_columns| table.show_all_labels(are_columns),
            )}
        </div>
    }
}
