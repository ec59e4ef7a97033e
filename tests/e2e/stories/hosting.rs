//! The same files on different servers.

use crate::page::{Page, link};
use crate::stage::{Flags, LOGIN, Stage, dist};

pub(crate) fn below_any_path(stage: &Stage) {
    let parameters = [("server", stage.prometheus.url()), ("g0.expr", "up")];
    let page = Page::open(stage, &link(&stage.deep_site, &parameters));
    page.sees_series(1);
    page.sees_link("/x/y/?");
    assert_eq!(page.complaints(), [""; 0]);
}

pub(crate) fn by_prometheus_itself(stage: &Stage) {
    let dist = dist();
    let prometheus = stage.another_prometheus(Flags {
        user_assets: Some(&dist),
        origin: Some(r"http://nobody\.test"),
        ..Flags::default()
    });
    let page = Page::open(stage, &format!("{}/user/", prometheus.url()));
    page.sees("server", prometheus.url());
    page.asks("time()");
    page.sees_series(1);
    // It lets pages of its own origin read more than its API.
    page.clicks("tab-debug");
    page.sees("debug-server", "yes (200)");
}

pub(crate) fn by_prometheus_behind_a_login(stage: &Stage) {
    let dist = dist();
    let prometheus = stage.another_prometheus(Flags {
        user_assets: Some(&dist),
        login: true,
        ..Flags::default()
    });
    // The reader logs in once, at any page of the server.
    let page = Page::open(
        stage,
        &format!(
            "{}/-/ready",
            prometheus.url().replace("://", &format!("://{LOGIN}@"))
        ),
    );
    page.goes_to(&format!("{}/user/?g0.expr=time()", prometheus.url()));
    page.sees_series(1);
    page.sees("server", prometheus.url());
}

/// Neither at the start, nor for a query, nor for the other views.
pub(crate) fn nobody_else_is_asked(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.clicks("tab-debug");
    page.sees("debug-response", "matrix");
    page.clicks("tab-table");
    page.sees("table", "node");
    let known = [
        stage.site.origin(),
        stage.prometheus.url(),
        "data:",
        "blob:",
    ];
    let strangers: Vec<String> = page
        .requests()
        .into_iter()
        .filter(|url| !known.iter().any(|known| url.starts_with(known)))
        .collect();
    assert_eq!(strangers, [""; 0]);
}
