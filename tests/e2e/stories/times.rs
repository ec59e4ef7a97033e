//! Which stretch of time is looked at.

use promscope::prom::instant;
use promscope::prom::zone::UTC;
use serde_json::{Value, json};

use crate::page::{Page, eventually, link};
use crate::stage::Stage;

/// The end of what was asked for, seconds since 1970, in the Debug tab.
pub(crate) const END: &str =
    "return Number([...document.querySelectorAll('[data-testid=debug-request] th')]
    .find((name) => name.textContent === 'end')?.nextElementSibling.textContent)";

pub(crate) fn reach_now(stage: &Stage) {
    // The stage's Prometheus is younger than the steps of all these.
    for range in ["30d", "1y", "10y", "200y"] {
        let parameters = [
            ("server", stage.prometheus.url()),
            ("g0.expr", "up{job=\"node\"}"),
            ("g0.range_input", range),
            ("g0.res_type", "auto"),
        ];
        let page = Page::open(stage, &link(&stage.site, &parameters));
        page.sees_series(1);
        page.sees_no("empty");
        page.sees_no("warnings");
        page.sees("range", range);
        page.clicks("refresh");
        page.clicks("tab-debug");
        let newest = "return document.querySelector('[data-testid=debug-table] tbody tr:not(.space) th')?.textContent";
        let age = || {
            let time = page.script(newest);
            let time = instant::read(time.as_str().unwrap_or_default(), UTC);
            let asked = page.script(END).as_f64().unwrap_or_default();
            asked - time.map_or(0.0, |time| time.float() / 1_000.0)
        };
        eventually("a value at the very end", age, |age| age.abs() < 1.0);
    }
}

/// What stands at the time axis, tick by tick.
const TICKS: &str =
    "return [...document.querySelectorAll('.xtick text')].map((tick) => tick.textContent)";

pub(crate) fn are_shown_as_wanted_whatever_the_step(stage: &Stage) {
    let with_step = |range: &str, step: &str| {
        let parameters = [
            ("server", stage.prometheus.url()),
            ("g0.expr", "time()"),
            ("g0.range_input", range),
            ("g0.end_input", "2024-01-02 12:00:00"),
            ("g0.step_input", step),
        ];
        Page::open(stage, &link(&stage.site, &parameters))
    };
    let page = with_step("1m", "300");
    page.sees_series(1);
    page.sees("warnings", "The step was lowered from 5m to 1m");
    page.sees("step", "5m");
    let ticks = page.script(TICKS);
    let ticks = ticks.as_array().cloned().unwrap_or_default();
    assert!(ticks.len() > 3, "{ticks:?}");
    let first = ticks[0].as_str().unwrap_or_default();
    assert!(first.starts_with("11:59:0"), "{first}");
    let page = with_step("1h", "300");
    let chart = page.sees_series(1);
    // About two minutes, and no multiple of the step in them.
    page.drags_over_chart(0.52, 0.553);
    page.sees_newer_than(chart);
    page.sees("range", "m");
    page.sees("warnings", "The step was lowered from 5m to");
    let ticks = page.script(TICKS);
    let ticks = ticks.as_array().cloned().unwrap_or_default();
    assert!(ticks.len() > 2, "{ticks:?}");
    let start = page.shown("start").unwrap_or_default();
    let first = ticks[0].as_str().unwrap_or_default();
    assert_eq!(&start[11..15], &first[..4], "{start} and {first}");
}

pub(crate) fn stay_as_typed(stage: &Stage) {
    let page = Page::open_query(stage, "time()");
    let chart = page.sees_series(1);
    page.fills("start", "2024-01-02 11:20\n");
    page.sees("start", "2024-01-02 11:20:00");
    page.sees("range", "2024-01-02 11:20:00 to now");
    page.sees_link("g0.start_input=2024-01-02+11%3A20%3A00");
    let chart = page.sees_newer_than(chart);
    page.fills("end", "11:30\n");
    page.sees_newer_than(chart);
    for page in [&page, &Page::open(stage, &page.link())] {
        page.sees("start", "2024-01-02 11:20:00");
        page.sees("end", "2024-01-02 11:30:00");
        page.sees("range", "10m");
        page.sees_link("g0.range_input=10m");
    }
    page.fills("end", "2024-01-02 12:20\n");
    page.sees("range", "1h");
    page.fills("end", "2024-01-02 11:00\n");
    page.sees("end-error", "This range ends before it begins.");
    page.sees("start", "2024-01-02 11:20:00");
    page.fills("start", "now-2h\n");
    page.sees("start-error", "This range ends before it begins.");
}

pub(crate) fn are_picked_from_a_calendar_and_offered_again(stage: &Stage) {
    const PICK: &str = "const field = document.querySelector('[data-testid=start-calendar]');
        field.value = '2024-01-02T11:20:00';
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    const OFFERED: &str = "return [...document.querySelectorAll('.bar [data-testid=recent-range]')].map((offer) => offer.textContent)";
    let page = Page::open_query(stage, "time()");
    page.sees_series(1);
    page.fills("range", "47m\n");
    page.sees_link("g0.range_input=47m");
    page.script(PICK);
    page.sees("start", "2024-01-02 11:20:00");
    page.finds(
        OFFERED,
        &json!(["2024-01-02 11:20:00 to now", "Last 47 minutes"]),
    );
    page.opens("time-button");
    page.clicks_on(".bar [data-testid=recent-range]:nth-child(2)");
    page.sees("range", "47m");
    page.finds(
        "return document.querySelector('[data-testid=start-calendar]').value.length",
        &json!("2024-01-02T11:20:00".len()),
    );
}

pub(crate) fn have_days_that_begin_at_midnight(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "time()"),
        ("g0.range_input", "10d"),
        ("g0.end_input", "2026-11-05 10:00:00"),
        ("g0.step_input", "86400"),
        ("g0.tab", "debug"),
        ("tz", "Asia/Shanghai"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let times =
        "return [...document.querySelectorAll('[data-testid=debug-table] tbody tr:not(.space) th')]
        .map((time) => time.textContent.slice(11)).filter((time) => time !== '00:00:00')";
    // All but the end of the window.
    page.finds(times, &json!(["18:00:00"]));
    page.sees_no("warnings");
    page.clicks("tab-graph");
    page.fills("range", "16d\n");
    page.fills("zone", "Europe/Berlin\n");
    page.sees("warnings", "steps are not at midnight in Europe/Berlin");
}

pub(crate) fn that_are_over_are_not_asked_for_again(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("refresh", "1s"),
        ("g0.expr", "time()"),
        ("g0.range_input", "1h"),
        ("g0.end_input", "2024-01-02 12:00:00"),
        ("g1.expr", "time()"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let painted = || {
        let script = "return [...document.querySelectorAll('[data-testid=chart]')].map((chart) => Number(chart.dataset.painted))";
        let painted = page.script(script);
        [0, 1].map(|panel| painted[panel].as_u64().unwrap_or_default())
    };
    let [before, live] = eventually("two charts", painted, |painted| !painted.contains(&0));
    let is_later = |painted: &[u64; 2]| painted[1] > live + 3;
    let [after, _] = eventually("the live one's refreshes", painted, is_later);
    assert!(after <= before + 1, "{before} {after}");
}

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
    page.clicks_on("[data-testid='range-presets'] button:nth-child(2)");
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
    page.sees("zone-of-times", "Times in Asia/Kolkata");
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
