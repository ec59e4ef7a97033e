//! Pointing at the chart, by mouse, finger and keys.

use serde_json::json;

use super::legend::lines;
use crate::page::{Page, key};
use crate::stage::Stage;

pub(super) const PINNED: &str =
    "return Boolean(document.querySelector('.tooltip.pinned')?.checkVisibility())";

const TIME: &str = "return document.querySelector('.tooltip time').textContent";

/// How many pixels the line that is brought out covers.
const INK: &str = "const canvas = document.querySelector('.emphasis');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((byte, at) => at % 4 === 3 && byte > 0).length > 1000";

pub(crate) fn shows_all_values_and_pins_them(stage: &Stage) {
    let page = Page::open_query(stage, &lines(30));
    page.sees_series(30);
    page.fills("front-series", "30\n");
    page.points_at_chart(0.4);
    page.sees("tooltip", "line 30");
    page.sees("tooltip", "more: a click or P shows all");
    page.finds(PINNED, &json!(false));
    page.clicks_chart(0.4);
    page.finds(PINNED, &json!(true));
    let time = page.script(TIME);
    // Elsewhere, and later, it is still what it was; and all values are there.
    page.points_at_chart(0.9);
    let chart = page.chart();
    page.clicks("refresh");
    page.sees_newer_than(chart);
    page.finds(PINNED, &json!(true));
    page.finds(TIME, &time);
    page.script("document.querySelector('.tooltip .lines').scrollTo(0, 10000)");
    page.finds(
        "return [...document.querySelectorAll('.tooltip .name')].at(-1).textContent",
        &json!("line 1"),
    );
    page.presses(&[key::ESCAPE]);
    page.sees_no("tooltip");
    page.taps_chart(0.3);
    page.finds(PINNED, &json!(true));
    page.clicks("unpin");
    page.sees_no("tooltip");
}

/// Also where the line that is meant is one of the crowd.
pub(crate) fn a_click_pins_whatever_line_is_under_it(stage: &Stage) {
    let page = Page::open_query(stage, &lines(30));
    page.sees_series(30);
    page.fills("front-series", "3\n");
    page.points_at_chart(0.4);
    page.sees("tooltip", "more: a click or P shows all");
    page.clicks_chart(0.4);
    page.finds(PINNED, &json!(true));
    page.finds(
        "return document.querySelector('.star[aria-pressed=true]')",
        &json!(null),
    );
}

pub(crate) fn needs_no_mouse(stage: &Stage) {
    let page = Page::open_query(stage, &lines(3));
    page.sees_series(3);
    page.tabs_to("chart");
    page.presses(&[key::RIGHT]);
    page.sees("tooltip", "line 3");
    page.presses(&['p']);
    page.finds(PINNED, &json!(true));
    page.tabs_to("unpin");
    page.presses(&[key::ENTER]);
    page.sees_no("tooltip");
    assert_eq!(page.focus(), "chart");
}

pub(crate) fn brings_out_the_line_that_is_meant(stage: &Stage) {
    let page = Page::open_query(stage, &lines(30));
    page.sees_series(30);
    page.finds(INK, &json!(false));
    page.points_at_chart(0.5);
    page.finds(INK, &json!(true));
    page.rests_on("[data-testid=tab-graph]");
    page.finds(INK, &json!(false));
    page.rests_on(".entry .name");
    page.finds(INK, &json!(true));
    page.rests_on("[data-testid=legend-search]");
    page.finds(INK, &json!(false));
}
