//! What goes wrong is said in a sentence with the next step; nothing that was there is lost.

use serde_json::json;

use crate::faults::Faults;
use crate::page::{Page, eventually, key, link};
use crate::stage::{Flags, Stage};

/// Each bad day of a server, and what the reader is told.
const TOLD: &[(&str, &str)] = &[
    ("cut-off", "The answer broke off after"),
    (
        "login-page",
        "The answer is not JSON; its first line is: <!doctype html><title>Log in</title>.",
    ),
    (
        "starting",
        "answered 503 without a word. It may still be starting",
    ),
    (
        "missing",
        "answered 404: 404 page not found. Check the address",
    ),
    ("login", "answered 401: Unauthorized. Log in"),
    (
        "timeout",
        "Prometheus refused the query (timeout): query timed out in expression evaluation.",
    ),
    (
        "execution",
        "Prometheus refused the query (execution): query processing would load too many samples",
    ),
    ("other-json", "The answer is JSON, but not Prometheus'"),
    ("wait", "It asks to be left alone for 2m."),
    (
        "too-large",
        "shorten the query, ask for less, or raise that limit.",
    ),
    (
        "no-reason",
        "Prometheus refused the query (422); the server gave no reason.",
    ),
    ("reset", "comes to no answer: the connection is broken off"),
    (
        "breaks-off",
        "answers other questions, but broke this one off.",
    ),
    ("circle", "sends its requests on in a circle"),
    (
        "hidden-circle",
        "comes to no answer: the connection is broken off, or redirects lead in a circle.",
    ),
    // Answers of the same origin were read before.
    (
        "not-for-you",
        "answered, but not in a way that this page may read",
    ),
    (
        "wrong-prefix",
        "answered, but not in a way that this page may read",
    ),
];

pub(crate) fn each_says_what_to_do(stage: &Stage) {
    let faults = Faults::start();
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    for (fault, told) in TOLD {
        page.goes_to(&link(
            &stage.site,
            &[("server", &faults.server(fault)), ("g0.expr", "up")],
        ));
        page.sees_error(told);
        page.sees("query", "up");
    }
}

/// The page has been open for a while, so the worker asks.
pub(crate) fn each_is_told_of_the_next_server_too(stage: &Stage) {
    let faults = Faults::start();
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    for (fault, told) in TOLD {
        page.fills("server", &faults.server(fault));
        page.presses(&[key::ENTER]);
        page.sees_error(told);
    }
}

/// Where none of its answers was read before.
pub(crate) fn an_answer_that_may_not_be_read_has_a_cause(stage: &Stage) {
    for (fault, told) in [
        (
            "not-for-you",
            "is there, but does not let this page read its answers. Start Prometheus with --web.cors.origin=",
        ),
        (
            "wrong-prefix",
            "answers with an error that this page may not read: perhaps there is no Prometheus HTTP API",
        ),
    ] {
        let faults = Faults::start();
        let parameters = [("server", &*faults.server(fault)), ("g0.expr", "up")];
        let page = Page::open(stage, &link(&stage.site, &parameters));
        page.sees_error(told);
    }
}

pub(crate) fn a_wrong_prefix_is_told_with_the_right_address(stage: &Stage) {
    let prometheus = stage.prometheus.url();
    let parameters = [
        ("server", &*format!("{prometheus}/wrong")),
        ("g0.expr", "up"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_error(&format!(
        "There is no Prometheus HTTP API below {prometheus}/wrong, but there is one below {prometheus}: take that address."
    ));
}

pub(crate) fn a_server_is_left_alone_as_long_as_it_asks(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("wait");
    let parameters = [("server", &*server), ("g0.expr", "up"), ("refresh", "1s")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_error("The next try is at ");
    let again = page.shown("error").unwrap_or_default();
    let wait = page.script(&format!(
        "const [hours, minutes, seconds] = {again:?}.match(/at (\\d+):(\\d+):(\\d+)/).slice(1).map(Number);
        const now = new Date();
        const then = new Date(now);
        then.setHours(hours, minutes, seconds);
        return (then - now + 86_400_000) % 86_400_000 / 1_000"
    ));
    let wait = wait.as_f64().unwrap_or_default();
    assert!((60.0..=121.0).contains(&wait), "{wait} s in {again}");
}

pub(crate) fn a_server_that_takes_no_post_is_asked_by_get(stage: &Stage) {
    let faults = Faults::start();
    let parameters = [("server", &*faults.server("get-only")), ("g0.expr", "up")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(1);
    page.sees_no("error");
    let asked = || {
        let queries = faults.queries("get-only");
        queries.iter().filter(|query| *query == "up").count()
    };
    // By POST, and then by GET.
    assert_eq!(asked(), 2);
    let chart = page.chart();
    page.clicks("run");
    page.sees_newer_than(chart);
    // It is known now.
    assert_eq!(asked(), 3);
}

pub(crate) fn a_refused_origin_names_the_flag(stage: &Stage) {
    let prometheus = stage.another_prometheus(Flags {
        origin: Some(r"http://other\.test"),
        ..Flags::default()
    });
    let parameters = [("server", prometheus.url()), ("g0.expr", "time()")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let origin = stage.site.origin().replace('.', r"\.");
    page.sees_error(&format!("--web.cors.origin='{origin}'"));
}

pub(crate) fn an_unknown_name_is_told(stage: &Stage) {
    let page = Page::open(
        stage,
        &link(
            &stage.site,
            &[("server", "http://nowhere.test:9090"), ("g0.expr", "up")],
        ),
    );
    page.sees_error("No answer from http://nowhere.test:9090. Check that the name is right");
}

pub(crate) fn https_cannot_ask_http(stage: &Stage) {
    let faults = Faults::start();
    let site = stage.encrypted_site();
    let server = faults.remote_server("vector");
    let page = Page::open(
        stage,
        &link(&site, &[("server", &server), ("g0.expr", "up")]),
    );
    page.sees_error("This page came by https, and browsers let it ask no plain http server");
}

pub(crate) fn a_silent_server_runs_into_the_time_out(stage: &Stage) {
    let faults = Faults::start();
    let site = stage.another_site();
    site.configure(&json!({ "timeout": "1s" }).to_string());
    let page = Page::open(
        stage,
        &link(
            &site,
            &[("server", &faults.server("silent")), ("g0.expr", "up")],
        ),
    );
    page.sees_error("within 1s. Ask for a shorter range");
    eventually(
        "the browser to leave",
        || faults.left("silent"),
        |left| *left == 1,
    );
}

pub(crate) fn a_wrong_query_is_explained_by_prometheus(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    let chart = page.sees_series(1);
    page.asks_anyway("sum(up");
    page.sees_error("Prometheus refused the query (bad_data):");
    page.sees_error("1:7: parse error: unclosed left parenthesis");
    page.sees("query", "sum(up");
    assert_eq!(page.chart().series, 1);
    page.asks("sum(up)");
    page.sees_no("error");
    page.sees_newer_than(chart);
}

pub(crate) fn a_malformed_address_is_told(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.fills("server", "ftp://raspberrypi");
    page.presses(&[key::ENTER]);
    page.sees_error("Write an address that begins with http:// or https://.");
    page.fills("server", stage.prometheus.url());
    page.presses(&[key::ENTER]);
    page.sees_no("error");
}

pub(crate) fn a_refresh_that_fails_says_when_it_tries_again(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("starting");
    let parameters = [("server", &*server), ("g0.expr", "up"), ("refresh", "1s")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_error("The next try is at ");
    eventually(
        "it to try again",
        || faults.queries("starting").len(),
        |asked| *asked > 1,
    );
}

/// A panic ends in a trap, and so does memory that cannot be had.
pub(crate) fn a_program_that_stops_says_so(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.script(
        "const { js } = document.querySelector('script[data-js]').dataset;
        const running = import(new URL(js, document.baseURI)).then(({ default: init }) => init());
        running.then((program) => setTimeout(() => program.__wbindgen_malloc(-1, 1)));",
    );
    page.sees("stopped", "The program stopped.");
    page.clicks_on("#reload");
    page.sees_series(1);
}
