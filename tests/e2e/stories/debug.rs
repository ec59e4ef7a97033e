//! What was asked and answered.

use serde_json::{Value, json};

use crate::faults::Faults;
use crate::page::{Page, eventually, link};
use crate::stage::Stage;

pub(crate) fn shows_request_samples_and_answer(stage: &Stage) {
    let page = Page::open_query(stage, "vector(42)");
    page.sees_series(1);
    page.clicks("tab-debug");
    page.sees_link("g0.tab=debug");
    page.sees(
        "debug-request",
        &format!("{}/api/v1/query_range", stage.prometheus.url()),
    );
    page.sees("debug-request", "vector(42)");
    page.sees("debug-request", "curl");
    page.sees("debug-table", "42");
    page.sees("debug-response", "\"resultType\": \"matrix\"");
    page.clicks("tab-graph");
    page.sees_series(1);
}

pub(crate) fn asks_for_statistics_only_where_they_are_seen(stage: &Stage) {
    let page = Page::open_query(stage, "vector(42)");
    page.sees_series(1);
    page.clicks("tab-debug");
    page.sees("debug-parts", "Downloaded");
    let parts = page.shown("debug-parts").unwrap_or_default();
    assert!(!parts.contains("evalTotalTime"), "{parts}");
    page.clicks("debug-ask-stats");
    page.sees("debug-parts", "evalTotalTime");
    page.sees("debug-parts", "peakSamples");
    page.clicks("tab-graph");
    page.sees_series(1);
}

pub(crate) fn tells_of_each_part(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time()"),
        ("g0.range_input", "6h"),
        ("g0.step_input", "1"),
        ("g0.tab", "debug"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("debug-parts", "evalTotalTime");
    page.finds(
        "return [...document.querySelectorAll('[data-testid=debug-parts] tbody tr')]
            .map(row => row.cells.length > 6 && row.lastChild.innerText !== '–')",
        &json!([true, true]),
    );
    page.sees("debug-timings", "not drawn while this tab is open");
}

pub(crate) fn knows_the_server(stage: &Stage) {
    let page = Page::open_query(stage, "vector(42)");
    page.clicks("tab-debug");
    page.sees("debug-server", "goVersion");
    // It lets pages of another origin read only its API.
    page.sees(
        "debug-server",
        &format!("curl {}/-/ready", stage.prometheus.url()),
    );
    page.sees("debug-headers", "application/json");
    page.sees("debug-timings", "s (± 1 s)");
    page.sees("debug-timeline", "api/v1/status/buildinfo");
}

pub(crate) fn remembers_what_failed(stage: &Stage) {
    let faults = Faults::start();
    let parameters = [
        ("server", &*faults.server("starting")),
        ("g0.expr", "up"),
        ("g0.tab", "debug"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("debug-timeline", "503");
    page.sees("debug-request", "--data-urlencode 'query=up'");
    page.sees("debug-timeline", "It may still be starting");
    page.sees("debug-server", "no (503)");
    page.sees("debug-server", "the server answered 503");
}

/// Keeps the text of what the page saves.
const WATCH: &str = "const make = URL.createObjectURL;
    URL.createObjectURL = blob => {
        blob.text().then(text => { window.savedText = text; });
        return make(blob);
    };";

pub(crate) fn is_saved_without_secrets(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("telling");
    let parameters = [
        ("server", server.as_str()),
        ("g0.expr", "up{job=\"http://me:secret-in-query@host/\"}"),
        ("g0.tab", "debug"),
        ("access_token", "secret-in-link"),
        ("theme", "plain"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("debug-headers", "x-api-key");
    page.sees("debug-timings", "Access-Control-Expose-Headers: Date");
    page.script("document.cookie = 'login=secret-in-cookie'");
    page.script(WATCH);
    page.clicks("debug-save-report");
    let look = || page.script("return window.savedText ?? ''");
    let saved = eventually("a saved report", look, |text| *text != json!(""));
    let saved = saved.as_str().unwrap_or_default();
    assert!(!saved.contains("secret-in"), "{saved}");
    let report: Value = serde_json::from_str(saved).expect("JSON");
    let link = report["General"]["Page"]["Link"]
        .as_str()
        .unwrap_or_default();
    assert!(link.contains("theme=plain"), "{link}");
    let answer = &report["Panel 1, query A"];
    assert_eq!(answer["Timings and sizes"]["Series"], "1");
    assert_eq!(answer["Timings and sizes"]["Warning 1"], "slow");
    assert_eq!(answer["Headers of the answer"]["x-api-key"], "(left out)");
    assert_eq!(report["General"]["Last requests"][0]["Status"], "200");
    assert_eq!(report["General"]["Server"]["Address"], server.as_str());
}
