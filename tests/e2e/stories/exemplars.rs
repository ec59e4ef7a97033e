//! Single observations behind a line.

use serde_json::json;

use super::export::{CATCH, save};
use crate::faults::Faults;
use crate::page::{Page, eventually, key, link};
use crate::stage::{Flags, Prometheus, Stage, Target, now};

/// How many exemplars are marked: diamonds, which are made of straight lines.
const MARKS: &str = "return document.querySelectorAll('.scatterlayer .point[d*=L]').length";

/// Where the first and the second are.
const FIRST: &str = ".scatterlayer .point[d*=L]";
const SECOND: &str = ".scatterlayer .point[d*=L] + .point[d*=L]";

/// Would run, or at least show, if it ever became markup. This Prometheus leaves escaped quotation
/// marks of an exemplar as they are.
const MARKUP: &str = "<img src=x onerror=document.title='broken-in'><u>lined</u>";

/// A histogram of work: two buckets with an exemplar each of some seconds ago, and one without.
fn work() -> String {
    let then = now().as_secs() - 20;
    format!(
        "# TYPE work_seconds histogram\n\
         work_seconds_bucket{{le=\"0.5\"}} 1 # {{trace_id=\"4bf92f35\"}} 0.25 {then}\n\
         work_seconds_bucket{{le=\"1.0\"}} 2 # {{trace_id=\"{MARKUP}\"}} 0.67 {then}\n\
         work_seconds_bucket{{le=\"+Inf\"}} 3\n\
         work_seconds_count 3\nwork_seconds_sum 2.5\n# EOF\n"
    )
}

/// A Prometheus that keeps exemplars, and has some of [`work`].
fn prometheus(stage: &Stage) -> Prometheus {
    let prometheus = stage.another_prometheus(Flags {
        traced: Some(Target::start(&work()).port()),
        ..Flags::default()
    });
    prometheus.wait_for_samples("work_seconds_count");
    prometheus
}

fn open(stage: &Stage, server: &str, query: &str) -> Page {
    let parameters = [
        ("server", server),
        ("g0.expr", query),
        ("g0.range_input", "2m"),
        ("g0.step_input", "1"),
        ("g0.y_axis_min", "0"),
    ];
    Page::open(stage, &link(&stage.site, &parameters))
}

/// Opens the chart options and ticks the box.
fn shows_exemplars(page: &Page) {
    page.clicks("exemplars");
}

pub(crate) fn lead_to_the_traces_behind_a_line(stage: &Stage) {
    let prometheus = prometheus(stage);
    let page = open(stage, prometheus.url(), "work_seconds_bucket");
    page.sees_series(3);
    page.finds(MARKS, &json!(0));
    shows_exemplars(&page);
    page.finds(MARKS, &json!(2));
    page.sees_link("g0.show_exemplars=1");
    page.rests_on(FIRST);
    page.sees(
        "exemplar",
        "Exemplar: 0.25\ntrace_id: 4bf92f35\nof work_seconds_bucket{",
    );
    // Text of a server stays text.
    page.rests_on(SECOND);
    page.sees("exemplar", &format!("Exemplar: 0.67\ntrace_id: {MARKUP}"));
    page.finds(
        "return document.title === 'broken-in' || document.querySelector('img, u') !== null",
        &json!(false),
    );
    // Pinned, it stays for as long as it is on the chart.
    page.clicks_over(SECOND);
    page.rests_on("[data-testid=tab-graph]");
    page.sees("exemplar", "Exemplar: 0.67");
    let chart = page.chart();
    page.clicks("refresh");
    page.sees_newer_than(chart);
    page.sees("exemplar", "Exemplar: 0.67");
    page.finds(MARKS, &json!(2));
    page.presses(&[key::ESCAPE]);
    page.sees_no("exemplar");
    page.clicks("tab-debug");
    page.sees("debug-timeline", "2 exemplars");
    // What the link holds opens as it was.
    let other = Page::open(stage, &page.link());
    other.clicks("tab-graph");
    other.finds(MARKS, &json!(2));
    other.clicks("exemplars");
    other.finds(MARKS, &json!(0));
}

pub(crate) fn go_with_their_lines_and_into_pictures(stage: &Stage) {
    let prometheus = prometheus(stage);
    let page = open(stage, prometheus.url(), "work_seconds_bucket");
    page.sees_series(3);
    shows_exemplars(&page);
    page.finds(MARKS, &json!(2));
    page.script(CATCH);
    save(&page, "export-svg");
    page.finds(
        "const svg = new DOMParser().parseFromString(saved['chart.svg'] ?? '', 'image/svg+xml');
        return svg.querySelectorAll('.scatterlayer .point[d*=L]').length",
        &json!(2),
    );
    // Each in the colour of its line.
    page.finds(
        "const marks = [...document.querySelectorAll('.scatterlayer .point[d*=L]')];
        const lines = [...document.querySelectorAll('.scatterlayer .js-line')];
        return marks.every((mark) => lines.some((line) => line.style.stroke === mark.style.fill))",
        &json!(true),
    );
    page.fills("legend-search", "0.5");
    page.clicks_on(".entry .series");
    page.finds(MARKS, &json!(1));
    page.drags_over_chart(0.6, 1.0);
    page.sees_link("g0.end_input=");
    page.finds(MARKS, &json!(1));
}

pub(crate) fn that_are_not_there_are_told(stage: &Stage) {
    let page = open(stage, stage.prometheus.url(), "up");
    let chart = page.sees_series(1);
    page.sees_no("warnings");
    shows_exemplars(&page);
    page.sees("warnings", "The server has no exemplars for this query.");
    assert_eq!(page.chart().series, chart.series);
    page.clicks("exemplars");
    page.sees_no("warnings");
    let faults = Faults::start();
    let page = open(stage, &faults.server("no-exemplars"), "up");
    page.sees_series(1);
    shows_exemplars(&page);
    page.sees(
        "warnings",
        "The server gave no exemplars: it does not know api/v1/query_exemplars",
    );
    page.sees_no("error");
    page.sees_series(1);
}

pub(crate) fn of_an_older_query_are_dropped(stage: &Stage) {
    let faults = Faults::start();
    let page = open(stage, &faults.server("slow-exemplars"), "older");
    page.sees_series(1);
    shows_exemplars(&page);
    let asked = |query: &str| {
        let queries = faults.queries("slow-exemplars");
        queries.iter().filter(|one| *one == query).count()
    };
    eventually(
        "a question for exemplars",
        || asked("older"),
        |asked| *asked == 2,
    );
    page.asks("newer");
    eventually("the next one", || asked("newer"), |asked| *asked == 2);
    let left = || faults.left("slow-exemplars");
    eventually("the older one's end", left, |left| *left == 1);
    page.sees("legend", "newer");
}
