//! Which stretch of time is looked at.

use serde_json::{Value, json};

use crate::page::{Page, eventually, link};
use crate::stage::Stage;

/// The end of what was asked for, seconds since 1970, in the Debug tab.
const END: &str = "return Number([...document.querySelectorAll('[data-testid=debug-request] th')]
    .find((name) => name.textContent === 'end')?.nextElementSibling.textContent)";

pub(crate) fn are_written_in_words(stage: &Stage) {
    let page = Page::open_query(stage, "time()");
    let chart = page.sees_series(1);
    page.fills("range", "now-60m\n");
    let range = "return document.querySelector('[data-testid=range]').value";
    page.finds(range, &json!("1h"));
    page.fills("range", "1h30m\n");
    page.sees("start", "now-1h30m");
    let chart = page.sees_newer_than(chart);
    page.fills("range", "now-6h to now-1h\n");
    page.sees_newer_than(chart);
    page.sees("range", "5h");
    page.sees("start", "now-6h");
    page.sees("end", "now-1h");
    page.sees_link("g0.end_ago=1h");
    page.chooses("range-presets", "15m");
    page.sees("range", "15m");
    page.sees("end", "now-1h");
    // An hour ago is another instant with each refresh, and what the link holds opens as it was.
    let other = Page::open(stage, &page.link());
    other.fills("step", "1s\n");
    other.clicks("tab-debug");
    other.sees("end", "now-1h");
    let end = || other.script(END).as_f64().unwrap_or_default();
    let first = eventually("an end", end, |end| *end > 0.0);
    let refreshed = || {
        other.clicks("refresh");
        end()
    };
    eventually("a later end", refreshed, |end| *end > first);
    other.sees_link("g0.end_ago=1h");
}

pub(crate) fn are_written_as_dates(stage: &Stage) {
    let page = Page::open_query(stage, "time()");
    let chart = page.sees_series(1);
    page.fills("range", "2024-01-02 10:00 to 2024-01-02 12:00\n");
    let chart = page.sees_newer_than(chart);
    page.sees("range", "2h");
    page.sees("start", "2024-01-02 10:00:00");
    page.sees("end", "2024-01-02 12:00:00");
    page.sees_link("g0.end_input=2024-01-02+12%3A00%3A00");
    page.fills("start", "2024-01-02 11:30\n");
    page.sees_newer_than(chart);
    page.sees("range", "30m");
    page.sees("end", "2024-01-02 12:00:00");
}

pub(crate) fn that_cannot_be_are_told_and_nothing_is_asked(stage: &Stage) {
    let page = Page::open_query(stage, "time()");
    page.sees_series(1);
    let (link, asked) = (page.link(), page.requests());
    assert!(asked.iter().any(|url| url.contains("query_range")));
    for (field, typed, said) in [
        ("range", "a while", "“a while” is not a range."),
        (
            "range",
            "now-1h to now-6h",
            "This range ends before it begins.",
        ),
        (
            "range",
            "2999-01-01 to 2999-01-02",
            "This range lies in the future",
        ),
        ("start", "now", "A range is at least 1s."),
        ("end", "noon", "“noon” is not a time."),
    ] {
        page.fills(field, &format!("{typed}\n"));
        page.sees(&format!("{field}-error"), said);
        page.sees(field, typed);
    }
    assert_eq!(page.link(), link);
    assert_eq!(page.requests(), [""; 0]);
}

pub(crate) fn grow_around_their_middle_and_come_back(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time()"),
        ("g0.range_input", "1h"),
        ("g0.end_input", "2024-01-02 12:00:00"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let chart = page.sees_series(1);
    let zoom_out = "[aria-label='Zoom out: twice the range']";
    page.clicks_on(zoom_out);
    let chart = page.sees_newer_than(chart);
    page.sees("start", "2024-01-02 10:30:00");
    page.sees("end", "2024-01-02 12:30:00");
    page.sees_no("undo-zoom");
    page.drags_over_chart(0.25, 0.75);
    let chart = page.sees_newer_than(chart);
    page.clicks("undo-zoom");
    page.sees_newer_than(chart);
    page.sees("range", "2h");
    page.sees("end", "2024-01-02 12:30:00");
    page.sees_no("undo-zoom");
    // There is nothing to see after now.
    page.clicks_on("[aria-label='End now']");
    page.clicks_on(zoom_out);
    page.sees("range", "4h");
    page.finds(
        "return document.querySelector('[data-testid=end]').value",
        &json!(""),
    );
}

pub(crate) fn have_the_zone_that_the_reader_chose(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time()"),
        ("g0.range_input", "1h"),
        ("g0.end_input", "2026-01-02 03:00:00"),
        ("tz", "Asia/Kolkata"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let chart = page.sees_series(1);
    let first_tick = |text: &str| {
        let script = "return document.querySelector('.xtick text tspan, .xtick text').textContent.slice(0, 5)";
        page.finds(script, &json!(text));
    };
    page.sees("zone", "Asia/Kolkata");
    page.sees("zone-of-times", "End (Asia/Kolkata)");
    page.sees("end", "2026-01-02 08:30:00");
    first_tick("07:30");
    page.clicks("tab-table");
    page.sees("table", "08:30:00");
    page.clicks("tab-debug");
    page.sees("debug-table", "2026-01-02 08:30:00");
    page.clicks("tab-graph");
    page.fills("zone", "America/New_York\n");
    page.sees("end", "2026-01-01 22:00:00");
    page.sees_link("tz=America%2FNew_York");
    page.sees_link("g0.end_input=2026-01-02+03%3A00%3A00");
    first_tick("21:00");
    // In summer it is an hour nearer to UTC.
    let chart = page.sees_newer_than(chart);
    page.fills("end", "2025-07-01 12:00\n");
    page.sees_link("g0.end_input=2025-07-01+16%3A00%3A00");
    page.sees_newer_than(chart);
    page.points_at_chart(0.5);
    page.sees("tooltip", "2025-07-01 11:");
    page.fills("zone", "Mars/Base\n");
    page.sees(
        "zone-error",
        "“Mars/Base” is not a time zone that this browser knows.",
    );
    page.sees("end", "2025-07-01 12:00:00");
    page.fills("zone", "UTC\n");
    page.sees("end", "2025-07-01 16:00:00");
    page.fills("zone", "\n");
    let has_zone = "return location.search.includes('tz=')";
    page.finds(has_zone, &Value::Bool(false));
    // A link with an unknown zone opens all the same.
    page.goes_to(&link(
        &stage.site,
        &[("tz", "Mars/Base"), parameters[0], parameters[1]],
    ));
    page.sees("page-notice", "“Mars/Base” is not a time zone");
    page.sees_series(1);
}
