//! What a chart says of values: their units, their digits, and their times.

use serde_json::json;

use crate::page::{Page, link};
use crate::stage::Stage;

/// The texts beside the axes, the left one's before the right one's.
const TICKS: &str = "[...document.querySelectorAll('.ytick text')].map((tick) => tick.textContent)";
const RIGHT_TICKS: &str =
    "[...document.querySelectorAll('.y2tick text')].map((tick) => tick.textContent)";
const TIME: &str = "document.querySelector('.tooltip time').textContent";

/// Whether all texts of an axis are like this.
fn all(texts: &str, pattern: &str) -> String {
    format!(
        "const all = {texts}; return all.length > 0 && all.every((text) => {pattern}.test(text))"
    )
}

pub(crate) fn of_two_units_have_two_axes(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time() % 3600 + 7200"),
        ("g0.q1.expr", "time()"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(2);
    page.finds(&all(TICKS, "/^\\d h( \\d+ min)?$/"), &json!(true));
    page.finds(&all(RIGHT_TICKS, "/^\\d{4}-.*Z$/"), &json!(true));
    page.sees_no("warnings");
    // By hand both can be at the left: then no unit words the values of the other.
    page.clicks_the("query-options", 1);
    page.chooses("query-axis", "left");
    page.sees_link("g0.q1.axis=left");
    page.sees("warnings", "The axis at the left has bare numbers, since its lines measure different things: seconds, seconds since 1970.");
    page.finds(&all(TICKS, "/^[\\d.]+ ?[kMG]?$/"), &json!(true));
}

pub(crate) fn that_differ_on_screen_differ_in_words(stage: &Stage) {
    let page = Page::open_query(stage, "7e12 + 1e5 * (vector(time()) % 600 >= bool 300)");
    page.sees_series(1);
    page.finds(
        "return ['Min', 'Max'].map((column) => document.querySelector(`.entry [data-column=${column}]`).textContent)",
        &json!(["7000000 M", "7000000.1 M"]),
    );
    page.points_at_chart(0.5);
    page.finds(
        "return /^7000000(.1)? M$/.test(document.querySelector('.tooltip .line b').textContent)",
        &json!(true),
    );
}

pub(crate) fn near_the_ends_of_floats_are_drawn_or_named(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "vector(1.7e308)"),
        ("g0.q1.expr", "vector(1e-309)"),
        ("g0.y_axis_scale", "log"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(2);
    page.finds(
        "return document.querySelectorAll('.scatterlayer .js-line[d]').length",
        &json!(2),
    );
    page.sees_no("warnings");
    page.clicks("axis-scale");
    page.sees(
        "warnings",
        "beyond ±1e300 (the axis is linear) and are not drawn; the samples on the Debug tab and the CSV under Export have them.",
    );
}

pub(crate) fn have_times_as_fine_as_the_step(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time()"),
        ("g0.range_input", "1s"),
        ("g0.step_input", "0.1"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(1);
    page.points_at_chart(0.5);
    page.finds(
        &format!("return /:\\d\\d\\.\\d00$/.test({TIME})"),
        &json!(true),
    );
}

pub(crate) fn have_times_that_are_told_from_the_same_an_hour_later(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("tz", "Europe/Berlin"),
        ("g0.expr", "time()"),
        ("g0.range_input", "1h"),
        ("g0.end_input", "2025-10-26 01:30:00"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(1);
    page.points_at_chart(0.25);
    page.finds(
        &format!("return /^2025-10-26 02:.*\\+02:00$/.test({TIME})"),
        &json!(true),
    );
    page.points_at_chart(0.75);
    page.finds(
        &format!("return /^2025-10-26 02:.*\\+01:00$/.test({TIME})"),
        &json!(true),
    );
}
