//! What is asked for and when, and that nothing else is shown.

use serde_json::json;

use crate::faults::Faults;
use crate::page::{Page, eventually, key, link};
use crate::stage::{Flags, Stage};

/// Runs a function on each piece of news from the worker before the page hears it.
fn on_news(page: &Page, change: &str) {
    page.before_any_script(&format!(
        "const Real = Worker;
        window.Worker = function (...parameters) {{
            const worker = new Real(...parameters);
            Object.defineProperty(worker, 'onmessage', {{
                set(hear) {{
                    worker.addEventListener('message', ({{ data }}) => hear({{ data: ({change})(data) }}));
                }},
            }});
            return worker;
        }};"
    ));
}

pub(crate) fn every_wish_after_a_cancel_asks(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("slow-query");
    let parameters = [("server", server.as_str()), ("g0.expr", "slow")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let asked = || faults.queries("slow-query").len();
    eventually("a question", asked, |asked| *asked == 1);
    page.clicks("cancel");
    page.sees_no("cancel");
    page.fills("range", "2h");
    page.presses(&[key::ENTER]);
    page.sees_link("g0.range_input=2h");
    eventually("another range to ask", asked, |asked| *asked == 2);
    page.clicks("cancel");
    page.sees_no("cancel");
    page.asks("quick");
    let chart = page.sees_series(1);
    page.drags_over_chart(0.25, 0.75);
    page.sees_newer_than(chart);
}

pub(crate) fn undo_returns_to_the_window_before_the_zoom(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time()"),
        ("g0.range_input", "1h"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let chart = page.sees_series(1);
    page.drags_over_chart(0.25, 0.75);
    let chart = page.sees_newer_than(chart);
    page.sees("undo-zoom", "");
    page.fills("range", "6h");
    page.presses(&[key::ENTER]);
    page.sees_link("g0.range_input=6h");
    page.sees_no("undo-zoom");
    let chart = page.sees_newer_than(chart);
    page.drags_over_chart(0.25, 0.75);
    page.sees_newer_than(chart);
    page.clicks("undo-zoom");
    page.sees("range", "6h");
    page.sees_link("g0.range_input=6h");
    let chart = page.chart();
    page.drags_over_chart(0.25, 0.75);
    page.sees_newer_than(chart);
    page.goes_back();
    page.sees("range", "6h");
    page.sees_no("undo-zoom");
}

/// The names in the legend, with whether they are drawn.
const LEGEND: &str = "return [...document.querySelectorAll('[data-testid=legend] .series')]
    .map((row) => row.innerText.trim() + ' ' + row.ariaPressed)";

pub(crate) fn a_query_takes_its_lines_along(stage: &Stage) {
    let prometheus = stage.another_prometheus(Flags::default());
    let parameters = [
        ("server", prometheus.url()),
        ("g0.expr", "vector(1)"),
        ("g0.q1.expr", "vector(2)"),
        ("g0.q1.legend", "two"),
        ("g0.q2.expr", "vector(3)"),
        ("g0.q2.legend", "three"),
        ("g0.range_input", "1m"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(3);
    page.finds(
        LEGEND,
        &json!(["A vector(1) true", "two true", "three true"]),
    );
    // Hidden, and known by its query.
    page.script("document.querySelectorAll('[data-testid=legend] .series')[2].dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true }))");
    page.finds(
        LEGEND,
        &json!(["A vector(1) true", "two true", "three false"]),
    );
    let colour = "return document.querySelectorAll('[data-testid=legend] .swatch')[arguments[0] ?? 0].style.background";
    let second = page.script(&colour.replace("arguments[0] ?? 0", "1"));
    prometheus.stop();
    page.clicks("query-options");
    page.clicks("remove-query");
    page.sees_error("No answer");
    page.finds(LEGEND, &json!(["two true", "three false"]));
    page.finds(&colour.replace("arguments[0] ?? 0", "0"), &second);
    page.sees_link("g0.q1.hidden_series=");
}

pub(crate) fn the_first_question_is_asked_once_and_remembered(stage: &Stage) {
    let query = "rate(prometheus_http_requests_total[$__rate_interval])";
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", query),
        ("g0.range_input", "5m"),
        ("g0.tab", "debug"),
        ("refresh", "1m"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_status("series");
    page.sees("debug-timeline", "range");
    let ranges = "return [...document.querySelectorAll('[data-testid=debug-timeline] tbody tr')]
        .filter((row) => row.innerText.includes('Dropped')).length";
    page.finds(ranges, &json!(0));
    page.clicks("history");
    page.sees("history-panel", query);
}

pub(crate) fn an_answer_that_gets_lost_in_the_page_is_told_as_that(stage: &Stage) {
    let page = Page::open(stage, "about:blank");
    on_news(
        &page,
        "(news) => news[1] === 'batch' ? [news[0], news[1], 'x', news[3]] : news",
    );
    let parameters = [("server", stage.prometheus.url()), ("g0.expr", "up")];
    page.goes_to(&link(&stage.site, &parameters));
    page.sees_status("Updated");
    // The worker may come after the first answer.
    let look = || {
        page.clicks("run");
        page.shown("error")
    };
    eventually("what went wrong", look, |error| {
        error.as_deref().is_some_and(|error| {
            error.contains("the page and its worker are of different versions")
        })
    });
}

pub(crate) fn an_address_that_is_being_typed_stays(stage: &Stage) {
    let page = Page::open(stage, "about:blank");
    // The page's own server answers once it is let.
    page.before_any_script(
        "const ask = window.fetch.bind(window);
        const free = new Promise((resolve) => { window.free = resolve; });
        window.fetch = async (request, ...rest) => {
            const url = String(request.url ?? request);
            if (!url.includes('buildinfo')) return ask(request, ...rest);
            await free;
            window.told = true;
            return new Response('{\"status\":\"success\"}');
        };",
    );
    page.goes_to(&stage.site.page());
    page.sees("first-run", "Which Prometheus?");
    page.fills("first-server", "http://rasp");
    page.script("window.free()");
    page.finds("return window.told === true", &json!(true));
    page.sees("first-server", "http://rasp");
    page.types("berry");
    page.sees("first-server", "http://raspberry");
    page.sees("first-run", "Which Prometheus?");
}

pub(crate) fn a_raw_answer_is_read_as_far_as_it_is_shown_and_the_newest_stays(stage: &Stage) {
    let page = Page::open(stage, "about:blank");
    // The first body that is looked at comes late.
    page.before_any_script(
        "const { text } = Blob.prototype;
        window.sizes = [];
        Blob.prototype.text = async function () {
            window.sizes.push(this.size);
            if (window.sizes.length > 1) return text.call(this);
            await new Promise((resolve) => { window.free = resolve; });
            window.came = true;
            return text.call(this);
        };",
    );
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "{__name__=~\"go_.+\"}"),
        ("g0.range_input", "1h"),
        ("g0.step_input", "1"),
        ("g0.tab", "debug"),
    ];
    page.goes_to(&link(&stage.site, &parameters));
    page.finds("return window.sizes.length", &json!(1));
    page.asks("vector(42)");
    page.sees("debug-response", "\"42\"");
    page.script("window.free()");
    page.finds("return window.came === true", &json!(true));
    page.sees("debug-response", "\"42\"");
    page.finds("return Math.max(...window.sizes) <= 65536", &json!(true));
}

pub(crate) fn an_open_table_asks_for_no_chart(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("dollars");
    let parameters = [
        ("server", server.as_str()),
        ("g0.expr", "up"),
        ("g0.tab", "table"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("table", "up");
    let asked = |endpoint: &str| faults.asked_at("dollars", endpoint);
    let before = asked("api/v1/query");
    page.clicks("refresh");
    eventually(
        "the table to be asked for",
        || asked("api/v1/query"),
        |now| *now > before,
    );
    page.sees_no("cancel");
    assert_eq!(asked("api/v1/query_range"), 0);
    page.clicks("tab-graph");
    page.sees_series(1);
}

pub(crate) fn exemplars_that_are_the_same_paint_nothing_again(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("no-exemplars");
    let parameters = [
        ("server", server.as_str()),
        ("g0.expr", "up"),
        ("g0.show_exemplars", "1"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    // So low that a notice does not change the chart's height.
    page.resizes(1400, 420);
    page.sees("warnings", "exemplars");
    let mut chart = page.sees_series(1);
    for _ in 0..3 {
        let asked = || faults.asked_at("no-exemplars", "api/v1/query_exemplars");
        let before = asked();
        page.clicks("refresh");
        let newer = page.sees_newer_than(chart);
        eventually("exemplars to be asked for", asked, |now| *now > before);
        page.sees("warnings", "exemplars");
        assert_eq!(page.chart().painted, newer.painted);
        assert_eq!(newer.painted, chart.painted + 1);
        chart = newer;
    }
}

pub(crate) fn an_interval_or_time_out_out_of_bounds_is_told(stage: &Stage) {
    let site = stage.another_site();
    site.configure(r#"{ "timeout": "0s", "refresh": "30d" }"#);
    let parameters = [("server", stage.prometheus.url()), ("g0.expr", "up")];
    let page = Page::open(stage, &link(&site, &parameters));
    page.sees_series(1);
    let notices = "return [...document.querySelectorAll('[data-testid=page-notice]')].map((one) => one.innerText)";
    page.finds(
        notices,
        &json!([
            "config.json's refresh is not followed: “30d” is no interval. Choose one from 1s to 24d, or off.",
            "config.json's timeout is not followed: in 0s no answer comes. Give it 1s at least, or leave it out.",
        ]),
    );
    let parameters = [parameters[0], parameters[1], ("refresh", "30d")];
    page.goes_to(&link(&stage.site, &parameters));
    page.sees_series(1);
    page.sees("page-notice", "“30d” is no interval");
    page.sees_link("refresh=30d");
}

pub(crate) fn a_chart_of_another_server_says_whose_it_is(stage: &Stage) {
    let faults = Faults::start();
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.fills("server", &faults.server("reset"));
    page.presses(&[key::ENTER]);
    page.sees("error", "");
    page.sees("chart-title", &format!(", from {}", stage.prometheus.url()));
    page.fills("server", stage.prometheus.url());
    page.presses(&[key::ENTER]);
    page.sees_no("error");
    let title = || page.shown("chart-title");
    let is_its_own = |title: &Option<String>| {
        let title = title.as_deref().unwrap_or_default();
        !title.contains("as of")
    };
    eventually("the chart to be its own", title, is_its_own);
}

pub(crate) fn what_was_copied_is_said_for_a_while(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.clicks("tab-debug");
    page.sees("debug-request", "Copy as curl");
    page.script("document.querySelector('[data-testid=debug-request] button').click()");
    let button = "return document.querySelector('[data-testid=debug-request] button').innerText";
    eventually(
        "a word on it",
        || page.script(button),
        |said| *said != json!("Copy as curl"),
    );
    page.finds(button, &json!("Copy as curl"));
}

/// The program's memory, MB.
const MEMORY: &str = "return window.memory.buffer.byteLength / 1e6";

pub(crate) fn panels_that_are_gone_leave_no_answers_behind(stage: &Stage) {
    let page = Page::open(stage, "about:blank");
    page.before_any_script(
        "const { instantiateStreaming, instantiate } = WebAssembly;
        const keep = (made) => {
            window.memory ??= (made.instance ?? made).exports.memory;
            return made;
        };
        WebAssembly.instantiateStreaming = (...all) => instantiateStreaming(...all).then(keep);
        WebAssembly.instantiate = (...all) => instantiate(...all).then(keep);",
    );
    let faults = Faults::start();
    let server = faults.server("heavy");
    let parameters = [("server", server.as_str()), ("g0.expr", "up")];
    page.goes_to(&link(&stage.site, &parameters));
    page.sees_series(100);
    let come_and_go = || {
        page.clicks("add-panel");
        page.fills_the("query", 1, "up");
        page.presses(&[key::ENTER]);
        let painted =
            "return Number(document.querySelectorAll('[data-testid=chart]')[1].dataset.samples)";
        page.finds(painted, &json!(200_000));
        page.clicks_the("remove-panel", 1);
        page.finds(
            "return document.querySelectorAll('[data-testid=chart]').length",
            &json!(1),
        );
        page.script(MEMORY).as_f64().unwrap_or_default()
    };
    // What one needs for a while stays the program's.
    come_and_go();
    let before = come_and_go();
    let grown = [(); 6].map(|()| come_and_go() - before);
    // Each has 3.2 MB of samples.
    assert!(grown[5] < 6.0, "grown by {grown:?} MB");
}
