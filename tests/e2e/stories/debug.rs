//! What was asked and answered.

use crate::page::Page;
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
