//! A refresh asks for the tail, and shows what a whole query would.

use promscope::prom::instant;
use promscope::prom::zone::UTC;
use serde_json::Value;

use crate::page::{Page, eventually, link};
use crate::stage::Stage;

pub(crate) fn by_the_tail_shows_what_a_whole_query_shows(stage: &Stage) {
    let query = "node_cpu_seconds_total";
    let parameters = [
        ("server", stage.prometheus.url()),
        ("g0.expr", query),
        ("g0.range_input", "10m"),
        ("g0.step_input", "1"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    // The exporter has only just begun to be scraped.
    let look = || {
        page.clicks("run");
        page.chart()
    };
    let mut chart = eventually("samples", look, |chart| chart.samples > 200);
    page.sees_no("busy");
    for _ in 0..3 {
        page.clicks("refresh");
        chart = page.sees_newer_than(chart);
    }
    page.clicks("tab-debug");
    page.sees("debug-timings", "On screen");
    let (start, end) = window(&page, 0);
    let (tail_start, tail_end) = window(&page, 1);
    assert!(tail_start > start, "{tail_start} is no tail of {start}");
    assert_eq!(tail_end, end);
    // As the page shows them: a row an instant, newest first, with a cell a series.
    let rows = page.script(
        "return [...document.querySelectorAll('[data-testid=debug-table] tbody tr:not(.space)')]
            .map((row) => [...row.children].map((cell) => cell.textContent))",
    );
    let rows = rows.as_array().cloned().unwrap_or_default();
    assert!(rows.len() > 10, "{rows:?}");
    let whole = ask(stage, query, &start, &end);
    assert_eq!(samples(&whole), chart.samples);
    for row in &rows {
        let shown: Vec<&str> = row
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let (time, cells) = shown.split_first().expect("a row has a time");
        let wanted: Vec<String> = whole
            .iter()
            .take(cells.len())
            .map(|series| at(series, time))
            .collect();
        assert_eq!(cells, wanted, "{time}");
    }
}

/// The window on line `line` of the facts: from and to, `YYYY-MM-DD HH:MM:SS`.
fn window(page: &Page, line: usize) -> (String, String) {
    let script = format!(
        "return document.querySelectorAll('[data-testid=debug-timings] td')[{line}].textContent"
    );
    let text = page.script(&script);
    let text = text.as_str().unwrap_or_default();
    let (start, rest) = text.split_once(" to ").expect("from and to");
    (start.to_owned(), rest.chars().take(19).collect())
}

/// What Prometheus itself answers to the whole query: its series.
fn ask(stage: &Stage, query: &str, start: &str, end: &str) -> Vec<Value> {
    let rfc3339 = |time: &str| format!("{}Z", time.replace(' ', "T"));
    let mut answer = ureq::get(format!("{}/api/v1/query_range", stage.prometheus.url()))
        .query("query", query)
        .query("start", rfc3339(start))
        .query("end", rfc3339(end))
        .query("step", "1")
        .call()
        .expect("an answer");
    let answer: Value = answer.body_mut().read_json().expect("JSON");
    answer["data"]["result"]
        .as_array()
        .cloned()
        .unwrap_or_default()
}

fn samples(series: &[Value]) -> usize {
    series
        .iter()
        .filter_map(|series| series["values"].as_array())
        .map(Vec::len)
        .sum()
}

/// A series' value at a time, as the page writes it: nothing where there is no sample.
fn at(series: &Value, time: &str) -> String {
    let samples = series["values"].as_array().into_iter().flatten();
    let time = instant::read(time, UTC).expect("a time");
    let wanted = time.float() / 1_000.0;
    samples
        .filter(|sample| sample[0].as_f64() == Some(wanted))
        .find_map(|sample| sample[1].as_str())
        .and_then(|value| value.parse::<f64>().ok())
        .map_or_else(String::new, |value| value.to_string())
}
