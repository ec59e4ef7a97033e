//! Asking.

use crate::faults::Faults;
use crate::page::{Page, eventually, key, link};
use crate::stage::Stage;

pub(crate) fn enter_runs_and_shift_enter_breaks_the_line(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.fills("query", "up or");
    page.presses(&[key::SHIFT, key::ENTER]);
    page.types("label_replace(up, 'job', 'twin', '', '')");
    page.sees("query", "up or\nlabel_replace");
    page.sees_status("1 series");
    page.presses(&[key::ENTER]);
    page.sees_series(2);
    page.sees_status("2 series");
}

pub(crate) fn a_newer_one_ends_the_older(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("slow-query");
    let page = Page::open(
        stage,
        &link(&stage.site, &[("server", &server), ("g0.expr", "slow")]),
    );
    eventually(
        "the slow query",
        || faults.queries("slow-query"),
        |queries| queries == &["slow"],
    );
    page.asks("quick");
    page.sees_series(1);
    eventually(
        "the slow query's end",
        || faults.left("slow-query"),
        |left| *left == 1,
    );
    page.sees_no("error");
}

pub(crate) fn can_be_cancelled(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("silent");
    let page = Page::open(
        stage,
        &link(&stage.site, &[("server", &server), ("g0.expr", "up")]),
    );
    page.sees_status("No data yet");
    page.clicks("cancel");
    page.sees_no("cancel");
    eventually(
        "the query's end",
        || faults.left("silent"),
        |left| *left >= 1,
    );
    page.sees("query", "up");
}

pub(crate) fn says_how_far_it_is(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("dripping");
    let parameters = [("server", server.as_str()), ("g0.expr", "up")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("busy", "KiB · 0 series · ");
    page.sees("busy", "samples so far");
    page.clicks("cancel");
    page.sees_no("busy");
}

pub(crate) fn a_scalar_and_no_data_have_a_view(stage: &Stage) {
    let page = Page::open_query(stage, "scalar(vector(7))");
    page.sees_series(1);
    page.asks("no_such_metric");
    page.sees_status("0 series");
    page.sees("empty", "No data");
}

/// Prometheus gives them only to instant queries; servers like it may differ.
pub(crate) fn a_vector_and_a_text_have_a_view(stage: &Stage) {
    let faults = Faults::start();
    let opened = |fault: &str| {
        let server = faults.server(fault);
        link(&stage.site, &[("server", &server), ("g0.expr", "up")])
    };
    let page = Page::open(stage, &opened("vector"));
    page.sees_series(1);
    page.goes_to(&opened("string"));
    page.sees("empty", "some words");
}
