//! How lines are drawn.

use serde_json::json;

use crate::page::{Page, key, link};
use crate::stage::Stage;

/// A series of this name that moves around a height.
fn wave(name: &str, height: u32) -> String {
    format!("label_replace({height} + sin(vector(time()) / 300), \"name\", \"{name}\", \"\", \"\")")
}

/// Three series, of which the second comes and goes.
fn waves() -> String {
    let hours = "(vector(time()) % 1800 < 600)";
    let (a, b, c) = (wave("a", 4), wave("b", 3), wave("c", 2));
    format!("{a} or ({b} unless on() {hours}) or {c}")
}

/// The buckets of a histogram.
fn buckets() -> String {
    let bucket = |le: &str, height: u32| {
        format!(
            "label_replace({height} + 2 * sin(vector(time()) / 300), \"le\", \"{le}\", \"\", \"\")"
        )
    };
    [
        bucket("0.1", 3),
        bucket("0.25", 9),
        bucket("0.5", 12),
        bucket("+Inf", 13),
    ]
    .join(" or ")
}

/// How many of what a CSS selector finds plotly has drawn.
fn drawn(selector: &str) -> String {
    format!("return document.querySelectorAll('.scatterlayer {selector}').length")
}

pub(crate) fn is_chosen_and_stands_in_the_link(stage: &Stage) {
    let page = Page::open_query(stage, &waves());
    page.sees_series(3);
    page.clicks("draw-stacked");
    page.finds(&drawn(".js-fill[d]:not([d=\"M0,0Z\"])"), &json!(3));
    page.sees_link("g0.display_mode=stacked");
    // Only the one in front has an area of its own; nothing is lost from the sum.
    page.fills("front-series", "1");
    page.presses(&[key::ENTER]);
    page.finds(&drawn(".js-fill[d]:not([d=\"M0,0Z\"])"), &json!(2));
    assert_eq!(page.chart().series, 3);
    let other = Page::open(stage, &page.link());
    other.sees_series(3);
    other.finds(&drawn(".js-fill[d]:not([d=\"M0,0Z\"])"), &json!(3));
    page.clicks("draw-points");
    page.finds(
        "return document.querySelectorAll('.scatterlayer .point').length > 50",
        &json!(true),
    );
    page.finds(&drawn(".js-line[d]"), &json!(0));
    page.clicks("draw-steps");
    page.finds(
        "return /[HV]/.test(document.querySelector('.scatterlayer .js-line').getAttribute('d'))",
        &json!(true),
    );
}

pub(crate) fn has_an_axis_as_wanted(stage: &Stage) {
    const TICKS: &str =
        "return [...document.querySelectorAll('.ytick text')].map((tick) => tick.textContent)";
    let page = Page::open_query(stage, "vector(50)");
    page.sees_series(1);
    page.fills("axis-min", "low\n");
    page.sees(
        "axis-min-error",
        "“low” is not a number: write one such as 0.5 or 1e9.",
    );
    page.fills("axis-min", "1\n");
    page.fills("axis-max", "1000\n");
    page.clicks("axis-scale");
    page.chooses("unit", "bytes");
    page.finds(TICKS, &json!(["1 B", "16 B", "256 B"]));
    page.fills("axis-min", "0\n");
    page.sees(
        "axis-min-error",
        "A logarithmic axis has only values above zero: choose such a limit, or the linear axis.",
    );
    page.fills("thresholds", "10, 100\n");
    page.finds(&drawn(".js-line"), &json!(3));
    page.fills("thresholds", "ten\n");
    page.sees("thresholds-error", "“ten” is not a number");
    page.clicks("draw-stacked");
    page.sees("chart-remark", "Stacked areas are drawn on a linear axis");
    page.clicks("draw-lines");
    // What was typed is not lost by another choice.
    page.sees("thresholds-error", "“ten” is not a number");
    page.resizes(390, 844);
    page.finds(
        "return document.documentElement.scrollWidth <= innerWidth",
        &json!(true),
    );
    page.finds(&drawn(".js-line"), &json!(3));
    page.sees_link("g0.y_axis_scale=log&g0.y_axis_min=1&g0.y_axis_max=1000&g0.unit=bytes&g0.thresholds=10%2C100");
    // What a link asks for and no axis can have is told.
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "vector(-1) or vector(50)"),
        ("g0.y_axis_scale", "log"),
        ("g0.y_axis_min", "0"),
    ];
    let other = Page::open(stage, &link(&stage.site, &parameters));
    other.sees("warnings", "not above zero (the axis is logarithmic)");
    other.sees("chart-remark", "the limit at or below it is not followed.");
}

pub(crate) fn is_a_heat_map_of_histograms(stage: &Stage) {
    let page = Page::open_query(stage, &buckets());
    page.sees_series(4);
    page.clicks("draw-heatmap");
    page.sees_no("legend");
    page.chooses("unit", "seconds");
    page.points_at_chart(0.5);
    page.sees("tooltip", "250 ms to 500 ms");
    page.sees("heat-key", "Observations in a cell");
    page.finds(
        "return [...document.querySelectorAll('.heat-key .counts span')].map((count) => count.textContent)",
        &json!(["0", "1.5", "6"]),
    );
    page.asks("vector(1)");
    page.sees_no("heat-key");
    page.sees("warnings", "A heat map needs the buckets of a histogram");
    page.sees("legend", "1");
}
