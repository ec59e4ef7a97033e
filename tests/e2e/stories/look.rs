//! How it looks.

use serde_json::json;

use crate::page::Page;
use crate::stage::Stage;

/// Whether the page's ground is darker than its text.
const DARK: &str = "const light = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b);
    const { backgroundColor, color } = getComputedStyle(document.body);
    return light(backgroundColor) < light(color)";

pub(crate) fn follows_the_system_and_the_switch(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.prefers("dark");
    page.finds(DARK, &json!(true));
    page.prefers("light");
    page.finds(DARK, &json!(false));
    page.clicks("theme");
    page.finds(DARK, &json!(true));
    page.reloads();
    page.sees_series(1);
    page.finds(DARK, &json!(true));
}

/// Nothing is wider than the window, and all can be used.
pub(crate) fn fits_a_phone(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.resizes(390, 844);
    page.sees_series(1);
    for tab in ["tab-graph", "tab-table", "tab-debug"] {
        page.clicks(tab);
        page.finds(
            "return document.documentElement.scrollWidth <= innerWidth",
            &json!(true),
        );
    }
    page.clicks("tab-graph");
    page.asks("vector(1) or up");
    page.sees_series(2);
}
