//! Looking closer.

use crate::page::{Page, link};
use crate::stage::Stage;

pub(crate) fn survives_a_refresh_and_comes_back(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time()"),
        ("g0.range_input", "1h"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let whole = page.sees_series(1);
    page.drags_over_chart(0.25, 0.75);
    let zoomed = page.sees_newer_than(whole);
    page.sees_link("g0.end_input=");
    // Half the width is half the range, give or take a pixel.
    let range = page.shown("range").unwrap_or_default();
    assert!(
        range.starts_with("30m") || range.starts_with("29m"),
        "{range}"
    );
    let link = page.link();
    page.clicks("refresh");
    let refreshed = page.sees_newer_than(zoomed);
    assert_eq!(page.link(), link);
    page.double_clicks_chart();
    page.sees_newer_than(refreshed);
    page.sees("range", "1h");
}
