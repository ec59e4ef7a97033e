//! Engines other than Prometheus.

use serde_json::json;

use crate::page::{Page, key, link};
use crate::stage::Stage;

pub(crate) fn victoria_metrics_is_asked_as_any_other(stage: &Stage) {
    let victoria = stage.victoria_metrics();
    let parameters = [
        ("server", victoria.url()),
        ("g0.expr", "lab_temperature"),
        ("g0.range_input", "30m"),
        ("g0.step_input", "15"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let first = page.sees_series(2);
    assert!(first.samples > 200, "{first:?}");
    // A refresh asks for the tail, and loses nothing of what was there.
    page.clicks("refresh");
    let newer = page.sees_newer_than(first);
    assert!(newer.samples + 4 >= first.samples, "{first:?} {newer:?}");
    // What only MetricsQL has is asked, and is no error.
    page.fills("query", "lab_temperature{room=\"attic\"} default 0");
    page.presses(&[key::ENTER]);
    page.sees_series(1);
    page.sees_no("error");
    page.finds(
        "return [...document.querySelectorAll('[data-testid=problem]')].map((problem) => problem.dataset.severity).includes('error')",
        &json!(false),
    );
    page.clicks("tab-table");
    page.sees("table", "attic");
    page.clicks("page-metrics");
    page.sees("inventory", "lab_temperature");
}
