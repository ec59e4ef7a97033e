//! What there is on a server, as rows that lead to queries: its metrics, its targets, and itself.

mod metrics;
mod row;
mod server;
mod targets;

pub use self::row::Row;

use crate::prom::decode::tree::Json;
use crate::view::Page;

/// Where the rows of a page are asked for, below the server's address; none for pages that have no such rows.
#[must_use]
pub fn paths(page: Page) -> &'static [&'static str] {
    match page {
        Page::Metrics => &metrics::PATHS,
        Page::Targets => &targets::PATHS,
        Page::Server => &server::PATHS,
        Page::Panels | Page::Alerts => &[],
    }
}

/// The rows in the answers to these, in the same order; an empty text stands for an answer that did not come.
#[must_use]
pub fn read(page: Page, answers: &[String]) -> Vec<Row> {
    let trees: Vec<Json> = answers
        .iter()
        .map(|json| Json::read(json).unwrap_or_default())
        .collect();
    let data: Vec<&Json> = trees.iter().map(|tree| tree.get("data")).collect();
    match page {
        Page::Metrics => metrics::read(&data),
        Page::Targets => targets::read(&data),
        Page::Server => server::read(&data),
        Page::Panels | Page::Alerts => Vec::new(),
    }
}

/// The places of the rows that have all words of a search.
#[must_use]
pub fn found(rows: &[Row], search: &str) -> Vec<usize> {
    let search = search.to_lowercase();
    let words: Vec<&str> = search.split_whitespace().collect();
    let has_all = |row: &Row| {
        let text = format!("{} {} {}", row.name, row.kind, row.about).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let found = rows.iter().enumerate().filter(|(_, row)| has_all(row));
    found.map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(page: Page, answers: &[&str]) -> Vec<String> {
        let answers: Vec<String> = answers
            .iter()
            .map(|data| format!("{{\"status\":\"success\",\"data\":{data}}}"))
            .collect();
        let rows = read(page, &answers);
        let row = |row: &Row| {
            let bad = if row.is_bad { "!" } else { "" };
            format!(
                "{bad}{} [{}] {} -> {}",
                row.name, row.kind, row.about, row.query
            )
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn metrics_lead_to_the_query_for_their_kind() {
        let metadata = r#"{
            "b_total": [{"type":"counter","help":"Bs so far.","unit":""}],
            "a": [{"type":"gauge","help":"As.","unit":"bytes"}],
            "c": [{"type":"histogram","help":"","unit":""}, {"type":"summary","help":"x","unit":""}],
            "d_info": [{"type":"info","help":"","unit":""}],
            "gone": [{"type":"gauge","help":"","unit":""}]
        }"#;
        let names =
            r#"["a", "b_total", "c_bucket", "c_count", "c_sum", "d_info", "e_total", "my.f"]"#;
        assert_eq!(
            told(Page::Metrics, &[names, metadata]),
            [
                "a [gauge] As. bytes -> a",
                "b_total [counter] Bs so far. -> rate(b_total[$__rate_interval])",
                "c_bucket [histogram]  -> histogram_quantile(0.9, sum by (le) (rate(c_bucket[$__rate_interval])))",
                "c_count [histogram]  -> rate(c_count[$__rate_interval])",
                "c_sum [histogram]  -> rate(c_sum[$__rate_interval])",
                "d_info [info]  -> d_info",
                "e_total []  -> rate(e_total[$__rate_interval])",
                "my.f []  -> {\"my.f\"}",
            ]
        );
        assert_eq!(told(Page::Metrics, &[names, "null"]).len(), 8);
    }

    #[test]
    fn targets_that_are_down_come_first() {
        let targets = r#"{"activeTargets": [
            {"labels": {"job": "node", "instance": "a:9100"}, "health": "up", "lastError": "", "scrapeUrl": "http://a:9100/metrics",
             "lastScrape": "2026-11-30T12:00:05.5Z", "lastScrapeDuration": 0.0123},
            {"labels": {"job": "node", "instance": "b:9100", "site": "attic"}, "health": "down", "lastError": "refused",
             "scrapeUrl": "http://b:9100/metrics", "lastScrape": "2026-11-30T12:00:07Z", "lastScrapeDuration": 2}
        ], "droppedTargets": []}"#;
        assert_eq!(
            told(Page::Targets, &[targets]),
            [
                "!b:9100 [down] refused · http://b:9100/metrics · scraped 12:00:07 UTC in 2 s · site=attic -> up{instance=\"b:9100\", job=\"node\", site=\"attic\"}",
                "a:9100 [up] http://a:9100/metrics · scraped 12:00:05 UTC in 12.3 ms -> up{instance=\"a:9100\", job=\"node\"}",
            ]
        );
        for odd in [
            "null",
            "[]",
            "{\"activeTargets\": null}",
            "{\"activeTargets\": [5, {}]}",
        ] {
            let _ = told(Page::Targets, &[odd]);
        }
    }

    #[test]
    fn a_server_tells_of_itself() {
        let told = told(
            Page::Server,
            &[
                r#"{"version": "2.42.0", "revision": "x"}"#,
                r#"{"startTime": "2026-11-30T12:00:05Z", "reloadConfigSuccess": false}"#,
                r#"{"headStats": {"numSeries": 508}, "seriesCountByMetricName": [{"name": "b", "value": 30}, {"name": "my.a", "value": 50}],
                    "labelValueCountByLabelName": [{"name": "__name__", "value": 211}]}"#,
                r#"{"storage.tsdb.retention.time": "15d"}"#,
            ],
        );
        assert_eq!(
            told,
            [
                "version [build] 2.42.0 -> ",
                "revision [build] x -> ",
                "startTime [runtime] 2026-11-30T12:00:05Z -> ",
                "!reloadConfigSuccess [runtime] false -> ",
                "b [series] 30 series -> count(b)",
                "my.a [series] 50 series -> count({\"my.a\"})",
                "__name__ [label] 211 values -> topk(10, count by (__name__) ({__name__!=\"\"}))",
                "storage.tsdb.retention.time [flag] 15d -> ",
            ]
        );
    }

    #[test]
    fn rows_are_found_by_words() {
        let row = |name: &str, about: &str| Row {
            name: name.to_owned(),
            about: about.to_owned(),
            ..Row::default()
        };
        let rows = [
            row("node_load1", "1m load"),
            row("node_cpu", "Seconds"),
            row("up", ""),
        ];
        for (search, places) in [
            ("", vec![0, 1, 2]),
            ("NODE", vec![0, 1]),
            ("node load", vec![0]),
            ("x", vec![]),
        ] {
            assert_eq!(found(&rows, search), places, "{search}");
        }
    }
}
