//! The values at an instant.

use serde_json::json;

use crate::faults::Faults;
use crate::page::{Page, eventually, key, link};
use crate::stage::{Flags, Stage, Target};

/// Three rooms, each with a value.
const ROOMS: &str = "label_replace(vector(3), 'room', 'attic', '', '') or label_replace(vector(1), 'room', 'cellar', '', '') \
                     or label_replace(vector(2), 'room', 'kitchen', '', '')";

/// The texts of the table's first column.
pub(super) const FIRST_COLUMN: &str =
    "return [...document.querySelectorAll('[data-testid=table] tbody tr:not(.space)')]
    .map(row => row.cells[0].innerText)";

/// The first cell that narrows the query.
const CELL: &str = "[data-testid=table] td[data-label]";

/// The heads of the table.
const HEADS: &str =
    "return [...document.querySelectorAll('[data-testid=table] th')].map(head => head.innerText)";

pub(crate) fn sorts_the_latest_values(stage: &Stage) {
    let page = Page::open_query(stage, ROOMS);
    page.sees_series(3);
    page.clicks("tab-table");
    page.sees_link("g0.tab=table");
    page.sees("table", "kitchen");
    let heading = |number: u8| format!("[data-testid=table] th:nth-child({number}) button");
    page.clicks_on(&heading(2));
    page.finds(FIRST_COLUMN, &json!(["attic", "kitchen", "cellar"]));
    page.clicks_on(&heading(2));
    page.finds(FIRST_COLUMN, &json!(["cellar", "kitchen", "attic"]));
    page.clicks_on(&heading(1));
    page.finds(FIRST_COLUMN, &json!(["attic", "cellar", "kitchen"]));
}

const EXACT: &str = "return document.querySelector('td.value').title";

pub(crate) fn is_of_any_instant(stage: &Stage) {
    // As the old Prometheus page writes it.
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", "vector(time())"),
        ("g0.tab", "1"),
        ("g0.moment_input", "2023-03-06 01:30:00"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    // In its unit; as Prometheus writes it where the pointer rests.
    page.sees("table", "2023-03-06 01:30:00Z");
    page.finds(EXACT, &json!("1678066200"));
    page.sees("table", "2023-03-06 01:30:00");
    page.sees("moment", "2023-03-06 01:30:00");
    page.fills("moment", "2024-01-01\n");
    page.finds(EXACT, &json!("1704067200"));
    page.sees_link("g0.moment_input=2024-01-01+00%3A00%3A00");
    page.sees("table-count", "1 row at 2024-01-01 00:00:00 UTC");
    // What is no time is told, and the table stays.
    page.fills("moment", "summer\n");
    page.sees("moment-error", "“summer” is not a time.");
    page.finds(EXACT, &json!("1704067200"));
    // Without one it is the end of the window.
    page.fills("end", "2025-01-01\n");
    page.fills("moment", "\n");
    page.finds(EXACT, &json!("1735689600"));
    page.sees("moment", "");
}

pub(crate) fn shows_scalars_texts_and_several_queries(stage: &Stage) {
    let page = Page::open_query(stage, "\"some words\"");
    page.sees_error("invalid expression type");
    page.clicks("tab-table");
    page.sees("table-text", "some words");
    page.sees_no("error");
    page.asks("scalar(vector(7))");
    page.finds(HEADS, &json!(["Value", "Time (UTC)"]));
    page.finds(FIRST_COLUMN, &json!(["7"]));
    page.asks("vector(8)");
    page.clicks("add-query");
    page.fills_the("query", 1, "vector(9)");
    page.presses(&[key::ENTER]);
    page.finds(HEADS, &json!(["Query", "Value", "Time (UTC)"]));
    page.finds(FIRST_COLUMN, &json!(["A", "B"]));
    page.fills_the("query", 1, "vector(");
    page.presses(&[key::ENTER]);
    page.sees_error("Query B: ");
    page.sees("table", "9");
}

/// A native histogram of two buckets above zero, one around it and one below, and one of many, as
/// `io.prometheus.client.MetricFamily`.
const NATIVE: &[u8] = b"\x96\x01\x0a\x0enative_seconds\x18\x04\x228\x0a\x0a\x0a\x04path\x12\x02/a:*\x08\x04\x11\x00\x00\x00\x00\x00\x00\xf8?(\x001\xfc\xa9\xf1\xd2MbP?8\x01J\x04\x08\x00\x10\x01P\x02b\x04\x08\x01\x10\x02h\x02h\x00\x22H\x0a\x0a\x0a\x04path\x12\x02/b::\x08\x0e\x11\x00\x00\x00\x00\x00\x00\x1c@(\x001\xfc\xa9\xf1\xd2MbP?8\x00b\x04\x08\x05\x10\x0eh\x02h\x00h\x00h\x00h\x00h\x00h\x00h\x00h\x00h\x00h\x00h\x00h\x00h\x00";

pub(crate) fn shows_all_of_native_histograms(stage: &Stage) {
    let prometheus = stage.another_prometheus(Flags {
        traced: Some(Target::start_binary(NATIVE).port()),
        ..Flags::default()
    });
    prometheus.wait_for_samples("count(native_seconds)");
    let parameters = [
        ("server", prometheus.url()),
        ("g0.expr", r#"{__name__=~"native_seconds|up"}"#),
        ("g0.tab", "table"),
        ("g0.range_input", "1m"),
        ("g0.step_input", "1"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let all = "count: 4, sum: 1.5, [-1, -0.5): 1, [-0.001, 0.001]: 1, (0.25, 0.5]: 1, (0.5, 1]: 1";
    page.sees("table", all);
    page.sees("status", " · 3 series · 3 samples · ");
    // Of many buckets the first, and the others once the reader asks.
    page.sees("table", "(0.0625, 0.125]: 1");
    page.finds(IS_CUT, &json!(true));
    page.clicks_on("[data-testid=table] [data-testid=show-all]");
    page.sees("whole-text", "(256, 512]: 1, (512, 1024]: 1");
    page.presses(&[key::ESCAPE]);
    // A range of them, which no chart can show.
    page.asks(r#"native_seconds{path="/a"}[1m]"#);
    page.sees("status", " · 1 series · ");
    page.sees("table", all);
    page.clicks("tab-graph");
    page.sees_error("invalid expression type");
    page.asks(r#"native_seconds{path="/a"}"#);
    page.clicks("tab-debug");
    page.sees("debug-table", all);
}

/// Whether the last bucket is not in sight.
const IS_CUT: &str =
    "return !document.querySelector('[data-testid=table]').innerText.includes('(512, 1024]')";

pub(crate) fn says_what_it_has_in_the_status(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)[5m:1m]");
    page.sees_error("invalid expression type");
    page.sees("status", "No data yet");
    page.clicks("tab-table");
    page.sees("table-count", "5 rows at ");
    page.sees("status", " · 1 series · 5 samples · ");
    page.asks("scalar(vector(7))");
    page.sees("status", " · 1 scalar · ");
    page.asks("\"hello\"");
    page.sees("status", " · 1 text · ");
    page.sees("table-text", "hello");
    // It ran, though no chart can show it.
    page.clicks("history");
    page.sees("history-list", "\"hello\"");
}

pub(crate) fn is_filtered_by_text_and_regex(stage: &Stage) {
    let page = Page::open_query(stage, ROOMS);
    page.clicks("tab-table");
    page.sees("table", "kitchen");
    page.fills("table-filter", "TIC");
    page.finds(FIRST_COLUMN, &json!(["attic"]));
    page.sees("table-count", "1 of 3 rows");
    page.fills("table-filter", "t.*e");
    page.sees("empty-table", "No matching rows");
    page.clicks("table-regex");
    page.finds(FIRST_COLUMN, &json!(["kitchen"]));
    page.fills("table-filter", "^(attic|cellar)$");
    page.finds(FIRST_COLUMN, &json!(["attic", "cellar"]));
    // One that does not compile is told, and the rows stay.
    page.types("(");
    page.sees(
        "table-filter-error",
        "“^(attic|cellar)$(” is an incomplete regular expression:",
    );
    page.finds(FIRST_COLUMN, &json!(["attic", "cellar"]));
    page.clicks("table-regex");
    page.sees_no("table-filter-error");
    // Before any was right, all rows.
    page.fills("table-filter", "(");
    page.sees("empty-table", "No matching rows");
    page.fills("table-filter", "");
    page.clicks("table-regex");
    page.fills("table-filter", "[");
    page.sees(
        "table-filter-error",
        "“[” is an incomplete regular expression:",
    );
    page.finds(FIRST_COLUMN, &json!(["attic", "cellar", "kitchen"]));
}

pub(crate) fn narrows_the_query_by_a_cell(stage: &Stage) {
    let page = Page::open_query(stage, "sum by (job, __name__) ({job=~'node|prometheus'})");
    page.clicks("tab-table");
    page.sees("table-count", " rows at ");
    page.clicks("table-regex");
    page.fills("table-filter", "^up$");
    page.finds(FIRST_COLUMN, &json!(["up"]));
    page.rests_on(CELL);
    page.clicks("cell-add");
    page.sees(
        "query",
        "sum by (job, __name__) ({job=~'node|prometheus', __name__=\"up\"})",
    );
    page.sees("table-count", "1 row at");
    page.sees_link("__name__%3D%22up%22");
    // By the keyboard.
    page.clicks("table-filter");
    page.tabs_to("cell-add");
    page.tabs_to("cell-add");
    page.tabs_to("cell-exclude");
    page.presses(&[key::ENTER]);
    page.sees("query", "job!=\"node\"");
    page.sees("empty-table", "No series, so nothing to list.");
    page.asks(ROOMS);
    page.fills("table-filter", "cellar");
    page.finds(FIRST_COLUMN, &json!(["cellar"]));
    page.rests_on(CELL);
    page.clicks("cell-exclude");
    page.sees(
        "table-refused",
        "The query has no selector that could take room!=\"cellar\".",
    );
}

pub(crate) fn tells_once_what_all_rows_have(stage: &Stage) {
    let page = Page::open_query(
        stage,
        "{job=\"node\", __name__=~\"up|scrape_series_added\"}",
    );
    page.clicks("tab-table");
    page.sees("table-same", "Same in all rows: instance=\"127.0.0.1:");
    page.sees("table-same", "\", job=\"node\"");
    page.finds(HEADS, &json!(["Metric", "Value", "Time (UTC)"]));
    // As columns they narrow the query as others do.
    page.clicks("table-all-labels");
    page.sees_no("table-same");
    page.finds(
        HEADS,
        &json!(["Metric", "instance", "job", "Value", "Time (UTC)"]),
    );
    page.rests_on("[data-label=job]");
    page.clicks_on("[data-label=job] [data-testid=cell-exclude]");
    page.sees("query", "job!=\"node\"");
    page.sees_no("table-all-labels");
    // A single row has nothing to share.
    page.asks("vector(1)");
    page.sees("table-count", "1 row at ");
    page.sees_no("table-all-labels");
}

pub(crate) fn keeps_names_and_values_in_sight(stage: &Stage) {
    let long = "x".repeat(190);
    let query = format!(
        "label_replace({{__name__=~\"up|scrape_.+\"}}, 'note', '{long}$1', '__name__', '(.).*')"
    );
    let page = Page::open_query(stage, &query);
    page.clicks("tab-table");
    page.sees("table", "scrape_duration_seconds");
    for width in [1400, 620] {
        page.resizes(width, 900);
        page.finds(NOT_COVERED, &json!([true, true, true, true]));
    }
}

/// Whether names and values, heads among them, are what one sees at either side of a table that is
/// wider than its box, and scrolled.
const NOT_COVERED: &str = "const box = document.querySelector('[data-testid=table]').parentElement;
    box.scrollLeft = 100;
    if (box.scrollLeft !== 100) return [];
    const { left, right } = box.getBoundingClientRect();
    return ['th.title', 'td.title', 'th.value', 'td.value'].map((selector) => {
        const cell = box.querySelector(selector);
        const { x, y, width, height } = cell.getBoundingClientRect();
        return x >= left && x + width <= right && cell.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    })";

/// On narrow screens each row is a card: its name beside its value, a line for each other column below.
pub(crate) fn is_of_cards_on_a_phone(stage: &Stage) {
    const CARD: &str = "const [card] = document.querySelectorAll('[data-row]');
        if (!card) return [];
        const top = (selector) => card.querySelector(selector).getBoundingClientRect().top;
        return [top('.title') === top('.value'), top('[data-head=Time]') > top('.title'), getComputedStyle(card.querySelector('[data-head=Time]'), '::before').content]";
    const END: &str = "const box = document.querySelector('[data-testid=table]').parentElement;
        box.scrollTop = box.scrollHeight;
        const cards = [...document.querySelectorAll('[data-row]')];
        const { bottom } = cards.at(-1).getBoundingClientRect();
        return [Math.abs(bottom - box.getBoundingClientRect().bottom) < 8, cards.length < 60]";
    let page = Page::open_query(stage, "{__name__=~\"node_.+\"}");
    page.resizes(390, 844);
    page.clicks("tab-table");
    page.finds(CARD, &json!([true, true, "\"Time\""]));
    page.finds(END, &json!([true, true]));
    page.finds(
        "return document.documentElement.scrollWidth <= innerWidth",
        &json!(true),
    );
}

pub(crate) fn leaves_the_chart_alone(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("warnings");
    let parameters = [("server", server.as_str()), ("g0.expr", "up")];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let asked = |times: usize| {
        eventually(
            &format!("{times} questions"),
            || {
                let queries = faults.queries("warnings");
                queries.iter().filter(|query| *query == "up").count()
            },
            |asked| *asked == times,
        )
    };
    asked(1);
    page.clicks("tab-table");
    page.sees("table", "up");
    page.sees("warnings", "the remote read was slow");
    asked(2);
    page.fills("moment", "2024-01-01\n");
    asked(3);
    page.clicks("tab-graph");
    page.sees_series(1);
    page.clicks("tab-table");
    asked(4);
    // Only what is seen, and the other once it is.
    page.clicks("run");
    asked(5);
    page.sees_no("cancel");
    page.clicks("tab-graph");
    asked(6);
}
