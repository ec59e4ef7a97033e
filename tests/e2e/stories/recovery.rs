//! Whatever happens on a refresh, chart and typed text stay, and the next good answer is drawn.

use serde_json::json;

use crate::faults::Faults;
use crate::page::{Chart, Page, eventually, link};
use crate::stage::{Flags, Stage, now};
use crate::stories::times::END;

const BROKE_OFF: &str = "The answer broke off after";
const IN_A_WHILE: &str = "It may still be starting, or a proxy before it cannot reach it";
const NO_API: &str = "Check the address: there is no Prometheus HTTP API below it.";

/// What a refresh meets, and what the reader is told.
const TOLD: &[(&str, &str)] = &[
    ("reset", "the connection is broken off"),
    (
        "reset-in-head",
        "answers other questions, but broke this one off.",
    ),
    ("reset-in-body", BROKE_OFF),
    ("cut-off-0", BROKE_OFF),
    ("cut-off-1", BROKE_OFF),
    ("cut-off-2", BROKE_OFF),
    ("cut-off-3", BROKE_OFF),
    ("cut-off-4", BROKE_OFF),
    ("cut-off-5", BROKE_OFF),
    ("cut-off-6", BROKE_OFF),
    ("cut-off-7", BROKE_OFF),
    ("cut-off-8", BROKE_OFF),
    ("cut-off-9", BROKE_OFF),
    ("login-page", "The answer is not JSON; its first line is"),
    ("empty", "The answer is empty."),
    ("broken-gzip", "The answer broke off after 0 bytes."),
    ("nested", "nested deeper than 128 levels"),
    (
        "moved",
        "sends its requests elsewhere, and this page cannot follow",
    ),
    ("status-401", "Log in to it in another tab"),
    ("status-403", "Log in to it in another tab"),
    ("status-404", NO_API),
    ("status-405", NO_API),
    ("status-408", "The question did not reach it in time"),
    ("status-413", "larger than it or a proxy before it allows"),
    ("status-414", "The query is too long for an address"),
    ("status-422", "It cannot carry this query out"),
    ("status-499", "Something before it did not wait long enough"),
    ("status-500", "Look at the server's own log, then refresh."),
    ("status-502", IN_A_WHILE),
    ("status-503", IN_A_WHILE),
    ("status-504", "Something before it did not wait long enough"),
    (
        "not-for-you",
        "answered, but not in a way that this page may read",
    ),
    ("circle", "sends its requests on in a circle"),
    // The last: it is left alone afterwards.
    (
        "status-429",
        "It is asked too often: choose a longer auto-refresh interval.",
    ),
];

/// Odd, and an answer all the same.
const DRAWN: &[&str] = &[
    "wrong-type",
    "byte-order-mark",
    "invalid-utf-8",
    "twice",
    "nulls",
];

/// The page on a server whose days change, with its first chart.
fn on_a_fine_day(stage: &Stage, faults: &Faults, more: &[(&str, &str)]) -> Page {
    let server = faults.changing_server("fine");
    let mut parameters = vec![("server", &*server), ("g0.expr", "up")];
    parameters.extend(more);
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(1);
    page
}

/// A refresh meets the fault, and the next one a fine day.
fn survives(page: &Page, faults: &Faults, fault: &str, told: &str) {
    let before = page.chart();
    faults.becomes(fault);
    page.clicks("refresh");
    page.sees_error(told);
    page.sees("chart-title", "as of ");
    let kept = page.chart();
    let size = |chart: Chart| (chart.series, chart.samples);
    assert_eq!(size(kept), size(before), "{fault} leaves the chart");
    faults.becomes("fine");
    page.clicks("refresh");
    page.sees_newer_than(kept);
    page.sees_no("error");
}

/// That an answer may not be read the browser notes by itself.
#[track_caller]
fn nothing_is_unhandled(page: &Page) {
    let mut complaints = page.complaints();
    complaints.retain(|complaint| !complaint.contains("blocked by CORS policy"));
    assert_eq!(complaints, [""; 0]);
}

pub(crate) fn follows_each_fault(stage: &Stage) {
    let faults = Faults::start();
    let page = on_a_fine_day(stage, &faults, &[]);
    for (fault, told) in TOLD {
        survives(&page, &faults, fault, told);
    }
    page.fills("query", "half a thought");
    for (fault, told) in &TOLD[..3] {
        survives(&page, &faults, fault, told);
        page.sees("query", "half a thought");
    }
    assert_eq!(faults.preflights(), 0, "a question needs no permission");
    nothing_is_unhandled(&page);
}

pub(crate) fn is_not_needed_for_what_is_only_odd(stage: &Stage) {
    let faults = Faults::start();
    let page = on_a_fine_day(stage, &faults, &[]);
    for oddity in DRAWN {
        let before = page.chart();
        faults.becomes(oddity);
        page.clicks("run");
        page.sees_newer_than(before);
        assert_eq!(page.chart().series, 1, "{oddity}");
        page.sees_no("error");
    }
    nothing_is_unhandled(&page);
}

pub(crate) fn follows_an_answer_that_stalls(stage: &Stage) {
    let faults = Faults::start();
    let site = stage.another_site();
    site.configure(&json!({ "timeout": "2s" }).to_string());
    let server = faults.changing_server("fine");
    let parameters = [("server", &*server), ("g0.expr", "up")];
    let page = Page::open(stage, &link(&site, &parameters));
    page.sees_series(1);
    page.fills("query", "half a thought");
    for fault in ["silent", "dripping"] {
        survives(&page, &faults, fault, "within 2s. Ask for a shorter range");
        page.sees("query", "half a thought");
        eventually(
            "the browser to leave",
            || faults.left(fault),
            |left| *left >= 1,
        );
    }
    nothing_is_unhandled(&page);
}

pub(crate) fn follows_a_time_offline_by_itself(stage: &Stage) {
    let faults = Faults::start();
    let page = on_a_fine_day(stage, &faults, &[]);
    let chart = page.chart();
    page.fills("query", "half a thought");
    faults.becomes("reset");
    page.goes_offline(true);
    page.clicks("refresh");
    page.sees("error", "");
    page.sees("chart-title", "as of ");
    let kept = page.chart();
    assert_eq!(kept.samples, chart.samples);
    faults.becomes("fine");
    page.goes_offline(false);
    page.sees_no("error");
    page.sees_newer_than(kept);
    page.sees("query", "half a thought");
    nothing_is_unhandled(&page);
}

const HOUR: i64 = 3_600_000;

pub(crate) fn follows_eight_hours_of_sleep(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.changing_server("dated");
    let parameters = [
        ("server", &*server),
        ("g0.expr", "up"),
        ("g0.range_input", "1h"),
        ("refresh", "1s"),
    ];
    let page = Page::open(stage, "about:blank");
    page.before_any_script(
        "const now = Date.now.bind(Date);
        globalThis.slept = 0;
        Date.now = () => now() + slept;",
    );
    page.goes_to(&link(&stage.site, &parameters));
    let chart = page.sees_series(1);
    let asked = faults.asked_at("dated", "api/v1/query_range");
    faults.lets_pass(8 * HOUR);
    page.script(&format!("globalThis.slept = {}", 8 * HOUR));
    let newer = page.sees_newer_than(chart);
    page.sees_newer_than(newer);
    page.sees_no("error");
    page.sees_no("warnings");
    let asked = faults.asked_at("dated", "api/v1/query_range") - asked;
    assert!(asked < 10, "{asked} questions for what was slept through");
    page.clicks("tab-debug");
    let end = || {
        let end = page.script(END).as_f64().unwrap_or_default();
        end - now().as_secs_f64() - 8.0 * 3_600.0
    };
    eventually("the hours to have passed", end, |off| off.abs() < 30.0);
    nothing_is_unhandled(&page);
}

pub(crate) fn follows_a_server_that_starts_again(stage: &Stage) {
    let prometheus = stage.another_prometheus(Flags::default());
    let parameters = [("server", prometheus.url()), ("g0.expr", "time()")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let chart = page.sees_series(1);
    page.fills("query", "half a thought");
    prometheus.stop();
    page.clicks("refresh");
    page.sees_error(&format!("No answer from {}. Check that", prometheus.url()));
    page.sees("chart-title", "as of ");
    page.sees("query", "half a thought");
    let kept = page.chart();
    assert_eq!((kept.series, kept.samples), (chart.series, chart.samples));
    stage.start_again(&prometheus);
    page.clicks("refresh");
    page.sees_newer_than(kept);
    page.sees_no("error");
    page.sees("query", "half a thought");
    nothing_is_unhandled(&page);
}

/// A redirect takes the question out of a POST, and leaves it in an address.
pub(crate) fn is_found_where_the_server_has_moved(stage: &Stage) {
    let faults = Faults::start();
    let page = on_a_fine_day(stage, &faults, &[]);
    let chart = page.chart();
    faults.becomes("moved-with-the-question");
    page.clicks("run");
    page.sees_newer_than(chart);
    page.sees_no("error");
    assert_eq!(faults.queries("new-home"), ["up"]);
}

/// None of the 200 MB is a sample, so that drawing it takes no time.
pub(crate) fn of_an_answer_without_end_is_up_to_the_reader(stage: &Stage) {
    let faults = Faults::start();
    let page = on_a_fine_day(stage, &faults, &[]);
    survives(
        &page,
        &faults,
        "huge",
        "The answer has more than 100 MB, and was not read to its end. Ask for fewer series, a shorter range or a longer step.",
    );
    page.sees_no("load-all");
    let chart = page.chart();
    faults.becomes("huge");
    page.clicks("run");
    page.sees_error("The answer has more than 100 MB");
    page.clicks("load-all");
    page.sees_no("error");
    page.sees_newer_than(chart);
    // It was allowed once.
    page.clicks("run");
    page.sees_error("The answer has more than 100 MB");
    nothing_is_unhandled(&page);
}
