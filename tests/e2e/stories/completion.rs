//! Words on offer while a query is typed, as a real server has them.

use serde_json::json;

use crate::page::{Page, key};
use crate::stage::Stage;

/// The words on offer.
const OFFERED: &str = "return [...document.querySelectorAll('[data-testid=offers] code')].map((word) => word.textContent)";
/// The word that is chosen.
const CHOSEN: &str =
    "return document.querySelector('[aria-selected=true] code')?.textContent ?? ''";

pub(crate) fn offers_metrics_labels_and_values(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.fills("query", "node_memory_MemF");
    page.finds(OFFERED, &json!(["node_memory_MemFree_bytes"]));
    page.sees("offers", "gauge · Memory information field MemFree_bytes.");
    page.presses(&[key::DOWN]);
    page.finds(CHOSEN, &json!("node_memory_MemFree_bytes"));
    page.presses(&[key::ENTER]);
    page.sees("query", "node_memory_MemFree_bytes");
    page.sees_no("offers");
    // Labels of that metric, then values of that label.
    page.types("{jo");
    page.finds(OFFERED, &json!(["job"]));
    page.presses(&[key::DOWN]);
    page.presses(&[key::TAB]);
    page.types("=\"no");
    page.finds(OFFERED, &json!(["node"]));
    page.presses(&[key::DOWN]);
    page.presses(&[key::ENTER]);
    page.types("}");
    page.sees("query", "node_memory_MemFree_bytes{job=\"node\"}");
    page.presses(&[key::ENTER]);
    page.sees_link("MemFree_bytes%7Bjob%3D%22node%22%7D");
}

pub(crate) fn enter_runs_where_nothing_is_chosen(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    let chart = page.sees_series(1);
    page.fills("query", "up");
    page.finds(
        "return document.querySelectorAll('[data-testid=offers] code').length > 1",
        &json!(true),
    );
    page.finds(CHOSEN, &json!(""));
    page.presses(&[key::ENTER]);
    page.sees_newer_than(chart);
    page.sees_link("g0.expr=up");
    page.sees_no("offers");
    // Escape closes the list and loses nothing.
    page.fills("query", "rat");
    page.sees("offers", "increase per second of a counter");
    page.presses(&[key::ESCAPE]);
    page.sees_no("offers");
    page.sees("query", "rat");
}
