//! The queries that ran before.

use serde_json::json;

use crate::page::{Page, key, link};
use crate::stage::Stage;

/// What the history lists.
pub(super) const LISTED: &str = "return [...document.querySelectorAll('[data-testid=history-list] code')].map((code) => code.textContent)";

/// Chooses a file of this text.
fn load(page: &Page, text: &str) {
    page.script(&format!(
        "const field = document.querySelector('[data-testid=history-load]');
        const files = new DataTransfer();
        files.items.add(new File([{}], 'history.json'));
        field.files = files.files;
        field.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        json!(text)
    ));
}

pub(crate) fn is_searched_and_run_again(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    page.sees_series(1);
    page.asks("vector(2) or up");
    page.sees_series(2);
    page.asks_anyway("vector(");
    page.sees_error("parse error");
    page.clicks("history");
    // What did not run is not there.
    page.finds(LISTED, &json!(["vector(2) or up", "vector(1)"]));
    assert_eq!(page.focus(), "history-search");
    page.types("1");
    page.finds(LISTED, &json!(["vector(1)"]));
    page.presses(&[key::ENTER]);
    page.sees_series(1);
    page.sees_no("history-panel");
    page.sees("query", "vector(1)");
    page.sees_link("g0.expr=vector%281%29");
    // It goes to the box that had the focus last.
    page.clicks("add-query");
    page.clicks_the("query", 1);
    page.clicks("history");
    page.clicks_on("[data-testid=history-list] li:nth-child(2) .ran");
    page.sees_series(3);
    page.sees_link("g0.q1.expr=vector%282%29");
}

pub(crate) fn keeps_favourites(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    page.sees_series(1);
    page.asks("vector(2) or up");
    page.sees_series(2);
    page.clicks("history");
    page.clicks_the("history-star", 1);
    page.finds(
        "return [...document.querySelectorAll('[data-testid=history-star]')].map((star) => star.ariaPressed)",
        &json!(["false", "true"]),
    );
    assert_eq!(page.focus(), "history-star");
    page.reloads();
    page.sees_series(2);
    page.clicks("history");
    page.finds(LISTED, &json!(["vector(1)", "vector(2) or up"]));
    page.clicks("history-clear");
    page.finds(LISTED, &json!(["vector(1)"]));
    // Switched off, nothing more is kept.
    page.clicks("history-keep");
    page.presses(&[key::ESCAPE]);
    page.asks("vector(3)");
    page.sees_series(1);
    page.reloads();
    page.sees_series(1);
    page.clicks("history");
    page.finds(LISTED, &json!(["vector(1)"]));
    page.finds(
        "return document.querySelector('[data-testid=history-keep]').checked",
        &json!(false),
    );
}

pub(crate) fn goes_to_a_file_and_comes_back(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    page.sees_series(1);
    page.clicks("history");
    load(&page, "my shopping list");
    page.sees("history-error", "This file holds no history of queries");
    page.finds(LISTED, &json!(["vector(1)"]));
    load(
        &page,
        r#"{"queries":[{"expr":"up","at":1678066200000,"starred":true}]}"#,
    );
    page.finds(LISTED, &json!(["up", "vector(1)"]));
    page.sees_no("history-error");
    page.script(
        "URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return ''; };",
    );
    page.clicks("history-save");
    page.finds(
        "return JSON.parse(window.saved ?? '{}').queries?.map((ran) => [ran.expr, ran.starred])",
        &json!([["vector(1)", false], ["up", true]]),
    );
}

pub(crate) fn lasts_for_the_visit_where_storage_is_blocked(stage: &Stage) {
    let parameters = [("server", stage.prometheus.url()), ("g0.expr", "vector(1)")];
    let page = Page::open_without_storage(stage, &link(&stage.site, &parameters));
    page.sees_series(1);
    page.sees(
        "page-notice",
        "This browser keeps no settings for this page",
    );
    page.clicks("history");
    page.finds(LISTED, &json!(["vector(1)"]));
}
