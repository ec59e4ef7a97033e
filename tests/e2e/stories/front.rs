//! The crowd and the front.

use serde_json::json;

use super::legend::lines;
use crate::page::{Page, key, link};
use crate::stage::Stage;

/// How many lines plotly draws.
const TRACES: &str =
    "return document.querySelectorAll('[data-testid=chart] .scatterlayer .trace').length";

pub(crate) fn holds_what_the_reader_brings_there(stage: &Stage) {
    let line = |n: usize| format!("label_replace(vector({n}), \"name\", \"line {n}\", \"\", \"\")");
    let lines: Vec<String> = (0..30).map(line).collect();
    let page = Page::open_query(stage, &lines.join(" or "));
    page.sees_series(30);
    page.finds(TRACES, &json!(20));
    page.fills("front-series", "5");
    page.presses(&[key::ENTER]);
    page.finds(TRACES, &json!(5));
    // The smallest ones are not in front by themselves; those that are brought come first.
    page.fills("legend-search", "line 1");
    page.finds(
        "return document.querySelectorAll('.entry').length",
        &json!(12),
    );
    for place in 0..7 {
        page.script(&format!(
            "document.querySelectorAll('.star')[{place}].click()"
        ));
    }
    page.finds(TRACES, &json!(7));
    assert_eq!(page.chart().series, 30);
}

/// Strokes in the plot, how many of the legend's swatches are of one of them, of how many colours
/// these are, and how many colours all swatches have.
const SWATCHES: &str =
    "const strokes = new Set([...document.querySelectorAll('[data-testid=chart] .js-line')]
        .map((line) => getComputedStyle(line).stroke));
    const swatches = [...document.querySelectorAll('.entry .swatch')]
        .map((swatch) => getComputedStyle(swatch).backgroundColor);
    const drawn = swatches.filter((colour) => strokes.has(colour));
    return [strokes.size, drawn.length, new Set(drawn).size, new Set(swatches).size]";

pub(crate) fn a_swatch_is_as_its_line(stage: &Stage) {
    let page = Page::open_query(stage, &lines(8));
    page.sees_series(8);
    page.finds(SWATCHES, &json!([8, 8, 8, 8]));
    page.fills("front-series", "3\n");
    // The others are of the crowd, which has one colour.
    page.finds(SWATCHES, &json!([3, 3, 3, 4]));
    page.clicks_on(".entry:nth-of-type(2) .star");
    page.finds(SWATCHES, &json!([3, 3, 3, 4]));
    page.finds(
        "const [swatch] = document.querySelectorAll('.entry .swatch');
        const colour = getComputedStyle(swatch).backgroundColor;
        const lines = [...document.querySelectorAll('[data-testid=chart] .js-line')];
        return lines.some((line) => getComputedStyle(line).stroke === colour)",
        &json!(true),
    );
}

pub(crate) fn long_ranges_come_in_parts(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time()"),
        ("g0.range_input", "12h"),
        ("g0.step_input", "1"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let chart = page.sees_series(1);
    assert_eq!(chart.samples, 43_201);
    page.sees_no("warnings");
}
