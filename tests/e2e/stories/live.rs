//! Live data, without a click.

use serde_json::json;

use crate::page::{Page, link};
use crate::stage::Stage;

/// As after `make run`: the server stands in `config.json`.
pub(crate) fn opens_on_the_default_query(stage: &Stage) {
    let site = stage.another_site();
    let server = json!({ "name": "this machine", "url": stage.prometheus.url() });
    site.configure(&json!({ "servers": [server] }).to_string());
    let page = Page::open(stage, &site.page());
    page.sees("query", "node_memory_MemFree_bytes");
    page.sees("range", "1h");
    page.sees("step", "30s");
    page.sees_status("Updated ");
    page.sees_status("1 series");
    page.sees_series(1);
    assert_eq!(page.complaints(), [""; 0]);
}

pub(crate) fn refreshes_by_itself(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    let first = page.sees_series(1);
    page.sees("auto-refresh", "off");
    page.chooses("auto-refresh", "5s");
    page.sees_link("refresh=5s");
    let second = page.sees_newer_than(first);
    page.sees_newer_than(second);
}

pub(crate) fn refreshes_when_asked(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time()"),
        ("g0.range_input", "5m"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let first = page.sees_series(1);
    page.clicks("refresh");
    let second = page.sees_newer_than(first);
    assert_eq!(second.series, 1);
}
