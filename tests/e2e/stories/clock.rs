//! Clocks that do not agree.

use serde_json::json;

use crate::faults::Faults;
use crate::page::{Page, eventually, link};
use crate::stage::{Stage, now};
use crate::stories::times::END;

const MINUTE: i64 = 60_000;

/// How far the end of what was asked for is from now, seconds.
fn off(page: &Page) -> f64 {
    (page.script(END).as_f64().unwrap_or_default() - now().as_secs_f64()).abs()
}

pub(crate) fn of_the_browser_is_told_and_the_servers_counts(stage: &Stage) {
    for (ahead, said) in [
        (-10 * MINUTE, "about 10 minutes behind the server's"),
        (-60 * MINUTE, "about 1 hour behind the server's"),
        (60 * MINUTE, "about 1 hour ahead of the server's"),
    ] {
        let parameters = [
            ("server", stage.prometheus.url()),
            ("g0.expr", "up{job=\"node\"}"),
            ("g0.range_input", "1m"),
            ("g0.step_input", "1"),
        ];
        let page = Page::open_with_clock(stage, &link(&stage.site, &parameters), ahead);
        page.sees("warnings", &format!("This browser's clock is {said}"));
        page.sees_series(1);
        page.clicks("tab-debug");
        eventually("the server's now", || off(&page), |off| *off < 30.0);
        page.clicks("tab-table");
        page.sees("table-count", "1 row");
        page.sees("warnings", &format!("This browser's clock is {said}"));
        // A table that is open from the beginning is in time too.
        let of_table = [parameters[0], parameters[1], ("g0.tab", "table")];
        page.goes_to(&link(&stage.site, &of_table));
        page.sees("warnings", &format!("This browser's clock is {said}"));
        page.sees("table-count", "1 row");
    }
    let page = Page::open_query(stage, "up{job=\"node\"}");
    page.sees_series(1);
    page.sees_no("warnings");
}

pub(crate) fn of_a_server_that_hides_its_dates_is_asked_for(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("no-date");
    let parameters = [("server", server.as_str()), ("g0.expr", "up")];
    let page = Page::open_with_clock(stage, &link(&stage.site, &parameters), 60 * MINUTE);
    page.sees(
        "warnings",
        "This browser's clock is about 1 hour ahead of the server's",
    );
    page.clicks("tab-debug");
    eventually("the server's now", || off(&page), |off| *off < 30.0);
    page.clicks("refresh");
    let asked = faults.queries("no-date");
    let of_time = asked.iter().filter(|query| *query == "time()");
    assert_eq!(json!(of_time.count()), json!(1), "{asked:?}");
}
