//! The language, against texts that are written down here, and against a real Prometheus.
//!
//! `right.txt` has a query a line that Prometheus 2.42 reads. In `wrong.txt` and `explained.txt` the
//! first line of each paragraph is a query, and the others are what is said of it;
//! `UPDATE_EXPECT=1` writes those anew.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot go on fails, and says why"
)]

mod server;

use std::fmt::Write as _;

use expect_test::{ExpectFile, expect_file};
use promscope::prom::duration::Duration;
use promscope::prom::{metadata, scrape_interval};
use promscope::promql::explain::Part;
use promscope::promql::facts::{Facts, Type};
use promscope::promql::known;
use promscope::promql::message::{read_problems, write_problems};
use promscope::promql::problem::{Problem, Runs};
use promscope::promql::{explain, format, problems};

const RIGHT: &str = include_str!("right.txt");
const WRONG: &str = include_str!("wrong.txt");
const EXPLAINED: &str = include_str!("explained.txt");

/// The first lines of paragraphs.
fn queries(written: &str) -> impl Iterator<Item = &str> {
    let paragraphs = written.split("\n\n");
    paragraphs.filter_map(|paragraph| paragraph.lines().next())
}

/// All queries again, each with what is said of it.
fn check(written: &str, file: &ExpectFile, say: impl Fn(&str, &mut String)) {
    let mut said = String::new();
    for query in queries(written) {
        let _ = writeln!(said, "{query}");
        say(query, &mut said);
        said.push('\n');
    }
    file.assert_eq(&said);
}

#[test]
fn what_is_wrong_is_said() {
    check(WRONG, &expect_file!["wrong.txt"], |query, said| {
        for problem in problems(query, &Facts::NONE) {
            say(query, &problem, said);
        }
    });
}

fn say(query: &str, problem: &Problem, said: &mut String) {
    let place = &query[problem.start..problem.end];
    let before = query[..problem.start].chars().count();
    let marks = match place.chars().count() {
        0 => "|".to_owned(),
        count => "^".repeat(count),
    };
    let _ = writeln!(said, "{}{marks}", " ".repeat(before));
    let _ = write!(said, "{:?}", problem.severity);
    match problem.runs {
        Runs::Everywhere | Runs::Nowhere => (),
        runs => {
            let _ = write!(said, ", {runs:?}");
        }
    }
    let _ = writeln!(said, ": {}", problem.sentence);
    if let Some(fix) = &problem.fix {
        let _ = writeln!(said, "{}: {}", fix.title, fix.applied_to(query));
    }
}

#[test]
fn a_fix_mends_what_it_is_for() {
    for query in queries(WRONG) {
        for problem in problems(query, &Facts::NONE) {
            let Some(fix) = &problem.fix else {
                continue;
            };
            let fixed = fix.applied_to(query);
            let left = problems(&fixed, &Facts::NONE);
            let mut left = left.iter().map(|other| &other.sentence);
            assert!(left.all(|said| *said != problem.sentence), "{fixed}");
        }
    }
}

#[test]
fn only_what_no_server_reads_cannot_run() {
    for (query, can_run) in [
        ("up", true),
        ("foobar(up)", true),
        ("rate(x_total)", true),
        ("1 == 2", true),
        ("WITH (x = up) x", true),
        ("info(up)", true),
        ("up $op 5", true),
        ("rate(up", false),
        ("rate()", false),
        ("up{job=node}", false),
    ] {
        let found = problems(query, &Facts::NONE);
        assert_eq!(
            found.iter().all(Problem::can_run_anyway),
            can_run,
            "{query}"
        );
    }
}

#[test]
fn nothing_is_wrong_with_what_is_right() {
    for query in RIGHT.lines() {
        let refused = problems(query, &Facts::NONE);
        let refused = refused.iter().filter(|one| one.runs != Runs::Everywhere);
        assert_eq!(refused.count(), 0, "{query}");
    }
}

#[test]
fn each_part_is_explained() {
    check(EXPLAINED, &expect_file!["explained.txt"], |query, said| {
        let part = explain(query).expect("the query can be read");
        tell(&part, 0, said);
    });
}

fn tell(part: &Part, level: usize, said: &mut String) {
    let kind = part.kind.map_or("-", |kind| kind.name());
    let indent = "    ".repeat(level);
    let _ = writeln!(said, "{indent}{} ({kind}) {}", part.text, part.does);
    for count in &part.counts {
        let _ = writeln!(said, "{indent}    how many: {count}");
    }
    for inner in &part.parts {
        tell(inner, level + 1, said);
    }
}

#[test]
fn what_is_known_of_the_server_is_heeded() {
    let metric_type = |metric: &str| match metric {
        "requests" | "odd_total" => Some(Type::Counter),
        "temperature" | "queue_total" => Some(Type::Gauge),
        "latency_sum" | "latency" => Some(Type::Histogram),
        _ => None,
    };
    let facts = Facts {
        metric_type: &metric_type,
        scrape_interval: Some(Duration::from_seconds(15)),
    };
    for (query, said) in [
        ("rate(requests[1m])", None),
        ("rate(unknown[1m])", None),
        ("temperature", None),
        ("queue_total", None),
        ("deriv(temperature[1m])", None),
        ("increase(latency_sum[1m])", None),
        ("rate(latency[1m])", None),
        (
            "rate(temperature[1m])",
            Some(
                "temperature is a gauge: where it falls, rate takes it for a restart. Write deriv.",
            ),
        ),
        (
            "sum(increase(queue_total[1m]))",
            Some(
                "queue_total is a gauge: where it falls, increase takes it for a restart. Write delta.",
            ),
        ),
        (
            "deriv(requests[1m])",
            Some(
                "requests is a counter, which begins again at restarts, and deriv is for gauges. Write rate.",
            ),
        ),
        (
            "delta(latency_sum[1m])",
            Some(
                "latency_sum is a counter, which begins again at restarts, and delta is for gauges. Write increase.",
            ),
        ),
        (
            "requests",
            Some("requests is a counter: it only grows. Write rate() around it to see how fast."),
        ),
        ("rate(requests[30s])", None),
        ("max_over_time(temperature[5s])", None),
        (
            "rate(requests[15s] offset 1h)",
            Some(
                "With a sample each 15s, a range of 15s has no two of them at times, and rate leaves gaps. Write 1m or $__rate_interval.",
            ),
        ),
    ] {
        let found = problems(query, &facts);
        let found: Vec<&str> = found.iter().map(|one| one.sentence.as_str()).collect();
        assert_eq!(found, said.into_iter().collect::<Vec<_>>(), "{query}");
    }
}

#[test]
fn what_a_server_tells_is_heeded_and_no_more() {
    const METADATA: &str = r#"{"status":"success","data":{
        "temperature":[{"type":"gauge","help":"","unit":""}],
        "jobs":[{"type":"counter","help":"","unit":""}],
        "latency":[{"type":"histogram","help":"","unit":""}],
        "mixed":[{"type":"gauge","help":"","unit":""},{"type":"counter","help":"","unit":""}]
    }}"#;
    const CONFIG: &str = r#"{"data":{"yaml":"global:\n  scrape_interval: 1m\nscrape_configs:\n- job_name: node\n  scrape_interval: 20s\n"}}"#;
    for (query, said) in [
        ("rate(temperature[5m])", "warning temperature is a gauge"),
        ("irate(temperature[5m])", "warning temperature is a gauge"),
        (
            "sum(increase(temperature{room=\"attic\"}[5m]))",
            "warning temperature is a gauge",
        ),
        ("rate(jobs_total[5m])", ""),
        ("rate(mixed[5m])", ""),
        ("jobs_total", "hint jobs_total is a counter: it only grows"),
        (
            "latency_count",
            "hint latency_count is a counter: it only grows",
        ),
        ("latency", ""),
        (
            "rate(jobs_total[30s])",
            "warning With a sample each 20s, a range of 30s",
        ),
        // Some job may be scraped as often.
        ("rate(jobs_total[40s])", ""),
        ("rate(jobs_total[$__interval])", ""),
    ] {
        let told = |metadata: &str, config: &str| -> Vec<String> {
            let metrics = metadata::read(metadata);
            let interval = scrape_interval::read(config).map(|read| read.shortest);
            let known = known::write(query, interval, &|metric| {
                metadata::about(&metrics, metric)
                    .map_or_else(String::new, |about| about.kind.to_owned())
            });
            let problems = read_problems(&write_problems(query, &known));
            let told = problems.into_iter();
            told.map(|told| format!("{} {}", told.severity, told.sentence))
                .collect()
        };
        let found = told(METADATA, CONFIG);
        let starts = |found: &String| !said.is_empty() && found.starts_with(said);
        assert!(found.iter().all(starts), "{query}: {found:?}");
        assert_eq!(found.len(), usize::from(!said.is_empty()), "{query}");
        let unknown = told("404 page not found", "404 page not found");
        let is_by_name = |said: &String| said.contains(" by its name");
        assert!(unknown.iter().all(is_by_name), "{query}: {unknown:?}");
    }
}

#[test]
fn a_query_is_laid_out() {
    for (query, laid_out) in [
        ("# why\nup # because", "# why\nup # because"),
        ("up # a\n# b", "up\n# a\n# b"),
        (
            "# both\nsum(a) # left\n/\n# right\nsum(b)",
            "# both\n  sum(a)\n/\n  # left\n  # right\n  sum(b)",
        ),
        ("sum(\n# these\nup)", "sum(\n  # these\n  up\n)"),
        ("up[ # long\n5m]", "up[5m] # long"),
        ("rate($x[ $__rate_interval ])", "rate($x[$__rate_interval])"),
        ("up{job=$job, $more}", "up{$more,job=\"$job\"}"),
        ("with(x=up)x", "WITH (x = up) x"),
        ("Inf ^ # up\n2", "  Inf\n^\n  # up\n  2"),
    ] {
        assert_eq!(format(query).as_deref(), Ok(laid_out));
        assert_eq!(format(laid_out).as_deref(), Ok(laid_out));
    }
    let refused = format("sum(").map_err(|problem| problem.sentence);
    let sentence =
        "The query ends too early. Write a metric, a number or a function, and close “(” with ).";
    assert_eq!(refused.as_deref(), Err(&sentence.to_owned()));
}

/// Variables are filled in before a server reads a query; what stands for groups of a regular
/// expression is none.
fn has_variable(query: &str) -> bool {
    let mut after = query.split('$').skip(1);
    after.any(|after| after.starts_with(|c: char| c.is_alphabetic() || c == '_'))
}

#[test]
fn prometheus_says_the_same() {
    let Some(server) = server::Prometheus::start() else {
        println!("No prometheus is installed, so it is not asked: apt-get install prometheus.");
        return;
    };
    let all = RIGHT
        .lines()
        .chain(queries(WRONG))
        .chain(queries(EXPLAINED));
    let mut differ = Vec::new();
    for query in all.filter(|query| !has_variable(query)) {
        let found = problems(query, &Facts::NONE);
        let is_read = |one: &Problem| matches!(one.runs, Runs::Everywhere | Runs::OnOlder);
        let ours = found.iter().all(is_read).then(|| format(query));
        let ours = ours.and_then(Result::ok);
        let theirs = server.format(query);
        if ours != theirs {
            differ.push((query, ours, theirs));
        }
    }
    assert_eq!(differ, []);
}
