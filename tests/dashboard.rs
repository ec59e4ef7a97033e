//! Dashboards of Grafana, made papers of.

use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};
use promscope::dashboard::{Converted, NotADashboard, to_paper};
use promscope::paper::{Paper, markdown};
use promscope::view::Link;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn converted(name: &str) -> Converted {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/dashboards");
    paper_of(&fs::read_to_string(path.join(name)).unwrap_or_default())
}

/// Of what is a dashboard.
fn paper_of(json: &str) -> Converted {
    let converted = to_paper(json);
    assert!(converted.is_ok(), "{converted:?}: {json:.99}");
    converted.unwrap_or_default()
}

/// The expressions of each block; nothing of the paper may be a problem.
fn asked(text: &str) -> Vec<Vec<String>> {
    let paper = markdown::read(text);
    assert_eq!(paper.problems, [""; 0], "{text}");
    let opened = |link: &str| {
        let opened = Link::read(link);
        let panel = opened.panels.first().cloned().unwrap_or_default();
        assert_eq!(panel.oddities.len(), 0, "{link}: {:?}", panel.oddities);
        assert_eq!(opened.other, [], "{link}");
        panel.queries.into_iter().map(|query| query.expr).collect()
    };
    // What the head says is of each panel.
    let _: Vec<String> = opened(&paper.link);
    let asks = paper.asks().into_iter();
    asks.map(|ask| {
        assert_eq!(ask.problems, [""; 0], "{text}");
        opened(&ask.link)
    })
    .collect()
}

fn check(name: &str, expected: &Expect) {
    let converted = converted(name);
    expected.assert_eq(&converted.text);
    for sentence in &converted.left_out {
        assert!(sentence.ends_with('.'), "{sentence}");
    }
}

#[test]
fn a_host_is_a_paper() {
    check(
        "host.json",
        &expect![[r#"
        ---
        title: One host, all of it
        range: 1d
        refresh: 1m
        $cluster: label_values(node_uname_info, job)
        $name: label_values(node_uname_info{job="$cluster"}, nodename); default: pi
        $host: label_values(node_uname_info{job="$cluster", nodename="$name"}, instance); several; all
        $without: tmpfs|overlay
        ---
        # One host, all of it

        **About:** What node_exporter tells of one machine.

        ## At a glance

        **Busy:** All processors together.

        **Pressure:** How much waits for a \*resource\*.

        ```promql title=Busy show=value width=1/4 unit=percent min=0 max=100 thresholds=85,95
        100 * (1 - avg(rate(node_cpu_seconds_total{mode="idle", instance="$host"}[$__rate_interval])))
        ```

        ```promql title=Pressure show=bar width=1/4 unit=ratio min=0 max=1
        #| legend: CPU
        rate(node_pressure_cpu_waiting_seconds_total{instance="$host"}[$__rate_interval])
        #| legend: I/O
        rate(node_pressure_io_waiting_seconds_total{instance="$host"}[$__rate_interval])
        ```

        ```promql title="Up since" show=value width=1/4 unit=seconds_since_1970
        (node_boot_time_seconds{instance="$host"} * 1000) / 1000
        ```

        ```promql title=Price show=value width=1/4
        lab_energy_price
        ```

        ```promql title=Processor width=1/2 height=210 mode=stacked unit=ratio min=0 max=1
        #| legend: system
        avg(rate(node_cpu_seconds_total{mode="system", instance="$host"}[$__rate_interval]))
        #| legend: user
        avg(rate(node_cpu_seconds_total{mode="user", instance="$host"}[$__rate_interval]))
        #| hidden; legend: idle
        avg(rate(node_cpu_seconds_total{mode="idle", instance="$host"}[$__rate_interval]))
        ```

        ```promql title="Network of $host" width=1/2 height=210 unit=bits_per_second
        #| legend: {{device}} received
        8 * rate(node_network_receive_bytes_total{instance="$host"}[$__rate_interval])
        #| legend: {{device}} sent
        -(
        # What goes out
        8 * rate(node_network_transmit_bytes_total{instance="$host"}[$__rate_interval])
        )
        #| axis: right; hidden; legend: {{device}} dropped
        rate(node_network_receive_drop_total{instance="[[host]]"}[$__rate_interval])
        ```

        ## Memory & disks {folded}

        ```promql title=Memory height=240 mode=stacked unit=bytes min=0 thresholds=1073741824
        #| legend: used
        node_memory_MemTotal_bytes{instance="$host"}
          - node_memory_MemAvailable_bytes{instance="$host"}
        #| legend: available
        node_memory_MemAvailable_bytes{instance="$host"}
        ```

        ```promql title="File systems" show=table width=2/3
        node_filesystem_avail_bytes{instance="$host", fstype!~"$without"}
        ```

        ```promql title=Latency width=1/3 height=240 mode=heatmap unit=seconds
        #| legend: {{le}}
        sum by (le) (increase(lab_request_duration_seconds_bucket[$__rate_interval]))
        ```

        ## The rest

        **Notes**

        Ask *whoever* is on duty:

        - by [mail](mailto:lab@example.org)

        ```
        <b>Mind the gap</b>
        ```

        ## What was left out {folded}

        - $ds is left out: it chooses a data source, and a paper has one server.
        - Annotations are left out: Reboots.
        - “Pressure”: its thresholds in percent are left out.
        - “Up since” shows the newest value, not the “mean” of the time range.
        - The unit “currencyEUR” is not known here: what values measure is guessed from the query.
        - “Processor” is stacked to the sum of its values, not to 100 %.
        - “Network of $host”: what is set for “eth0 sent” alone is left out: no query is known by that.
        - “Network of $host” is there once for all values of $name that are chosen, not once for each.
        - “Network of $host”: units of single series are left out.
        - Variables in titles and legends stand as they are written: values are put into queries alone.
        - “File systems”: its transformations are left out: merge, organize.
        - “Journal” is not shown: a paper has no panel of the type “logs”.
        - “Lines of the journal” is not shown: its data source is “loki”, and only Prometheus is asked here.
    "#]],
    );
}

#[test]
fn rows_of_old_are_a_paper() {
    check(
        "rows_of_old.json",
        &expect![[r#"
        ---
        title: From before version 5
        start: 2026-11-25 10:00:00
        end: 2026-11-25 12:00:00
        zone: UTC
        $window: 5m, 1h; default: 1h
        $mode: idle, user; several; default: idle; default: user
        $slow: ; default: pi:9100
        ---
        # From before version 5

        ## Load

        ```promql title=Disk width=2/3 height=250 mode=stacked unit=bytes_per_second
        #| legend: [[mode]] read
        rate(node_disk_read_bytes_total[$window])
        #| legend: written, all
        -(rate(node_disk_written_bytes_total[$window]))
        #| axis: right; legend: queue
        node_disk_io_now
        ```

        ```promql title=Hosts show=value width=1/3 unit=number
        count(up)
        ```

        ## Behind {folded}

        ```promql title=CPU height=100 range=1h
        rate(node_cpu_seconds_total{mode="$mode"}[5m])
        ```

        ## What was left out {folded}

        - $window has no automatic choice here: $\_\_interval and $\_\_rate_interval follow the chart by themselves.
        - $slow has no list to choose from, but takes any text: only label_values(…) is asked for here, and it has “query_result(topk(1, up))”.
        - “Disk”: its alert rule is left out. Alerting rules are Prometheus' own.
        - Variables in titles and legends stand as they are written: values are put into queries alone.
        - The row “Behind” is there once for all values of $mode that are chosen, not once for each.
        - “CPU”: that it is of “1d” before is left out.
    "#]],
    );
}

#[test]
fn blocks_ask_what_panels_asked() {
    let expressions = asked(&converted("host.json").text);
    let expected: Vec<Vec<&str>> = vec![
        vec![
            "100 * (1 - avg(rate(node_cpu_seconds_total{mode=\"idle\", instance=\"$host\"}[$__rate_interval])))",
        ],
        vec![
            "rate(node_pressure_cpu_waiting_seconds_total{instance=\"$host\"}[$__rate_interval])",
            "rate(node_pressure_io_waiting_seconds_total{instance=\"$host\"}[$__rate_interval])",
        ],
        vec!["(node_boot_time_seconds{instance=\"$host\"} * 1000) / 1000"],
        vec!["lab_energy_price"],
        vec![
            "avg(rate(node_cpu_seconds_total{mode=\"system\", instance=\"$host\"}[$__rate_interval]))",
            "avg(rate(node_cpu_seconds_total{mode=\"user\", instance=\"$host\"}[$__rate_interval]))",
            "avg(rate(node_cpu_seconds_total{mode=\"idle\", instance=\"$host\"}[$__rate_interval]))",
        ],
        vec![
            "8 * rate(node_network_receive_bytes_total{instance=\"$host\"}[$__rate_interval])",
            "-(\n# What goes out\n8 * rate(node_network_transmit_bytes_total{instance=\"$host\"}[$__rate_interval])\n)",
            "rate(node_network_receive_drop_total{instance=\"[[host]]\"}[$__rate_interval])",
        ],
        vec![
            "node_memory_MemTotal_bytes{instance=\"$host\"}\n  - node_memory_MemAvailable_bytes{instance=\"$host\"}",
            "node_memory_MemAvailable_bytes{instance=\"$host\"}",
        ],
        vec!["node_filesystem_avail_bytes{instance=\"$host\", fstype!~\"$without\"}"],
        vec!["sum by (le) (increase(lab_request_duration_seconds_bucket[$__rate_interval]))"],
    ];
    assert_eq!(expressions, expected);
    assert_eq!(asked(&converted("rows_of_old.json").text).len(), 3);
}

#[test]
fn variables_are_those_of_a_paper() {
    let paper: Paper = markdown::read(&converted("host.json").text);
    let names: Vec<&str> = paper
        .variables
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, ["cluster", "name", "host", "without"]);
}

#[test]
fn what_is_no_dashboard_is_told_soon() {
    let deep = format!("{}{}", "{\"panels\": [".repeat(5_000), "]}".repeat(5_000));
    let large = format!("{{\"panels\": [{}]}}", "{},".repeat(3_500_000));
    for (json, why) in [
        (deep, NotADashboard::TooDeep),
        (large, NotADashboard::TooLarge),
        ("[1, 2]".to_owned(), NotADashboard::NoDashboard),
    ] {
        assert_eq!(to_paper(&json), Err(why), "{json:.50}");
    }
}

/// As many as fit in, each pattern being compared with each name.
#[test]
fn patterns_take_no_time() {
    let target = json!({"expr": "up", "legendFormat": "a".repeat(300)});
    let hides = json!([{"id": "custom.hideFrom", "value": {"viz": true}}]);
    let matcher = json!({"id": "byRegexp", "options": format!("/{}b/", "(a*)*".repeat(30))});
    let panel = json!({
        "type": "timeseries",
        "targets": vec![target; 100],
        "fieldConfig": {"overrides": vec![json!({"matcher": matcher, "properties": hides}); 200]},
    });
    let converted = paper_of(&json!({"panels": vec![panel; 5]}).to_string());
    assert_eq!(asked(&converted.text).len(), 5);
}

#[test]
fn texts_that_do_not_end_take_no_time() {
    let text = json!({"type": "text", "options": {"content": "<!-- ```"}});
    let converted = paper_of(&json!({"panels": vec![text; 20_000]}).to_string());
    assert_eq!(asked(&converted.text).len(), 0);
}

/// Names that mean something in a dashboard.
const NAMES: [&str; 58] = [
    "panels",
    "rows",
    "type",
    "title",
    "description",
    "targets",
    "expr",
    "legendFormat",
    "refId",
    "hide",
    "datasource",
    "uid",
    "fieldConfig",
    "defaults",
    "overrides",
    "matcher",
    "id",
    "options",
    "properties",
    "value",
    "custom",
    "stacking",
    "mode",
    "drawStyle",
    "thresholds",
    "thresholdsStyle",
    "steps",
    "unit",
    "min",
    "max",
    "gridPos",
    "x",
    "y",
    "w",
    "h",
    "templating",
    "list",
    "name",
    "query",
    "current",
    "multi",
    "includeAll",
    "regex",
    "time",
    "from",
    "to",
    "refresh",
    "timezone",
    "collapsed",
    "repeat",
    "transformations",
    "content",
    "seriesOverrides",
    "alias",
    "yaxes",
    "libraryPanel",
    "timeFrom",
    "scaleDistribution",
];

/// Texts that mean something there, or in Markdown.
const TEXTS: [&str; 45] = [
    "timeseries",
    "graph",
    "stat",
    "gauge",
    "bargauge",
    "table",
    "text",
    "row",
    "heatmap",
    "query",
    "custom",
    "constant",
    "interval",
    "textbox",
    "label_values(up, job)",
    "label_values(a;b, c)",
    "$__all",
    "normal",
    "percent",
    "log",
    "line",
    "bytes",
    "dateTimeAsIso",
    "now-1h",
    "now",
    "up",
    "a # b",
    "#| a",
    "```",
    "a;b: \"(",
    "{{a}}",
    "\r\n---\r\n",
    "*a* _b_ `c` <d> &amp; \\",
    "{folded}",
    "byName",
    "byRegexp",
    "/a(/",
    "/.*/",
    "negative-Y",
    "right",
    "custom.transform",
    "-- Mixed --",
    "<!--",
    "\u{0}\u{7}",
    "A",
];

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3_i32..30).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        proptest::sample::select(TEXTS.to_vec()).prop_map(Value::from),
        proptest::sample::select(TEXTS.to_vec()).prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(7, 120, 8, |inner| {
        let name = proptest::sample::select(NAMES.to_vec()).prop_map(str::to_owned);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((name, inner), 0..8)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A variable that is one in most of its fields.
fn variable() -> impl Strategy<Value = Value> {
    let text = || proptest::sample::select(TEXTS.to_vec());
    let kinds = vec![
        "query", "custom", "constant", "interval", "textbox", "adhoc",
    ];
    let kind = proptest::sample::select(kinds);
    (kind, text(), text(), text(), any::<bool>(), value()).prop_map(
        |(kind, name, query, chosen, flag, odd)| {
            json!({
                "type": kind, "name": name, "query": query, "multi": flag, "includeAll": odd,
                "current": {"value": [chosen, odd]}, "allValue": chosen, "regex": odd, "auto": flag,
            })
        },
    )
}

/// A panel that is one in most of its fields.
fn panel() -> impl Strategy<Value = Value> {
    let text = || proptest::sample::select(TEXTS.to_vec()).prop_map(Value::from);
    let mostly = |usual: BoxedStrategy<Value>| prop_oneof![4 => usual, 1 => value()];
    let targets = (text(), text(), value())
        .prop_map(|(expr, legend, hide)| json!([{"expr": expr, "legendFormat": legend, "hide": hide, "refId": "A"}]));
    let kinds = TEXTS[..9].to_vec();
    let kind = proptest::sample::select(kinds).prop_map(Value::from);
    (
        mostly(kind.boxed()),
        mostly(text().boxed()),
        mostly(text().boxed()),
        mostly(targets.boxed()),
        value(),
        value(),
        value(),
        value(),
    )
        .prop_map(|(kind, title, said, targets, defaults, overrides, options, place)| {
            json!({
                "type": kind, "title": title, "description": said, "targets": targets, "options": options,
                "fieldConfig": {"defaults": defaults, "overrides": overrides}, "gridPos": place, "content": said,
            })
        })
}

proptest! {
    #[test]
    fn whatever_it_is_it_is_a_paper_or_a_sentence(value in value()) {
        let _ = to_paper(&value.to_string());
        let json = json!({"panels": [value], "templating": {"list": [value]}, "time": value}).to_string();
        if let Ok(converted) = to_paper(&json) {
            asked(&converted.text);
        }
    }

    #[test]
    fn every_block_is_read_back(
        panels in proptest::collection::vec(panel(), 0..4),
        title in proptest::sample::select(TEXTS.to_vec()),
        variables in proptest::collection::vec(variable(), 0..4),
        time in value(),
    ) {
        let json = json!({"title": title, "description": title, "time": time, "timezone": title, "panels": panels, "templating": {"list": variables}});
        let converted = paper_of(&json.to_string());
        asked(&converted.text);
    }

    #[test]
    fn no_text_is_too_odd(json in "\\PC{0,40}") {
        prop_assert!(to_paper(&json).is_err());
    }
}
