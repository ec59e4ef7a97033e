//! What others wrote is shown, never run.

use serde_json::json;

use crate::faults::{Faults, MARKUP};
use crate::page::{Page, link};
use crate::stage::Stage;

/// Nothing of the label became an element, and its script did not run.
const BROKEN_IN: &str =
    "return document.title === 'broken in' || document.querySelector('img, u') !== null";

pub(crate) fn labels_stay_text(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("markup");
    let page = Page::open(
        stage,
        &link(&stage.site, &[("server", &server), ("g0.expr", "up")]),
    );
    page.sees_series(1);
    page.points_at_chart(0.5);
    page.finds(BROKEN_IN, &json!(false));
    page.clicks("tab-table");
    page.sees("table", MARKUP);
    page.clicks("tab-debug");
    page.sees("debug-response", "<u>lined</u>");
    page.finds(BROKEN_IN, &json!(false));
    assert_eq!(page.complaints(), [""; 0]);
}

pub(crate) fn errors_stay_text(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("markup-error");
    let page = Page::open(
        stage,
        &link(&stage.site, &[("server", &server), ("g0.expr", MARKUP)]),
    );
    page.sees_error(MARKUP);
    page.sees("query", MARKUP);
    page.finds(BROKEN_IN, &json!(false));
}
