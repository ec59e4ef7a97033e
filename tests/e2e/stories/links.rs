//! Links: from Prometheus' own pages, and this page's.

use serde_json::json;

use super::legend::{DRAWN, lines};
use crate::page::{Page, link};
use crate::stage::Stage;

/// As Prometheus 2 writes it; numbers name the tabs.
pub(crate) fn of_the_old_prometheus_page(stage: &Stage) {
    let copied = "g0.expr=up%7Bjob%3D%22node%22%7D&g0.tab=0&g0.stacked=0&g0.show_exemplars=0&g0.range_input=15m&g0.step_input=5";
    let page = Page::open(
        stage,
        &format!(
            "{}?server={}&{copied}",
            stage.site.page(),
            stage.prometheus.url()
        ),
    );
    page.sees("query", "up{job=\"node\"}");
    page.sees("range", "15m");
    page.sees("step", "5s");
    page.sees_series(1);
    page.sees_link("g0.step_input=5");
}

/// As Prometheus 3 writes it, with two panels.
pub(crate) fn of_the_new_prometheus_page(stage: &Stage) {
    let copied = "g0.expr=up&g0.show_tree=0&g0.tab=graph&g0.range_input=30m&g0.end_input=2026-01-02+03%3A04%3A05&g0.res_type=fixed&g0.res_step=60\
                  &g1.expr=vector%281%29&g1.tab=table&g1.range_input=5m&g1.res_type=auto&g1.res_density=medium";
    let page = Page::open(
        stage,
        &format!(
            "{}?server={}&{copied}",
            stage.site.page(),
            stage.prometheus.url()
        ),
    );
    page.sees("query", "up");
    page.sees("range", "30m");
    page.sees("step", "1m");
    page.sees("end", "2026-01-02 03:04:05");
    page.sees_status("0 series");
    page.sees("panel-1", "Table");
    // What this page does not know stays.
    page.sees_link("g0.show_tree=0");
    page.sees("table", "1");
}

pub(crate) fn hold_what_is_open(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    page.asks("vector(1)");
    page.fills("range", "2h\n");
    page.clicks("tab-table");
    page.sees_link("g0.range_input=2h");
    page.sees_link("g0.tab=table");
    let link = page.link();
    let other = Page::open(stage, &link);
    other.sees("query", "vector(1)");
    other.sees("range", "2h");
    other.sees("table", "1");
    other.sees("server", stage.prometheus.url());
}

pub(crate) fn hold_which_series_are_seen(stage: &Stage) {
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", &lines(3)),
        ("g1.expr", &lines(3)),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees_series(3);
    page.finds(
        "return document.querySelectorAll('.entry').length",
        &json!(6),
    );
    page.clicks_on("[data-testid=panel-0] .entry:nth-of-type(3) .series");
    page.script(
        "document.querySelector('[data-testid=panel-1] .entry .series')
            .dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }))",
    );
    let seen = json!(["line 2", "line 2", "line 3"]);
    page.finds(DRAWN, &seen);
    page.sees_link("g0.q0.isolated_series=name%3Dline%2B2");
    page.sees_link("g1.q0.hidden_series=name%3Dline%2B1");
    let other = Page::open(stage, &page.link());
    other.finds(DRAWN, &seen);
    other.sees_series(1);
    // What the link isolated is let go as anything else.
    other.clicks_on("[data-testid=panel-0] .entry:nth-of-type(3) .series");
    other.finds(
        DRAWN,
        &json!(["line 1", "line 2", "line 3", "line 2", "line 3"]),
    );
}

pub(crate) fn back_returns_to_the_query_before(stage: &Stage) {
    let page = Page::open(
        stage,
        &link(
            &stage.site,
            &[("server", stage.prometheus.url()), ("g0.expr", "up")],
        ),
    );
    page.sees_series(1);
    page.asks("vector(1) or label_replace(vector(2), 'a', 'b', '', '')");
    page.sees_series(2);
    page.goes_back();
    page.sees("query", "up");
    page.sees_series(1);
}

pub(crate) fn say_what_of_them_is_not_followed_and_stay(stage: &Stage) {
    let odd = [
        ("g0.range_input", "1.5h", "range_input is not followed"),
        ("g0.range_input", "1ms", "A range is at least 1s."),
        ("g0.end_input", "1704196800", "2024-01-02 12:00:00 UTC"),
        ("g0.y_axis_max", "high", "y_axis_max is not followed"),
        ("g0.q0.compare", "a day", "q0.compare is not followed"),
    ];
    for (field, text, said) in odd {
        let parameters = [
            ("server", stage.prometheus.url()),
            ("refresh", "off"),
            ("g0.expr", "time()"),
            ("g0.tab", "graph"),
            (field, text),
        ];
        let address = link(&stage.site, &parameters);
        let page = Page::open(stage, &address);
        page.sees("warnings", said);
        page.sees_series(1);
        let text = address.rsplit('&').next().unwrap_or_default();
        page.sees_link(text);
        page.asks("time() + 1");
        page.sees_link("time%28%29+%2B+1");
        page.sees_link(text);
    }
    let parameters = [
        ("server", stage.prometheus.url()),
        ("refresh", "soon"),
        ("g0.expr", "time()"),
        ("g0.range_input", "1h"),
        ("g0.end_input", "2024-01-02T14:00:00.000+02:00"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.sees("page-notice", "“soon” is no interval");
    page.sees("end", "2024-01-02 12:00:00");
    page.sees_series(1);
    page.sees_no("warnings");
    page.sees_link("refresh=soon");
    page.sees_link("2024-01-02T14%3A00%3A00.000%2B02%3A00");
    page.chooses("auto-refresh", "1h");
    page.sees_link("refresh=1h");
}

/// As Prometheus 3 writes them: the end of the window is the instant of the table too.
pub(crate) fn keep_a_table_of_the_windows_end_there(stage: &Stage) {
    let copied = "g0.expr=up%7Bjob%3D%22node%22%7D&g0.show_tree=0&g0.tab=table&g0.end_input=2024-01-02+12%3A00%3A00\
                  &g0.moment_input=2024-01-02+12%3A00%3A00&g0.range_input=1h&g0.res_type=auto&g0.res_density=medium";
    let address = format!(
        "{}?server={}&{copied}",
        stage.site.page(),
        stage.prometheus.url()
    );
    let page = Page::open(stage, &address);
    page.sees("empty-table", "No series");
    page.sees("table-count", "2024-01-02 12:00:00");
    page.clicks_on("[aria-label='End now']");
    page.sees("table-count", "1 row at 20");
    page.sees("table", "node");
}
