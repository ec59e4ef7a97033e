//! Names in a query that stand for its step and range.

use crate::faults::{DOLLARS, Faults};
use crate::page::{Page, eventually, link};
use crate::stage::Stage;

pub(crate) fn in_a_value_are_none(stage: &Stage) {
    let faults = Faults::start();
    let parameters = [
        ("server", &*faults.server("dollars")),
        ("g0.expr", "up"),
        ("g0.tab", "table"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("table", DOLLARS);
    page.rests_on("[data-label=job]");
    page.clicks_on("[data-label=job] [data-testid=cell-add]");
    let narrowed = r#"up{job="\x24job \x24{__range}"}"#;
    page.sees("query", narrowed);
    eventually(
        "the value as it is",
        || faults.queries("dollars"),
        |asked| asked.last().is_some_and(|last| last == narrowed),
    );
    page.sees_no("query-problem");
}

pub(crate) fn that_are_not_known_get_a_hint(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_no("query-problem");
    page.asks("up{job='$job', instance=~'[[host]]'}");
    page.sees("query-problem", "Not known here: $job, [[host]].");
    page.asks("up");
    page.sees_no("query-problem");
}

pub(crate) fn are_replaced_when_asked(stage: &Stage) {
    let query = "rate(node_cpu_seconds_total[$__rate_interval]) + 0 * $__range_s";
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", query),
        ("g0.range_input", "30m"),
        ("g0.step_input", "2"),
        ("g0.tab", "debug"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    // The stage's Prometheus scrapes once a second.
    page.sees(
        "debug-request",
        "rate(node_cpu_seconds_total[4s]) + 0 * 1800",
    );
    page.sees("query", query);
    page.sees_link("%24__rate_interval");
    let asked = |page: &Page| {
        let urls = page.requests();
        let of_config = |url: &&String| url.ends_with("/api/v1/status/config");
        urls.iter().filter(of_config).count()
    };
    assert_eq!(asked(&page), 1, "the scrape interval is asked for once");
    page.fills("step", "10s\n");
    page.sees("debug-request", "[11s]");
    page.asks("increase(up[${__range}]) > $__interval_ms");
    page.sees("debug-request", "increase(up[1800s]) > 10000");
    assert_eq!(asked(&page), 0);
    // The history keeps the variables.
    page.clicks("history");
    page.sees("history-list", "increase(up[${__range}]) > $__interval_ms");
}
