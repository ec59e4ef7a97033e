//! Several servers on one chart.

use serde_json::json;

use crate::page::{Page, key, link};
use crate::stage::{Flags, Prometheus, Site, Stage};

/// The names in the legend.
const NAMES: &str = "return [...document.querySelectorAll('[data-testid=legend-row] .name')].map((name) => name.textContent).sort()";

/// The page of two servers with names, its site, and the second.
fn open(stage: &Stage, parameters: &[(&str, &str)]) -> (Prometheus, Site, Page) {
    let office = stage.another_prometheus(Flags::default());
    let site = stage.another_site();
    site.configure(&format!(
        r#"{{"servers":[{{"name":"home","url":"{}"}},{{"name":"office","url":"{}"}}]}}"#,
        stage.prometheus.url(),
        office.url()
    ));
    let page = Page::open(stage, &link(&site, parameters));
    (office, site, page)
}

pub(crate) fn are_asked_for_one_chart(stage: &Stage) {
    let (office, _site, page) = open(stage, &[("g0.expr", "vector(1)"), ("g0.q0.server", "*")]);
    page.sees_series(2);
    page.finds(NAMES, &json!(["home", "office"]));
    let asked = page.requests();
    assert!(
        !asked.iter().any(|url| url.contains("server%3D")),
        "{asked:?}"
    );
    page.clicks("tab-table");
    page.sees("table", "office");
    // A cell with a server's name asks that one alone.
    page.rests_on("[data-label=server]");
    page.clicks_on("[data-label=server] [data-testid=cell-add]");
    page.sees_link("g0.q0.server=home");
    page.clicks("tab-graph");
    page.sees_series(1);
    page.clicks("query-options");
    page.chooses("query-server", "*");
    page.sees_series(2);
    // One that is down spoils only its own lines, and is named.
    office.stop();
    page.clicks("refresh");
    page.sees("warnings", office.url());
    page.sees_series(2);
    page.sees_no("error");
}

pub(crate) fn are_named_by_queries(stage: &Stage) {
    let (_office, site, page) = open(
        stage,
        &[
            ("g0.expr", "vector(1)"),
            ("g0.q1.expr", "vector(1)"),
            ("g0.q1.server", "office"),
        ],
    );
    page.sees_series(2);
    page.finds(NAMES, &json!(["A home", "B office"]));
    page.goes_to(&link(
        &site,
        &[
            ("server", stage.prometheus.url()),
            ("g0.expr", "up"),
            ("g0.q0.server", "nobody"),
        ],
    ));
    page.sees_error("No server is called “nobody” here.");
}

pub(crate) fn are_given_names(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.fills("server-alias", "attic\n");
    page.sees("server-button", "attic");
    page.reloads();
    page.sees("server-button", "attic");
    page.clicks("forget-server");
    page.sees_no("offered-server");
}

pub(crate) fn with_a_password_are_kept_nowhere(stage: &Stage) {
    let kept =
        "return JSON.stringify(localStorage).includes('hush') || document.URL.includes('hush')";
    let address = "http://me:hush@lab.test:9090";
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.fills("server", address);
    page.presses(&[key::ENTER]);
    page.sees_error("An address with a name or password in it would end up in links.");
    page.finds(kept, &json!(false));
    page.goes_to(&link(
        &stage.site,
        &[("server", address), ("g0.expr", "up")],
    ));
    page.sees_error("An address with a name or password in it would end up in links.");
    page.finds(kept, &json!(false));
}
