//! Where things are: the chart first, at every size, and the rest where one reaches for it.

use serde_json::json;

use super::legend::lines;
use crate::faults::Faults;
use crate::page::{Page, key, link};
use crate::stage::Stage;

/// The chart's top edge, CSS pixels.
const TOP: &str =
    "return document.querySelector('[data-testid=chart]').getBoundingClientRect().top";

/// Whether a name of the legend is in sight, none of its rows lies over the chart, and nothing is wider
/// than the window.
const IS_TIDY: &str = "const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    const [chart, legend, row] = ['[data-testid=chart]', '[data-testid=legend]', '[data-testid=legend-row]'].map(box);
    const apart = legend.left >= chart.right || legend.top >= chart.bottom;
    return apart && row.bottom <= innerHeight && document.documentElement.scrollWidth <= innerWidth";

pub(crate) fn the_chart_comes_first_at_every_size(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", r#"{job="node", __name__=~"scrape_.+"}"#),
        ("g0.range_input", "15m"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(4);
    for (width, height, top) in [
        (390, 844, 240.0),
        (1024, 768, 200.0),
        (1400, 900, 200.0),
        (1920, 1080, 200.0),
        (2560, 1440, 200.0),
    ] {
        page.resizes(width, height);
        page.finds(IS_TIDY, &json!(true));
        let found = page.script(TOP).as_f64().unwrap_or(f64::MAX);
        assert!(found <= top, "at {width} the chart begins at {found}");
    }
}

pub(crate) fn waiting_does_not_move_the_chart(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("slow-query");
    let parameters = [("server", server.as_str()), ("g0.expr", "up")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(1);
    let tops = || {
        [390, 1024, 1200, 1280, 1350, 1400, 1920].map(|width| {
            page.resizes(width, 900);
            page.script(TOP)
        })
    };
    let before = tops();
    page.fills("query", "slow");
    page.clicks("run");
    page.sees("busy", "Waiting for the answer");
    assert_eq!(tops(), before);
}

pub(crate) fn the_legend_is_where_the_reader_wants_it(stage: &Stage) {
    const IS_BESIDE: &str =
        "const box = (id) => document.querySelector(`[data-testid=${id}]`).getBoundingClientRect();
        return box('legend').left >= box('chart').right";
    let page = Page::open_query(stage, &lines(3));
    page.resizes(1400, 900);
    page.sees_series(3);
    page.finds(IS_BESIDE, &json!(true));
    page.clicks("legend-below");
    page.finds(IS_BESIDE, &json!(false));
    page.clicks_on("[data-testid=legend-column]");
    let no_last = "return document.querySelector('.legend th[data-column=Last]').checkVisibility()";
    page.finds(no_last, &json!(false));
    page.reloads();
    page.sees_series(3);
    page.finds(IS_BESIDE, &json!(false));
    page.finds(no_last, &json!(false));
}

pub(crate) fn keys_reach_what_is_used_most(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    let chart = page.sees_series(1);
    page.presses(&['r']);
    let chart = page.sees_newer_than(chart);
    page.presses(&['t']);
    page.sees("zone-of-times", "Times in ");
    page.presses(&[key::ESCAPE]);
    page.presses(&['/']);
    page.sees_focus("query");
    // Letters stay letters in a field.
    page.retypes("vector(2) / 2");
    page.presses(&[key::CONTROL, key::ENTER]);
    let chart = page.sees_newer_than(chart);
    page.sees_link("vector%282%29");
    page.clicks("tab-graph");
    page.presses(&['?']);
    page.sees("keys-menu", "to the query");
    page.presses(&[key::ESCAPE]);
    page.presses(&[key::CONTROL, key::ENTER]);
    page.sees_newer_than(chart);
}

pub(crate) fn a_wall_has_charts_alone(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.presses(&['f']);
    page.sees_link("kiosk=1");
    page.sees_no("query");
    page.sees_no("tab-graph");
    page.sees("legend-row", "1");
    page.reloads();
    page.sees_series(1);
    page.sees_no("query");
    page.presses(&['f']);
    page.sees("query", "up");
}

pub(crate) fn panels_of_the_same_time_go_together(stage: &Stage) {
    let panel = |n: usize| format!("g{n}.expr");
    let names: Vec<String> = (0..3).map(panel).collect();
    let mut parameters = vec![("server", stage.prometheus.url())];
    parameters.extend(names.iter().map(|name| (name.as_str(), "up")));
    parameters.push(("g2.range_input", "6h"));
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(1);
    // The page's own time, of the first and of what goes with it.
    page.fills("range", "30m");
    page.presses(&[key::ENTER]);
    page.sees_link("g0.range_input=30m");
    page.sees_link("g1.range_input=30m");
    page.sees_link("g2.range_input=6h");
    // One panel's own.
    let own = "[data-testid=panel-1] [data-testid=range]";
    page.clicks_on(own);
    page.retypes("2h");
    page.presses(&[key::ENTER]);
    page.sees_link("g1.range_input=2h");
    page.sees_link("g0.range_input=30m");
}

/// What stands in the boxes, from above.
const QUERIES: &str =
    "return [...document.querySelectorAll('[data-testid=query]')].map((box) => box.value)";

pub(crate) fn a_panel_is_moved_doubled_removed_and_brought_back(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "vector(1)"),
        ("g1.expr", "vector(2)"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.finds(QUERIES, &json!(["vector(1)", "vector(2)"]));
    page.clicks_on("[data-testid=panel-1] [data-testid=move-panel-up]");
    page.finds(QUERIES, &json!(["vector(2)", "vector(1)"]));
    page.clicks_on("[data-testid=panel-0] [data-testid=duplicate-panel]");
    page.finds(QUERIES, &json!(["vector(2)", "vector(2)", "vector(1)"]));
    page.sees_no("bring-back");
    page.clicks_on("[data-testid=panel-0] [data-testid=remove-panel]");
    page.clicks_on("[data-testid=panel-0] [data-testid=remove-panel]");
    page.finds(QUERIES, &json!(["vector(1)"]));
    page.clicks("bring-back");
    page.finds(QUERIES, &json!(["vector(2)", "vector(1)"]));
    page.sees_no("bring-back");
}

pub(crate) fn a_panel_is_dragged_to_another_place(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "vector(1)"),
        ("g1.expr", "vector(2)"),
        ("g2.expr", "vector(3)"),
    ];
    let drag = |from, to| {
        format!(
            "const dataTransfer = new DataTransfer();
            const tell = (kind, where) => document.querySelector(where).dispatchEvent(new DragEvent(kind, {{ bubbles: true, cancelable: true, dataTransfer }}));
            tell('dragstart', '[data-testid=panel-{from}] [data-testid=grip]');
            tell('drop', '[data-testid=panel-{to}] [data-testid=chart]');"
        )
    };
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.finds(QUERIES, &json!(["vector(1)", "vector(2)", "vector(3)"]));
    page.script(&drag(0, 2));
    page.finds(QUERIES, &json!(["vector(2)", "vector(3)", "vector(1)"]));
    page.sees_link("g2.expr=vector%281%29");
    page.script(&drag(2, 1));
    page.finds(QUERIES, &json!(["vector(2)", "vector(1)", "vector(3)"]));
}

pub(crate) fn the_server_is_named_and_tested(stage: &Stage) {
    const HEALTH: &str = "return document.querySelector('[data-health]').dataset.health";
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    let name = stage.prometheus.url().trim_start_matches("http://");
    page.sees("server-button", name);
    page.finds(HEALTH, &json!("good"));
    page.finds("return document.title", &json!("up · Promscope"));
    page.clicks("test-connection");
    page.sees("doctor", "answers, in ");
    // What is no address may hold a secret.
    page.fills("server", "http://ada:secret@nowhere.test\n");
    page.sees("server-button", "Which server?");
    page.fills("server", "http://nowhere.test:9090");
    page.presses(&[key::ENTER]);
    page.finds(HEALTH, &json!("bad"));
    page.finds("return document.title", &json!("✕ up · Promscope"));
    page.clicks("test-connection");
    page.sees("doctor", "No answer from http://nowhere.test:9090.");
}
