//! The same files on different servers.

use crate::page::{Page, eventually, link};
use crate::stage::{Flags, LOGIN, Stage, WebServer, dist};

pub(crate) fn below_any_path(stage: &Stage) {
    let parameters = [("server", stage.prometheus.url()), ("g0.expr", "up")];
    let page = Page::open(stage, &link(&stage.deep_site, &parameters));
    page.sees_series(1);
    page.sees_link("/x/y/?");
    assert_eq!(page.complaints(), [""; 0]);
}

pub(crate) fn by_prometheus_itself(stage: &Stage) {
    let dist = dist();
    for prefix in ["", "/x/y"] {
        let prometheus = stage.another_prometheus(Flags {
            user_assets: Some(&dist),
            origin: Some(r"http://nobody\.test"),
            prefix,
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
}

pub(crate) fn by_prometheus_behind_a_login(stage: &Stage) {
    let dist = dist();
    let prometheus = stage.another_prometheus(Flags {
        user_assets: Some(&dist),
        login: true,
        ..Flags::default()
    });
    let with_login = prometheus.url().replace("://", &format!("://{LOGIN}@"));
    let page = Page::open(stage, &format!("{with_login}/user/?g0.expr=time()"));
    page.sees_series(1);
    page.sees("server", prometheus.url());
    shows_no_login(&page);
}

pub(crate) fn by_an_address_with_a_login(stage: &Stage) {
    for site in [&stage.site, &stage.locked_site()] {
        let up = format!("?server={}&g0.expr=up", stage.prometheus.url());
        let page = Page::open(stage, &format!("{}{up}", site.page_with_login()));
        page.sees_series(1);
        shows_no_login(&page);
        // The browser logged in, and goes on so.
        page.reloads();
        page.sees("debug-response", "matrix");
    }
}

/// Neither in an address, nor anywhere on the page.
#[track_caller]
fn shows_no_login(page: &Page) {
    page.clicks("tab-debug");
    page.sees("debug-response", "matrix");
    let all = page.script(
        "const addresses = performance.getEntries().map(({ name }) => name);
        return [document.URL, document.baseURI, document.referrer, document.title, ...addresses,
            document.documentElement.outerHTML].join('\\n')",
    );
    let all = all.as_str().expect("a text");
    for secret in ["reader:", "reader@", "lab secret", "lab%20secret"] {
        assert!(!all.contains(secret), "{secret} is shown: {all}");
    }
}

pub(crate) fn by_apache(stage: &Stage) {
    works(stage, WebServer::Apache);
}

pub(crate) fn by_busybox(stage: &Stage) {
    works(stage, WebServer::Busybox);
}

pub(crate) fn by_caddy(stage: &Stage) {
    works(stage, WebServer::Caddy);
}

pub(crate) fn by_lighttpd(stage: &Stage) {
    works(stage, WebServer::Lighttpd);
}

pub(crate) fn by_nginx(stage: &Stage) {
    works(stage, WebServer::Nginx);
}

pub(crate) fn by_python(stage: &Stage) {
    works(stage, WebServer::Python);
}

/// The whole page, its worker included.
#[track_caller]
fn works(stage: &Stage, server: WebServer) {
    let site = stage.site_by(server);
    let parameters = [("server", stage.prometheus.url()), ("g0.expr", "up")];
    let page = Page::open(stage, &link(&site, &parameters));
    page.sees_series(1);
    page.sees_link("/x/y/?");
    eventually(
        "the worker",
        || page.requests(),
        |urls| urls.iter().any(|url| url.ends_with("/x/y/worker.js")),
    );
    assert_eq!(page.complaints(), [""; 0]);
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
