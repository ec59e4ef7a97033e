//! Help with a query while it is typed.

use serde_json::json;

use crate::crooked::{CrookedSite, Wrong};
use crate::faults::Faults;
use crate::page::{Page, eventually, key, link};
use crate::stage::Stage;

pub(crate) fn problems_are_told_while_typing_and_mended(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.sees_no("problem");
    page.fills("query", "rate(node_cpu_seconds_total)");
    page.sees("problems", "range");
    page.clicks("fix");
    page.sees("query", "rate(node_cpu_seconds_total[$__rate_interval])");
    page.sees_no("problem");
    page.fills("query", "sum(up))");
    page.sees("problems", ")");
    page.finds(
        "return document.querySelector('[data-testid=problem]').dataset.severity",
        &json!("error"),
    );
    // The place is selected in the box.
    page.clicks_on("[data-testid=problem] .sentence");
    page.finds(
        "const { selectionStart, selectionEnd, value } = document.querySelector('[data-testid=query]');
        return value.slice(selectionStart, selectionEnd)",
        &json!(")"),
    );
}

pub(crate) fn a_query_is_laid_out_and_explained(stage: &Stage) {
    let page = Page::open_query(stage, "sum( up )by(job)");
    page.sees_series(1);
    page.clicks("query-options");
    page.clicks("format-query");
    page.sees("query", "sum by (job) (up)");
    page.clicks("explain-query");
    page.sees("explanation", "up");
    page.clicks_on("[data-testid=part] [data-testid=part] button");
    page.sees_link("g1.expr=up");
}

pub(crate) fn what_the_server_knows_of_its_metrics_is_told(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.fills("query", "rate(node_memory_MemFree_bytes[5m])");
    page.sees("problems", "node_memory_MemFree_bytes is a gauge");
    page.clicks("fix");
    page.sees("query", "deriv(node_memory_MemFree_bytes[5m])");
    page.sees_no("problem");
    page.fills("query", "node_cpu_seconds_total");
    page.presses(&[key::ESCAPE]);
    page.sees(
        "problems",
        "node_cpu_seconds_total is a counter: it only grows",
    );
    // It scrapes once a second.
    page.fills("query", "rate(node_cpu_seconds_total[1s])");
    page.sees(
        "problems",
        "With a sample each 1s, a range of 1s has no two of them at times",
    );
}

pub(crate) fn what_cannot_be_read_is_sent_only_if_the_reader_insists(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    let chart = page.sees_series(1);
    page.fills("query", "sum(up");
    page.presses(&[key::ESCAPE]);
    page.sees("problem", "“(” is not closed. Add ).");
    page.sees_no("run-anyway");
    page.presses(&[key::ENTER]);
    page.sees("problems", "Not sent: it cannot be read here.");
    page.sees_link("g0.expr=up&");
    page.clicks("run");
    page.sees("run-anyway", "Run anyway");
    assert_eq!(page.chart().painted, chart.painted);
    page.sees_no("error");
    // It is away as soon as the text is another one.
    page.clicks("query");
    page.types(")");
    page.sees_no("run-anyway");
    page.presses(&[key::BACKSPACE]);
    page.presses(&[key::CONTROL, key::ENTER]);
    page.clicks("run-anyway");
    page.sees_error("1:7: parse error: unclosed left parenthesis");
    page.sees_link("g0.expr=sum%28up");
    page.sees_no("run-anyway");
    assert_eq!(page.focus(), "query");
    // Of this the server has had its say, also where it comes with a link.
    page.reloads();
    page.sees_error("1:7: parse error: unclosed left parenthesis");
    page.sees_no("run-anyway");
    // Functions that only the server may know are its own matter.
    page.fills("query", "foobar(up)");
    page.sees("problem", "foobar");
    page.presses(&[key::ENTER]);
    page.sees_error("unknown function");
    page.sees_no("run-anyway");
}

pub(crate) fn without_the_program_that_reads_queries_all_is_sent(stage: &Stage) {
    for wrong in [Wrong::Lost, Wrong::Stalled] {
        let site = CrookedSite::start("reader-*.wasm", wrong);
        let asking = format!("?server={}&g0.expr=up", stage.prometheus.url());
        let page = Page::open_in_part(stage, &site.page(&asking));
        page.sees_series(1);
        page.asks("sum(up");
        page.sees_error("1:7: parse error: unclosed left parenthesis");
        page.sees_no("run-anyway");
    }
}

/// What is underlined, and how.
const UNDERLINED: &str = "const line = document.querySelector('[data-testid=underlined]');
    return [line?.textContent, line?.dataset.severity]";

/// Whether the box and what lies behind it are broken into lines and scrolled alike.
const ALIKE: &str = "const box = document.querySelector('[data-testid=query]');
    const layer = document.querySelector('.underline');
    return ['clientWidth', 'clientHeight', 'scrollHeight', 'scrollTop'].filter((of) => box[of] !== layer[of])";

pub(crate) fn what_is_wrong_is_underlined_in_the_box(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.fills("query", "up{job!='é😀'} or");
    page.presses(&[key::SHIFT, key::ENTER]);
    page.types("rate(up) or up");
    page.finds(UNDERLINED, &json!(["up", "warning"]));
    page.finds(ALIKE, &json!([]));
    // In the second line, behind the opened bracket.
    page.finds(
        "const box = document.querySelector('[data-testid=query]').getBoundingClientRect();
        const line = document.querySelector('[data-testid=underlined]').getBoundingClientRect();
        return [line.top - box.top > 20, Math.round((line.left - box.left - 10) / (line.width / 2))]",
        &json!([true, 5]),
    );
    // What is typed since is another text.
    page.types(" or");
    page.finds(UNDERLINED, &json!(["or", "error"]));
    for _ in 0..9 {
        page.presses(&[key::SHIFT, key::ENTER]);
        page.types("up or");
    }
    page.finds(
        "return document.querySelector('[data-testid=query]').scrollTop > 0",
        &json!(true),
    );
    page.finds(ALIKE, &json!([]));
    // Only the line is seen, in whatever colours.
    let colours = "const { color, textDecorationColor } = getComputedStyle(document.querySelector('[data-testid=underlined]'));
        return [color === 'rgba(0, 0, 0, 0)', textDecorationColor === 'rgba(0, 0, 0, 0)']";
    for (feature, value) in [
        ("prefers-color-scheme", "light"),
        ("prefers-color-scheme", "dark"),
        ("forced-colors", "active"),
    ] {
        page.has_feature(feature, value);
        page.finds(colours, &json!([true, false]));
    }
}

pub(crate) fn a_servers_error_is_underlined_at_its_place(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("parse-error");
    let parameters = [("server", server.as_str()), ("g0.expr", "up + vector(1)")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_error("1:6: parse error");
    page.finds(UNDERLINED, &json!(["vector", "error"]));
    page.clicks("query");
    page.types("1");
    page.finds(UNDERLINED, &json!(["", ""]));
}

/// What was counted of the parts, in their order.
const COUNTED: &str = "return [...document.querySelectorAll('[data-testid=counted]')].map((count) => count.innerText)";

pub(crate) fn parts_are_counted_on_demand(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1) or up > 5");
    page.sees_series(1);
    page.clicks("query-options");
    page.clicks("explain-query");
    page.finds(COUNTED, &json!(["", "", "", ""]));
    for place in 0..4 {
        page.clicks_the("count", place);
    }
    page.finds(
        COUNTED,
        &json!(["1 series", "1 series", "0 series", "1 series"]),
    );
}

pub(crate) fn counting_ends_with_the_explanation(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("slow-query");
    let parameters = [("server", server.as_str()), ("g0.expr", "quick")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(1);
    page.fills("query", "slow");
    page.clicks("query-options");
    page.clicks("explain-query");
    page.clicks("count");
    page.finds(COUNTED, &json!(["Counting …"]));
    let asked = || faults.queries("slow-query");
    let is_asked = |asked: &Vec<String>| asked.iter().any(|query| query.starts_with("count(slow"));
    eventually("a question", asked, is_asked);
    page.clicks("explain-query");
    eventually(
        "the browser to leave",
        || faults.left("slow-query"),
        |left| *left == 1,
    );
}
