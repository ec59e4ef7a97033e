//! Help with a query while it is typed.

use serde_json::json;

use crate::page::{Page, key};
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
    // Enter runs all the same: the server has the last word.
    page.presses(&[key::ENTER]);
    page.sees_error("unexpected");
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
