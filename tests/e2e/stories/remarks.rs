//! What is no failure, and has to be said all the same.

use serde_json::json;

use crate::faults::Faults;
use crate::page::{Page, eventually, link};
use crate::stage::Stage;

pub(crate) fn a_partial_answer_and_an_empty_one_are_told(stage: &Stage) {
    let faults = Faults::start();
    let parameters = [("server", &*faults.server("partial")), ("g0.expr", "up")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("warnings", "Warning: This answer is partial");
    page.sees_series(1);
    let parameters = [("server", &*faults.server("null")), ("g0.expr", "up")];
    page.goes_to(&link(&stage.site, &parameters));
    page.sees("empty", "No data");
    page.sees_no("error");
}

pub(crate) fn what_is_long_leaves_the_chart_in_sight(stage: &Stage) {
    let in_sight = "return document.querySelector('[data-testid=chart]').getBoundingClientRect().top < innerHeight * 0.8";
    let faults = Faults::start();
    let long = vec!["up"; 27].join("\nor ");
    for (fault, button, last) in [
        ("talkative", ".excerpt + .show-all", "or up"),
        ("talkative", ".notices .show-all", "warning number 60"),
        ("long-label", ".entry .show-all", "xxxxxxxxxx"),
    ] {
        let parameters = [("server", &*faults.server(fault)), ("g0.expr", &*long)];
        let page = Page::open(stage, &link(&stage.site, &parameters));
        page.sees_series(1);
        page.finds(in_sight, &json!(true));
        page.clicks_on(button);
        page.sees("whole-text", last);
    }
}

pub(crate) fn an_empty_box_says_so(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.asks_anyway("sum(up");
    page.sees_error("parse error");
    page.fills("query", " ");
    page.clicks("run");
    page.sees("not-run", "Nothing to run: write a query here first");
    page.sees_no("error");
    page.asks("up");
    page.sees_no("not-run");
}

pub(crate) fn a_box_that_disagrees_with_the_chart_is_marked(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("slow-query");
    let parameters = [("server", &*server), ("g0.expr", "quick")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(1);
    page.sees_no("not-run");
    page.fills("query", "slow");
    page.sees("not-run", "Not run: the chart is not of this text.");
    page.sees("chart-title", "as of ");
    page.clicks("run");
    page.sees_no("not-run");
    page.clicks("cancel");
    page.sees("not-run", "Not on screen: the chart is of an older query.");
    page.sees("chart-title", "as of ");
    page.asks("quick");
    page.sees_no("not-run");
}

pub(crate) fn too_many_panels_are_told_and_kept(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("slow-query");
    let exprs: Vec<(String, String)> = (0..300)
        .map(|panel| (format!("g{panel}.expr"), format!("slow{panel}")))
        .collect();
    let mut parameters = vec![("server", &*server)];
    parameters.extend(exprs.iter().map(|(name, expr)| (&**name, &**expr)));
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees(
        "page-notice",
        "This link has 300 panels: the first 40 are open.",
    );
    eventually(
        "requests",
        || faults.queries("slow-query").len(),
        |asked| *asked == 6,
    );
    let asked = faults.queries("slow-query");
    assert!(asked.contains(&"slow0".to_owned()), "{asked:?}");
    page.sees_link("g299.expr=slow299");
}

pub(crate) fn a_step_too_fine_is_raised(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "up"),
        ("g0.range_input", "30d"),
        ("g0.step_input", "1"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("warnings", "The step was raised from 1s to");
    page.sees_series(1);
}

pub(crate) fn warnings_and_values_that_cannot_be_drawn_are_named(stage: &Stage) {
    let faults = Faults::start();
    let page = Page::open(
        stage,
        &link(
            &stage.site,
            &[("server", &faults.server("warnings")), ("g0.expr", "up")],
        ),
    );
    page.sees("warnings", "the remote read was slow");
    page.sees("warnings", "metric might not be a counter");
    page.goes_to(&link(
        &stage.site,
        &[("server", &faults.server("infinite")), ("g0.expr", "up")],
    ));
    page.sees("warnings", "+Inf");
}
