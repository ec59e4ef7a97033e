//! What there is on a server: its metrics, its targets, itself.

use serde_json::json;

use crate::page::{Page, link};
use crate::stage::Stage;

pub(crate) fn leads_to_charts(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.clicks("page-metrics");
    page.sees("inventory", "node_load1");
    page.sees_no("query");
    page.fills("inventory-search", "node_cpu_seconds_total");
    page.finds(
        "return [...document.querySelectorAll('[data-testid=inventory-row]')].map((row) => row.innerText.split(/\\s+/).slice(0, 2).join(' '))",
        &json!(["node_cpu_seconds_total counter"]),
    );
    page.clicks_on("[data-testid=inventory-row] button");
    page.sees_link("g1.expr=rate%28node_cpu_seconds_total%5B%24__rate_interval%5D%29");
    page.sees_no("inventory");
}

pub(crate) fn tells_of_targets_and_server(stage: &Stage) {
    let parameters = [("server", stage.prometheus.url()), ("page", "targets")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("inventory", "up");
    page.sees("inventory", "/metrics · scraped ");
    page.clicks("page-server");
    page.sees("inventory", "storage.tsdb.path");
    page.sees_link("page=server");
    page.goes_back();
    page.sees("inventory", "scraped ");
    page.goes_to(&link(
        &stage.site,
        &[("server", "http://nowhere.test:9090"), ("page", "targets")],
    ));
    page.sees(
        "inventory-fault",
        "http://nowhere.test:9090 does not tell this",
    );
}
