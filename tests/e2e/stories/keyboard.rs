//! Without a mouse: all that the page offers, by Tab, Enter, Space, arrows and what is typed. What has
//! the focus shows it, and where that goes away the focus goes on to something near.

use serde_json::json;

use super::export::CATCH;
use super::history::LISTED;
use super::legend::{DRAWN, ROWS, lines};
use super::pointing::PINNED;
use super::queries::NAMES;
use super::table::FIRST_COLUMN;
use crate::faults::Faults;
use crate::page::{Page, eventually, key, link};
use crate::stage::Stage;

/// The page on an hour that is over, with time as its query.
fn open_hour(stage: &Stage) -> Page {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time()"),
        ("g0.range_input", "1h"),
        ("g0.end_input", "2024-01-02 12:00:00"),
        ("tz", "UTC"),
    ];
    Page::open(stage, &link(&stage.site, &parameters))
}

pub(crate) fn asks_and_looks_around(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    let first = page.sees_series(1);
    for (menu, control) in [
        ("server-button", "server"),
        ("time-button", "range"),
        ("time-button", "end"),
        ("time-button", "step"),
        ("keys", "Keys (?)"),
    ] {
        page.opens(menu);
        if control != "Keys (?)" {
            page.tabs_to(control);
        }
        page.presses(&[key::ESCAPE]);
    }
    for control in ["refresh", "auto-refresh", "query", "run"] {
        page.tabs_to(control);
    }
    page.tabs_to("tab-graph");
    page.presses(&[key::RIGHT]);
    page.sees("table", "node");
    page.presses(&[key::RIGHT]);
    page.sees("debug-response", "matrix");
    page.presses(&[key::RIGHT]);
    page.tabs_to("query");
    page.retypes("vector(1)");
    page.presses(&[key::ENTER]);
    let chart = page.sees_newer_than(first);
    page.sees_link("vector%281%29");
    page.tabs_back_to("refresh");
    page.presses(&[key::ENTER]);
    let chart = page.sees_newer_than(chart);
    page.tabs_to("auto-refresh");
    page.presses(&[key::DOWN]);
    page.sees_link("refresh=5s");
    page.sees_newer_than(chart);
    page.tabs_to("theme");
    page.presses(&[key::ENTER]);
    page.finds(
        "return document.documentElement.dataset.theme",
        &json!("dark"),
    );
    page.sees_focus("theme");
}

pub(crate) fn connects(stage: &Stage) {
    let page = Page::open(stage, &stage.site.page());
    page.tabs_to("first-server");
    page.types("ftp://raspberrypi\n");
    page.sees("address-error", "Write an address that begins with http");
    page.retypes(stage.prometheus.url());
    page.presses(&[key::ENTER]);
    page.sees_series(1);
    page.sees_focus("query");
    page.opens("server-button");
    page.sees_focus("server");
    page.retypes("http://nowhere.test:9090");
    page.presses(&[key::ENTER]);
    page.sees_error("No answer from http://nowhere.test:9090.");
    page.sees_focus("server");
}

pub(crate) fn asks_several_queries(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    page.sees_series(1);
    page.tabs_to("add-query");
    page.presses(&[key::ENTER]);
    page.sees_focus("query");
    page.types("vector(2)\n");
    page.finds(NAMES, &json!(["A vector(1)", "B vector(2)"]));
    page.tabs_to("query-options");
    page.presses(&[' ']);
    page.tabs_to("legend-template");
    page.types("two\n");
    page.finds(NAMES, &json!(["A vector(1)", "two"]));
    page.tabs_to("query-axis");
    page.presses(&[key::DOWN]);
    page.sees_link("g0.q1.axis=right");
    page.tabs_to("query-step");
    page.types("10s\n");
    page.sees_link("g0.q1.step=10s");
    page.tabs_to("query-compare");
    page.types("1h\n");
    page.sees_series(3);
    page.retypes("\n");
    page.sees_series(2);
    page.tabs_to("duplicate-query");
    page.presses(&[key::ENTER]);
    page.sees_series(3);
    page.sees_focus("duplicate-query");
    page.tabs_to("move-query-up");
    page.presses(&[key::ENTER]);
    page.finds(NAMES, &json!(["two (A)", "B vector(1)", "two (C)"]));
    page.sees_focus("move-query-up");
    page.tabs_to("remove-query");
    page.presses(&[key::ENTER]);
    page.finds(NAMES, &json!(["A vector(1)", "two"]));
    page.sees_focus("run");
    page.tabs_back_to("hide-query");
    page.presses(&[' ']);
    page.finds(NAMES, &json!(["A vector(1)"]));
    page.presses(&[' ']);
    page.sees_series(2);
}

pub(crate) fn chooses_times(stage: &Stage) {
    let page = open_hour(stage);
    let chart = page.sees_series(1);
    page.opens("time-button");
    page.tabs_to("zone");
    page.retypes("Asia/Kolkata\n");
    page.sees("end", "2024-01-02 17:30:00");
    page.retypes("UTC\n");
    page.tabs_back_to("3h");
    page.presses(&[key::ENTER]);
    page.sees("range", "3h");
    page.tabs_to("30d");
    page.presses(&[' ']);
    page.sees("range", "30d");
    page.tabs_to("range");
    page.retypes("2024-01-02 10:00 to 2024-01-02 12:00\n");
    page.sees("range", "2h");
    page.sees_focus("range");
    page.tabs_back_to("15m");
    page.presses(&[key::ENTER]);
    page.sees("range", "15m");
    page.tabs_to("longer");
    page.presses(&[key::ENTER]);
    page.sees("range", "30m");
    page.tabs_to("step");
    page.types("1m\n");
    page.sees_link("g0.step_input=60");
    page.tabs_back_to("start");
    page.retypes("2024-01-02 10:00\n");
    page.sees("range", "2h");
    page.presses(&[key::ESCAPE]);
    page.tabs_back_to("earlier");
    page.presses(&[key::ENTER]);
    page.sees("end", "2024-01-02 11:00:00");
    page.tabs_to("later");
    page.presses(&[' ']);
    page.sees("end", "2024-01-02 12:00:00");
    page.tabs_to("zoom-out");
    page.presses(&[key::ENTER]);
    page.sees("range", "4h");
    page.sees_newer_than(chart);
    page.opens("time-button");
    page.tabs_to("end-now");
    page.presses(&[key::ENTER]);
    page.sees_link("g0.range_input=4h");
    let has_end = "return location.search.includes('end_input')";
    page.finds(has_end, &json!(false));
}

pub(crate) fn chooses_how_it_looks(stage: &Stage) {
    let page = Page::open_query(stage, &lines(3));
    page.sees_series(3);
    page.opens("draw-stacked");
    page.sees_link("g0.display_mode=stacked");
    page.tabs_to("draw-steps");
    page.presses(&[' ']);
    page.sees_link("g0.display_mode=steps");
    page.opens("axis-scale");
    page.sees_link("g0.y_axis_scale=log");
    page.tabs_to("unit");
    page.types("bytes");
    page.sees_link("g0.unit=bytes");
    page.opens("chart-options");
    page.tabs_to("axis-min");
    page.types("1\n");
    page.tabs_to("axis-max");
    page.types("1000\n");
    page.tabs_to("thresholds");
    page.types("10, 100\n");
    page.sees_link("g0.y_axis_min=1&g0.y_axis_max=1000&g0.unit=bytes&g0.thresholds=10%2C100");
    page.presses(&[key::ESCAPE]);
    page.sees_focus("chart-options");
}

pub(crate) fn points_and_zooms(stage: &Stage) {
    let page = open_hour(stage);
    let whole = page.sees_series(1);
    page.tabs_to("chart");
    page.presses(&[key::RIGHT]);
    page.sees("tooltip", "2024-01-02 11:30:");
    page.sees("pointed-at", "2024-01-02 11:30:");
    page.presses(&[key::UP]);
    page.presses(&[key::DOWN]);
    for _ in 0..20 {
        page.presses(&[key::LEFT]);
    }
    page.sees("pointed-at", "2024-01-02 11:1");
    page.presses(&[key::ENTER]);
    page.finds(PINNED, &json!(true));
    page.tabs_to("Values");
    page.presses(&[key::ESCAPE]);
    page.sees_no("tooltip");
    page.sees_focus("chart");
    page.presses(&['p']);
    page.finds(PINNED, &json!(true));
    page.tabs_to("unpin");
    page.presses(&[key::ENTER]);
    page.sees_no("tooltip");
    page.sees_focus("chart");
    page.presses(&['+']);
    let closer = page.sees_newer_than(whole);
    page.sees("range", "30m");
    page.sees("end", "2024-01-02 11:45:00");
    page.presses(&['-']);
    let wide = page.sees_newer_than(closer);
    page.sees("end", "2024-01-02 12:00:00");
    page.presses(&['+']);
    page.sees_newer_than(wide);
    page.presses(&['0']);
    page.sees("range", "1h");
    page.sees_no("undo-zoom");
    page.presses(&['+']);
    page.sees("range", "30m");
    page.tabs_back_to("undo-zoom");
    page.presses(&[key::ENTER]);
    page.sees("range", "1h");
    page.sees_focus("zoom-out");
}

pub(crate) fn uses_the_legend(stage: &Stage) {
    let page = Page::open_query(stage, &lines(12));
    page.sees_series(12);
    page.tabs_to("legend-search");
    page.types("line 1");
    page.opens("legend-options");
    page.tabs_to("front-series");
    page.retypes("1\n");
    page.tabs_to("rank");
    page.presses(&[key::DOWN]);
    page.presses(&[key::ESCAPE]);
    page.tabs_to("legend-by-Last");
    page.presses(&[key::ENTER]);
    page.finds(
        ROWS,
        &json!(["line 12 12", "line 11 11", "line 10 10", "line 1 1"]),
    );
    page.presses(&[key::ENTER]);
    page.finds(
        ROWS,
        &json!(["line 1 1", "line 10 10", "line 11 11", "line 12 12"]),
    );
    page.sees_focus("legend-by-Last");
    // One stop; arrow keys go on inside.
    page.tabs_to("legend-rows");
    page.presses(&[key::DOWN]);
    page.sees_focus("line 1");
    page.presses(&[key::DOWN]);
    page.presses(&[key::ENTER]);
    page.finds(DRAWN, &json!(["line 10"]));
    page.presses(&[key::DOWN]);
    page.presses(&[key::DOWN]);
    page.sees_focus("line 12");
    page.presses(&[key::CONTROL, ' ']);
    page.finds(DRAWN, &json!(["line 10", "line 12"]));
    page.presses(&[key::RIGHT]);
    page.presses(&[' ']);
    page.finds(
        "return document.querySelectorAll('.star[aria-pressed=true]').length",
        &json!(1),
    );
    page.sees_focus("Bring line 12 to the front");
}

pub(crate) fn narrows_the_table(stage: &Stage) {
    let page = Page::open_query(
        stage,
        "sum by (__name__) ({job=\"node\", __name__=~\"up|scrape_.+\"})",
    );
    page.tabs_to("tab-graph");
    page.presses(&[key::RIGHT]);
    page.sees("table", "scrape_duration_seconds");
    page.sees_focus("tab-table");
    page.tabs_to("moment");
    page.types("now\n");
    page.sees_link("g0.moment_input=");
    page.tabs_to("Metric");
    page.presses(&[key::ENTER]);
    page.finds(
        "return document.querySelector('[data-testid=table] th').ariaSort",
        &json!("ascending"),
    );
    page.sees_focus("Metric");
    page.tabs_back_to("table-regex");
    page.presses(&[' ']);
    page.tabs_back_to("table-filter");
    page.types("^up$");
    page.finds(FIRST_COLUMN, &json!(["up"]));
    page.tabs_to("Values");
    page.tabs_to("cell-add");
    page.tabs_to("cell-exclude");
    page.presses(&[key::ENTER]);
    page.sees("query", "__name__!=\"up\"");
    page.sees("empty-table", "No matching rows");
    page.tabs_back_to("table-filter");
    page.retypes("duration");
    page.finds(FIRST_COLUMN, &json!(["scrape_duration_seconds"]));
    page.tabs_to("cell-add");
    page.presses(&[' ']);
    page.sees("query", "__name__=\"scrape_duration_seconds\"");
    page.sees("table-count", "1 row at");
    page.sees_focus("Values");
}

pub(crate) fn digs_in_the_debug_tab(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time()"),
        ("g0.q1.expr", "vector(2)"),
        ("g0.range_input", "12h"),
        ("g0.step_input", "5"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(2);
    page.script(CATCH);
    page.tabs_to("tab-graph");
    page.presses(&[key::LEFT]);
    page.sees("debug-request", "time()");
    let saved = |file: &str| {
        let script = format!("return typeof saved['{file}']");
        page.finds(&script, &json!("string"));
    };
    page.tabs_to("debug-save-report");
    page.presses(&[key::ENTER]);
    saved("promscope-report.json");
    page.tabs_to("Copy as promtool");
    page.presses(&[key::ENTER]);
    saved("copied");
    page.tabs_to("debug-ask-stats");
    page.presses(&[' ']);
    page.sees("debug-parts", "evalTotalTime");
    page.sees_focus("debug-ask-stats");
    page.tabs_to("Samples");
    page.presses(&[key::DOWN]);
    page.tabs_to("debug-response-all");
    page.presses(&[key::ENTER]);
    page.sees_no("debug-response-all");
    page.sees_focus("Save as JSON");
    page.presses(&[key::ENTER]);
    saved("answer.json");
    page.tabs_to("debug-response");
    page.tabs_to("debug-query");
    page.presses(&[key::DOWN]);
    page.sees("debug-request", "vector(2)");
}

pub(crate) fn takes_all_along(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    page.sees_series(1);
    page.script(CATCH);
    page.tabs_to("export");
    for (entry, file) in [
        ("export-csv", "chart.csv"),
        ("export-json", "answer.json"),
        ("export-png", "chart.png"),
        ("export-svg", "chart.svg"),
    ] {
        page.presses(&[key::ENTER]);
        page.tabs_to(entry);
        page.presses(&[key::ENTER]);
        page.sees_no("export-menu");
        page.sees_focus("export");
        let saved = format!("return typeof saved['{file}']");
        page.finds(&saved, &json!("string"));
    }
    page.presses(&[' ']);
    for (entry, part) in [
        ("Copy as curl", "curl "),
        ("Copy as promtool", "promtool query range"),
        ("Copy link to this page", "g0.expr="),
        (
            "Copy as Markdown, picture within",
            "](data:image/png;base64,",
        ),
    ] {
        page.tabs_to(entry);
        page.presses(&[' ']);
        page.finds(
            &format!("return (saved.copied ?? '').includes('{part}')"),
            &json!(true),
        );
    }
    page.presses(&[key::ESCAPE]);
    page.sees_no("export-menu");
    page.sees_focus("export");
}

pub(crate) fn runs_again_what_ran(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    page.sees_series(1);
    page.asks("vector(2)");
    page.sees_link("vector%282%29");
    page.tabs_to("history");
    page.presses(&[key::ENTER]);
    page.finds(LISTED, &json!(["vector(2)", "vector(1)"]));
    page.sees_focus("history-search");
    page.types("1");
    page.finds(LISTED, &json!(["vector(1)"]));
    page.tabs_to("history-star");
    page.presses(&[' ']);
    let starred = "return document.querySelector('[data-testid=history-star]').ariaPressed";
    page.finds(starred, &json!("true"));
    page.sees_focus("history-star");
    page.presses(&[key::ESCAPE]);
    page.sees_no("history-panel");
    page.sees_focus("history");
    page.presses(&[' ']);
    page.sees_focus("history-search");
    page.tabs_to("history-star");
    page.tabs_back_to("history-search");
    page.types("vector(1)\n");
    page.sees("query", "vector(1)");
    page.sees_no("history-panel");
    page.sees_focus("history");
    page.presses(&[key::ENTER]);
    page.tabs_to("history-keep");
    page.presses(&[' ']);
    page.tabs_to("history-clear");
    page.presses(&[' ']);
    page.finds(LISTED, &json!(["vector(1)"]));
    page.sees_focus("history-clear");
    page.tabs_to("history-save");
    page.tabs_to("history-load");
    page.presses(&[key::ESCAPE]);
    page.sees_focus("history");
}

pub(crate) fn adds_and_removes_panels(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    page.sees_series(1);
    page.tabs_to("add-panel");
    page.presses(&[key::ENTER]);
    page.sees_focus("query");
    page.types("vector(2)\n");
    page.sees_link("g1.expr=vector%282%29");
    page.tabs_back_to("remove-panel");
    page.presses(&[key::ENTER]);
    page.sees_link("g0.expr=vector%281%29");
    page.sees_no("remove-panel");
    page.sees_focus("add-panel");
}

pub(crate) fn cancels(stage: &Stage) {
    let faults = Faults::start();
    let parameters = [("server", &*faults.server("silent")), ("g0.expr", "up")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("busy", "Waiting");
    page.tabs_to("cancel");
    page.presses(&[key::ENTER]);
    page.sees_no("cancel");
    page.sees_focus("run");
    let left = || faults.left("silent");
    eventually("the browser to leave", left, |left| *left > 0);
}
