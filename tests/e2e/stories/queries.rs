//! Several queries on one chart, and several panels.

use serde_json::json;

use crate::page::{Page, key, link};
use crate::stage::Stage;

/// The names in the legend.
pub(super) const NAMES: &str =
    "return [...document.querySelectorAll('.legend .name')].map((name) => name.textContent)";

/// How many axes of values plotly draws.
const AXES: &str = "return new Set([...document.querySelectorAll('.yaxislayer-above, .overaxes-above .y2tick, .y2tick')].map((axis) => axis.className.baseVal.includes('y2'))).size";

pub(crate) fn are_added_hidden_and_removed(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    page.sees_series(1);
    page.clicks("add-query");
    page.fills_the("query", 1, "vector(2)");
    page.presses(&[key::ENTER]);
    page.sees_series(2);
    page.finds(NAMES, &json!(["A vector(1)", "B vector(2)"]));
    page.sees_link("g0.q1.expr=vector%282%29");
    // What the link holds opens as it was.
    let other = Page::open(stage, &page.link());
    other.sees_series(2);
    other.finds(NAMES, &json!(["A vector(1)", "B vector(2)"]));
    // Hidden: neither asked nor drawn.
    page.clicks("hide-query");
    page.finds(NAMES, &json!(["B vector(2)"]));
    page.clicks("hide-query");
    page.sees_series(2);
    page.clicks("query-options");
    page.clicks("duplicate-query");
    page.sees_series(3);
    page.clicks("remove-query");
    page.finds(NAMES, &json!(["A vector(1)", "B vector(2)"]));
    page.clicks_the("query-options", 1);
    page.clicks("move-query-up");
    page.finds(NAMES, &json!(["A vector(2)", "B vector(1)"]));
}

pub(crate) fn have_legends_and_axes_of_their_own(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "up{job=\"node\"}"),
        ("g0.q1.expr", "vector(5)"),
        ("g0.q1.axis", "right"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(2);
    page.finds(AXES, &json!(2));
    // The labels that names leave out stand above.
    page.sees("chart-title", "A up{");
    page.sees("chart-title", "B vector(5)");
    page.clicks("query-options");
    page.fills("legend-template", "{{job}} is up\n");
    page.finds(
        "return document.querySelector('.legend .name').textContent",
        &json!("node is up"),
    );
    page.sees_link("g0.q0.legend=");
    // What cannot be a template says so, and the chart stays.
    page.fills("legend-template", "{{job is up\n");
    page.sees(
        "legend-template-error",
        "A {{ has no }}: write a label as {{instance}}.",
    );
    page.finds(
        "return document.querySelector('.legend .name').textContent",
        &json!("node is up"),
    );
    // It stays, with what was typed, while something else of the query changes.
    page.chooses("query-axis", "right");
    page.sees_link("g0.q0.axis=right");
    page.sees("legend-template", "{{job is up");
    page.sees(
        "legend-template-error",
        "A {{ has no }}: write a label as {{instance}}.",
    );
}

pub(crate) fn are_compared_with_an_earlier_time(stage: &Stage) {
    let page = Page::open_query(stage, "time()");
    page.sees_series(1);
    page.clicks("query-options");
    page.fills("query-compare", "1h\n");
    page.sees_series(2);
    page.finds(
        "return document.querySelectorAll('.legend .name')[1].textContent.endsWith(', 1h earlier')",
        &json!(true),
    );
    page.finds(
        "return [...document.querySelectorAll('.scatterlayer .js-line')].filter((line) => line.style.strokeDasharray).length",
        &json!(1),
    );
    page.fills("query-compare", "yesterday\n");
    page.sees("query-compare-error", "“yesterday” is not a duration.");
    assert_eq!(page.chart().series, 2);
}

pub(crate) fn have_nothing_to_compare_with(stage: &Stage) {
    let page = Page::open_query(stage, "up{job=\"node\"}");
    page.sees_series(1);
    page.clicks("query-options");
    page.fills("query-compare", "1w\n");
    page.sees(
        "warnings",
        "Nothing to compare with: there is no data 1w earlier.",
    );
    page.sees_series(1);
}

pub(crate) fn fill_further_panels(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    page.sees_series(1);
    page.clicks("add-panel");
    page.fills_the("query", 1, "vector(2)");
    page.presses(&[key::ENTER]);
    page.sees_link("g1.expr=vector%282%29");
    page.finds(
        "return [...document.querySelectorAll('[data-testid=chart]')].map((chart) => chart.dataset.series)",
        &json!(["1", "1"]),
    );
    page.clicks("remove-panel");
    page.finds(
        "return document.querySelectorAll('.panel').length",
        &json!(1),
    );
    page.sees("query", "vector(2)");
    page.sees_link("g0.expr=vector%282%29");
}
