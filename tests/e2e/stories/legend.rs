//! The table under the chart.

use serde_json::{Value, json};

use crate::page::{Page, key};
use crate::stage::Stage;

/// Names and last values in the legend.
pub(super) const ROWS: &str = "return [...document.querySelectorAll('.entry')]
    .map((row) => row.querySelector('.name').textContent + ' ' + row.querySelector('[data-column=Last]').textContent)";

/// Which of the legend's lines are drawn.
pub(super) const DRAWN: &str = "return [...document.querySelectorAll('.entry')]
    .filter((row) => row.querySelector('.series').ariaPressed === 'true')
    .map((row) => row.querySelector('.name').textContent)";

/// A query of so many lines: `line 1` is always 1, and so on.
pub(super) fn lines(count: usize) -> String {
    let line = |n: usize| format!("label_replace(vector({n}), \"name\", \"line {n}\", \"\", \"\")");
    let lines: Vec<String> = (1..=count).map(line).collect();
    lines.join(" or ")
}

/// Rows of [`ROWS`].
fn rows(numbers: &[usize]) -> Value {
    let row = |n: &usize| format!("line {n} {n}");
    json!(numbers.iter().map(row).collect::<Vec<_>>())
}

pub(crate) fn sorts_and_finds(stage: &Stage) {
    let page = Page::open_query(stage, &lines(11));
    page.sees_series(11);
    page.clicks("legend-below");
    page.clicks("legend-by-Max");
    page.finds(ROWS, &rows(&[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]));
    page.clicks("legend-by-Name");
    page.finds(ROWS, &rows(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
    page.clicks("legend-by-Name");
    page.fills("legend-search", "LINE 1");
    page.finds(ROWS, &rows(&[11, 10, 1]));
    page.finds(
        "return [...document.querySelectorAll('.legend th')].map((head) => head.ariaSort)",
        &json!(["descending", "none", "none", "none", "none"]),
    );
    page.fills("legend-search", "nowhere");
    page.sees("legend-none", "No matching series");
}

pub(crate) fn shows_one_or_some_and_a_refresh_keeps_them(stage: &Stage) {
    let page = Page::open_query(stage, &lines(3));
    page.sees_series(3);
    page.finds(DRAWN, &json!(["line 1", "line 2", "line 3"]));
    page.clicks_on(".entry:nth-of-type(3) .series");
    let alone = page.sees_series(1);
    page.finds(DRAWN, &json!(["line 2"]));
    // The others come back as they were.
    page.clicks_on(".entry:nth-of-type(3) .series");
    page.finds(DRAWN, &json!(["line 1", "line 2", "line 3"]));
    page.clicks_on(".entry:nth-of-type(3) .series");
    let alone = page.sees_newer_than(alone);
    page.finds(DRAWN, &json!(["line 2"]));
    page.clicks("refresh");
    let alone = page.sees_newer_than(alone);
    assert_eq!(alone.series, 1);
    // The other hand of a reader without a mouse: Ctrl+Space hides or shows what has the focus.
    page.tabs_to("legend-rows");
    page.presses(&[key::DOWN]);
    page.presses(&[key::CONTROL, ' ']);
    page.sees_series(2);
    page.finds(DRAWN, &json!(["line 1", "line 2"]));
    page.clicks("refresh");
    page.sees_newer_than(alone);
    page.finds(DRAWN, &json!(["line 1", "line 2"]));
}

/// Of many lines only those on screen have rows, and what has the focus keeps it while they scroll.
pub(crate) fn is_walked_by_the_keyboard(stage: &Stage) {
    let page = Page::open_query(stage, &lines(60));
    page.sees_series(60);
    page.tabs_to("legend-rows");
    for _ in 0..60 {
        page.presses(&[key::DOWN]);
    }
    page.finds(
        "return document.activeElement.closest('tr').querySelector('.name').textContent",
        &json!("line 9"),
    );
    page.finds(
        "return document.querySelectorAll('.entry').length < 40",
        &json!(true),
    );
    page.resizes(390, 844);
    page.finds(
        "return [...document.querySelectorAll('.legend th')].filter((head) => head.checkVisibility()).map((head) => head.textContent)",
        &json!(["Name", "Last"]),
    );
}
