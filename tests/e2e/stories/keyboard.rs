//! Without a mouse.

use serde_json::json;

use crate::page::{Page, key};
use crate::stage::Stage;

/// Whether what has the focus can be told from what has not.
const FOCUS_SHOWS: &str =
    "const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement);
    return outlineStyle !== 'none' || boxShadow !== 'none'";

pub(crate) fn asks_and_looks_around(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    let first = page.sees_series(1);
    for control in [
        "server",
        "refresh",
        "auto-refresh",
        "query",
        "run",
        "range",
        "step",
        "end",
    ] {
        page.tabs_to(control);
        page.finds(FOCUS_SHOWS, &json!(true));
    }
    page.tabs_to("tab-graph");
    page.presses(&[key::RIGHT]);
    page.sees("table", "node");
    page.presses(&[key::RIGHT]);
    page.sees("debug-response", "matrix");
    page.presses(&[key::RIGHT]);
    page.tabs_to("query");
    page.presses(&[key::CONTROL, 'a']);
    page.types("vector(1)");
    page.presses(&[key::ENTER]);
    page.sees_newer_than(first);
    page.sees_link("vector%281%29");
}
