//! The latest values.

use serde_json::json;

use crate::page::Page;
use crate::stage::Stage;

/// The texts of the table's first column.
const FIRST_COLUMN: &str =
    "return [...document.querySelectorAll('[data-testid=table] tbody tr:not(.space)')]
    .map(row => row.cells[0].innerText)";

pub(crate) fn sorts_the_latest_values(stage: &Stage) {
    let query = "label_replace(vector(3), 'room', 'attic', '', '') or label_replace(vector(1), 'room', 'cellar', '', '') \
                 or label_replace(vector(2), 'room', 'kitchen', '', '')";
    let page = Page::open_query(stage, query);
    page.sees_series(3);
    page.clicks("tab-table");
    page.sees_link("g0.tab=table");
    page.sees("table", "kitchen");
    let heading = |number: u8| format!("[data-testid=table] th:nth-child({number}) button");
    page.clicks_on(&heading(2));
    page.finds(FIRST_COLUMN, &json!(["attic", "kitchen", "cellar"]));
    page.clicks_on(&heading(2));
    page.finds(FIRST_COLUMN, &json!(["cellar", "kitchen", "attic"]));
    page.clicks_on(&heading(1));
    page.finds(FIRST_COLUMN, &json!(["attic", "cellar", "kitchen"]));
}
