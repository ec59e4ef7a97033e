//! A page that starts whatever is missing beside it, or else says what and what to do.

use serde_json::json;

use crate::crooked::{CrookedSite, Wrong};
use crate::page::{Page, eventually, key};
use crate::stage::Stage;

const PROGRAM: &str = "promscope-*.js";
const WASM: &str = "promscope-*.wasm";
const PLOTLY: &str = "plotly-*.js";
const ANNEX: &str = "annex-*.wasm";

/// What is wrong with which file, and what the reader is told.
const TOLD: &[(&str, Wrong, &str)] = &[
    (
        PROGRAM,
        Wrong::Status("404 Not Found"),
        ".js is missing on the web server. Copy the whole folder to the web server again, then reload the page.",
    ),
    (
        PROGRAM,
        Wrong::Status("403 Forbidden"),
        ".js. Let it hand out all files of the folder, then reload the page.",
    ),
    (
        PROGRAM,
        Wrong::Type("application/octet-stream"),
        ".js as application/octet-stream, and browsers run scripts as text/javascript only. Give files that end in .js that type, then reload the page.",
    ),
    (
        PROGRAM,
        Wrong::Content("text/html", "<title>Home</title>"),
        ".js the web server sends a page. Copy the whole folder to the web server again",
    ),
    (
        PROGRAM,
        Wrong::Content("text/javascript", "export default"),
        "The program is not whole, is not the one that belongs to this page, or this browser is too old for it",
    ),
    (
        PROGRAM,
        Wrong::Lost,
        ".js does not come through. Look at the web server, the network and what blocks requests in this browser, then reload the page.",
    ),
    (
        PROGRAM,
        Wrong::Stalled,
        ".js. If it does not come, look at the web server and the network, then reload the page.",
    ),
    (
        WASM,
        Wrong::Status("404 Not Found"),
        "_bg.wasm is missing on the web server. Copy the whole folder",
    ),
    (
        WASM,
        Wrong::Content("text/html", "<title>Home</title>"),
        "_bg.wasm the web server sends a page. Copy the whole folder",
    ),
    (
        WASM,
        Wrong::Content("application/wasm", "half of it"),
        "The program is not whole, is not the one that belongs to this page, or this browser is too old for it",
    ),
    (WASM, Wrong::Lost, "_bg.wasm does not come through. Look at"),
    (WASM, Wrong::Stalled, "Still waiting for promscope-"),
    (
        "index.html",
        Wrong::Header("Content-Security-Policy: script-src 'self'"),
        "The web server's Content-Security-Policy forbids WebAssembly. Add 'wasm-unsafe-eval' to its script-src, then reload the page.",
    ),
    (
        "index.html",
        Wrong::Header("Content-Security-Policy: script-src 'none'"),
        "Otherwise start.js beside this page did not run: see that the web server hands it out, whole and as text/javascript, with no Content-Security-Policy against it",
    ),
    (
        "start.js",
        Wrong::Status("404 Not Found"),
        "It should have begun by now. Is this a bare file?",
    ),
    ("start.js", Wrong::Stalled, "It should have begun by now."),
    (
        "start.js",
        Wrong::Content("text/javascript", "// Of another build."),
        "It should have begun by now.",
    ),
];

pub(crate) fn that_fails_names_the_cause(stage: &Stage) {
    for (file, wrong, told) in TOLD {
        let site = CrookedSite::start(file, *wrong);
        let page = Page::open_in_part(stage, &site.page(""));
        page.sees("starting", told);
        assert_eq!(page.shown("stopped"), None, "{file} {told}");
    }
}

pub(crate) fn from_a_bare_file_is_refused_in_words(stage: &Stage) {
    let file = format!("file://{}/index.html", crate::stage::dist().display());
    let page = Page::open_in_part(stage, &file);
    page.sees("starting", "serve the folder by a web server");
}

pub(crate) fn without_web_assembly_is_refused_in_words(stage: &Stage) {
    let page = Page::open_in_part(stage, "about:blank");
    page.before_any_script("delete globalThis.WebAssembly");
    page.goes_to(&stage.site.page());
    page.sees("starting", "This browser runs no WebAssembly, or was told not to. Allow it, or open the page in another browser.");
}

/// Browsers want a right one only for modules: the program's own script, see [`TOLD`], and the worker,
/// which the page does without.
pub(crate) fn does_not_hang_on_types(stage: &Stage) {
    for file in [WASM, "start.js", "worker.js", PLOTLY] {
        let site = CrookedSite::start(file, Wrong::Type("application/octet-stream"));
        let page = Page::open(stage, &site.page(&asking_up(stage)));
        page.sees_series(1);
    }
}

pub(crate) fn does_without_its_configuration(stage: &Stage) {
    for (wrong, told) in [
        (
            Wrong::Stalled,
            "config.json is not used: it had not come within 3 s. See why the web server takes so long, and reload the page.",
        ),
        (
            Wrong::Lost,
            "config.json is not used: it did not come through. Reload the page to try again.",
        ),
        (
            Wrong::Status("502 Bad Gateway"),
            "config.json is not used: the web server answered 502 for it.",
        ),
        (
            Wrong::Content("application/json", "<title>Home</title>"),
            "config.json is not used: expected value at line 1 column 1. Correct it and reload the page.",
        ),
        (
            Wrong::Size(10_000_000),
            "config.json is not used: it has more than 256 KiB. See that it is the file you mean, and reload the page.",
        ),
    ] {
        let site = CrookedSite::start("config.json", wrong);
        let page = Page::open_in_part(stage, &site.page(&asking_up(stage)));
        page.sees("page-notice", told);
        page.sees_series(1);
    }
}

/// A server that answers each path with a page has none.
pub(crate) fn takes_a_page_for_no_configuration(stage: &Stage) {
    let page = Wrong::Content("text/html", "<title>Home</title>");
    let site = CrookedSite::start("config.json", page);
    let page = Page::open(stage, &site.page(&asking_up(stage)));
    page.sees_series(1);
    assert_eq!(page.shown("page-notice"), None);
}

pub(crate) fn does_without_its_worker(stage: &Stage) {
    for wrong in [Wrong::Stalled, Wrong::Lost, Wrong::Status("404 Not Found")] {
        let site = CrookedSite::start("worker.js", wrong);
        let page = Page::open_in_part(stage, &site.page(&asking_up(stage)));
        let chart = page.sees_series(1);
        page.clicks("refresh");
        page.sees_newer_than(chart);
    }
}

pub(crate) fn says_that_the_chart_library_is_not_there(stage: &Stage) {
    let missing = "The chart library did not load: it is missing on the web server, not whole, or blocked in this browser. Copy the whole folder to the web server again, and reload the page; Table and Debug work without it.";
    for (wrong, told) in [
        (
            Wrong::Stalled,
            "The chart library has not come yet; until it has, Table and Debug work without it. If this stays, look at the web server and the network, and reload the page.",
        ),
        (Wrong::Status("404 Not Found"), missing),
        (
            Wrong::Content("text/javascript", "window.Plotly = {"),
            missing,
        ),
        (Wrong::Content("text/html", "<title>Home</title>"), missing),
    ] {
        let site = CrookedSite::start(PLOTLY, wrong);
        let page = Page::open_in_part(stage, &site.page(&asking_up(stage)));
        page.sees("page-notice", told);
        page.sees_status("1 series");
        page.clicks("tab-table");
        page.sees("table", "node");
    }
}

/// What a first chart does without comes once it is needed.
pub(crate) fn fetches_later_what_a_chart_does_without(stage: &Stage) {
    let fetched = "return performance.getEntriesByType('resource').filter(({ name }) => name.includes('annex-')).length";
    let page = Page::open(stage, &format!("{}{}", stage.site.page(), asking_up(stage)));
    page.sees_series(1);
    assert_eq!(page.script(fetched), 0);
    page.clicks("alerts-button");
    page.sees("alerts", "Rules that are quiet");
    page.clicks("alerts-button");
    page.clicks("alerts-button");
    page.sees("alerts", "Rules that are quiet");
    assert_eq!(page.script(fetched), 1);
}

pub(crate) fn says_that_a_part_of_the_page_is_not_there(stage: &Stage) {
    for wrong in [
        Wrong::Lost,
        Wrong::Status("404 Not Found"),
        Wrong::Content("text/html", "<title>Home</title>"),
        Wrong::Content("application/wasm", "half of it"),
    ] {
        let site = CrookedSite::start(ANNEX, wrong);
        let page = Page::open_in_part(stage, &site.page(&asking_up(stage)));
        page.sees_series(1);
        page.clicks("tab-debug");
        page.sees("annex-lost", "This part of the page did not come, or is not the one that belongs to it. Look at the web server and the network, and try again; where the page was replaced by a newer one, reload it.");
        page.clicks("tab-graph");
        page.sees_series(1);
    }
    let site = CrookedSite::start(ANNEX, Wrong::Stalled);
    let page = Page::open_in_part(stage, &site.page(&asking_up(stage)));
    page.clicks("alerts-button");
    page.sees("annex-awaited", "Still waiting for this part of the page.");
}

pub(crate) fn fetches_a_lost_part_of_the_page_again(stage: &Stage) {
    let page = Page::open_in_part(stage, "about:blank");
    page.before_any_script(
        "const real = fetch;
        globalThis.isDown = true;
        globalThis.fetch = (url, how) =>
            isDown && String(url).includes('annex-') ? Promise.reject(new TypeError('down')) : real(url, how);",
    );
    page.goes_to(&format!("{}{}", stage.site.page(), asking_up(stage)));
    page.clicks("alerts-button");
    page.sees("annex-lost", "This part of the page did not come");
    page.script("globalThis.isDown = false");
    page.clicks("annex-again");
    page.sees("alerts", "Rules that are quiet");
}

/// Whether the page's own server is a Prometheus is found out beside what the reader does.
pub(crate) fn does_not_wait_for_its_own_server(stage: &Stage) {
    let site = CrookedSite::start("api/v1/status/buildinfo", Wrong::Stalled);
    let page = Page::open(stage, &site.page(""));
    page.fills("first-server", stage.prometheus.url());
    page.presses(&[key::ENTER]);
    page.sees_series(1);
    page.clicks("tab-debug");
    eventually(
        "the search to end",
        || page.shown("debug-timeline").unwrap_or_default(),
        |log| log.contains("No Prometheus serves this page"),
    );
    page.sees("server", stage.prometheus.url());
}

/// Only as it was built: each file still works, and does one thing more.
pub(crate) fn runs_nothing_that_was_altered(stage: &Stage) {
    let more = Wrong::Altered(";window.altered = true;");
    // A section that programs take no notice of.
    let section = Wrong::Altered("\0\x02\x01a");
    for (file, wrong, shown, told) in [
        ("start.js", more, "starting", "It should have begun by now."),
        (PROGRAM, more, "starting", "The program is not whole"),
        (WASM, section, "starting", "The program is not whole"),
        (
            PLOTLY,
            more,
            "page-notice",
            "The chart library did not load",
        ),
    ] {
        let site = CrookedSite::start(file, wrong);
        let page = Page::open_in_part(stage, &site.page(&asking_up(stage)));
        page.sees(shown, told);
        page.finds("return window.altered ?? false", &json!(false));
    }
    let site = CrookedSite::start(ANNEX, section);
    let page = Page::open_in_part(stage, &site.page(&asking_up(stage)));
    page.sees_series(1);
    page.clicks("tab-debug");
    page.sees("annex-lost", "is not the one that belongs to it");
}

fn asking_up(stage: &Stage) -> String {
    format!("?server={}&g0.expr=up", stage.prometheus.url())
}
