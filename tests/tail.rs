//! Refreshes that ask for the tail only, against a server that answers from samples as they
//! arrive: what is on screen equals what a query of the whole window gives.

use std::sync::Arc;

use promscope::prom::answer::Answer;
use promscope::prom::duration::Duration;
use promscope::prom::histogram::Histogram;
use promscope::prom::labels::Labels;
use promscope::prom::parts::{join, parts};
use promscope::prom::request::RangeQuery;
use promscope::prom::resolution::Resolution;
use promscope::prom::series::Series;
use promscope::prom::server::{BadAddress, Server as Address};
use promscope::prom::stretch::Stretch;
use promscope::prom::tail::{Missing, merge, plan};
use promscope::prom::timestamp::Timestamp;
use promscope::prom::window::{Frame, Window};
use promscope::prom::zone::UTC;
use proptest::prelude::*;

/// When the story begins.
const BEGIN: Timestamp = Timestamp::from_ms(1_678_066_200_000);

/// Prometheus looks this far back for a sample.
const LOOKBACK: Duration = Duration::from_seconds(300);

/// A sample that the server will have got by `arrival`.
#[derive(Clone, Debug)]
struct Sample {
    time: Timestamp,
    arrival: Timestamp,
    value: f64,
    is_histogram: bool,
}

/// A server's series: name and samples.
#[derive(Clone, Debug)]
struct Server(Vec<(String, Vec<Sample>)>);

impl Server {
    /// The answer that the server gives at `now`.
    fn answer(&self, window: Window, now: Timestamp) -> Vec<Series> {
        let mut series: Vec<Series> = self
            .0
            .iter()
            .filter_map(|(name, samples)| select(name, samples, window, now))
            .collect();
        series.sort_by(|a, b| a.labels.cmp(&b.labels));
        series
    }
}

impl Server {
    /// The same, asked in parts.
    fn in_parts(&self, query: &RangeQuery, now: Timestamp) -> Vec<Series> {
        let answer = |part: &RangeQuery| Answer {
            series: self.answer(part.window, now),
            ..Answer::default()
        };
        join(parts(query).iter().map(answer).collect()).series
    }
}

/// A step, and the window's end, has the newest sample that was there.
fn select(name: &str, samples: &[Sample], window: Window, now: Timestamp) -> Option<Series> {
    let steps = (0..window.steps()).map(|index| window.step_at(index));
    let steps = steps.chain(window.has_own_end().then_some(window.end));
    let (mut floats, mut histograms) = (Vec::new(), Vec::new());
    for step in steps {
        let seen = |sample: &&Sample| {
            sample.time <= step && sample.time > step - LOOKBACK && sample.arrival <= now
        };
        match samples.iter().filter(seen).max_by_key(|sample| sample.time) {
            Some(sample) if sample.is_histogram => histograms.push(Histogram {
                time: step.float(),
                count: sample.value,
                sum: f64::NAN,
                buckets: Vec::new(),
            }),
            Some(sample) => floats.push((step.float(), sample.value)),
            None => {}
        }
    }
    (!floats.is_empty() || !histograms.is_empty()).then(|| Series {
        labels: Labels::new([("__name__", name)]),
        times: floats.iter().map(|(time, _)| *time).collect(),
        values: floats.iter().map(|(_, value)| *value).collect(),
        histograms: histograms.into(),
    })
}

/// Samples of a series that comes, goes and resets, each up to a minute late; a gap longer than the
/// lookback is a server that was down.
fn samples() -> impl Strategy<Value = Vec<Sample>> {
    let gap = prop_oneof![20 => 5_000_i64..30_000, 1 => 300_000_i64..900_000];
    let value = prop_oneof![(0_u8..50).prop_map(f64::from), Just(f64::NAN), Just(0.0)];
    let sample = (gap, 0_i64..=60_000, value, proptest::bool::weighted(0.1));
    (
        -1_800_000_i64..1_800_000,
        proptest::collection::vec(sample, 0..80),
    )
        .prop_map(|(start, samples)| {
            let timed = samples
                .into_iter()
                .scan(later(BEGIN, start), |time, sample| {
                    *time = later(*time, sample.0);
                    Some((*time, sample))
                });
            timed
                .map(|(time, (_, delay, value, is_histogram))| Sample {
                    time,
                    arrival: later(time, delay),
                    value,
                    is_histogram,
                })
                .collect()
        })
}

fn server() -> impl Strategy<Value = Server> {
    proptest::collection::btree_map("[a-d]{1,2}", samples(), 1..5)
        .prop_map(|series| Server(series.into_iter().collect()))
}

/// What a refresh sees: how long since the last, how far ahead the browser's clock is, and the
/// range that is wanted.
fn refresh() -> impl Strategy<Value = (i64, i64, i64)> {
    let skew = prop_oneof![4 => Just(0_i64), 1 => -120_000_i64..600_000];
    let range = prop_oneof![8 => Just(600_000_i64), 1 => 60_000_i64..1_200_000];
    (0_i64..400_000, skew, range)
}

/// So many milliseconds later, or earlier.
fn later(time: Timestamp, ms: i64) -> Timestamp {
    Timestamp::from_ms(time.ms() + ms)
}

fn window(range: i64, end: Timestamp, step: i64, shown: Option<Window>) -> Window {
    let resolution = Resolution::Fixed(Duration::from_ms(step));
    let start = end - Duration::from_ms(range);
    let frame = Frame {
        bounds: Stretch { start, end },
        width: 900,
        offset: UTC,
        shown,
    };
    Window::plan("x", resolution, &frame).window
}

proptest! {
    #[test]
    fn what_is_merged_equals_a_query_of_the_whole_window(
        server in server(),
        refreshes in proptest::collection::vec(refresh(), 1..12),
        step in prop_oneof![Just(15_000_i64), Just(1_000), Just(7_000), Just(90_000)],
    ) {
        let address: Address = "http://localhost:9090".parse().map_err(refuse)?;
        let query = |window| RangeQuery {
            server: address.clone(),
            query: "x".to_owned(),
            window,
        };
        let mut now = BEGIN;
        let mut shown = query(window(600_000, now, step, None));
        let mut asked_at = now;
        let mut series = server.answer(shown.window, now);
        for (pause, skew, range) in refreshes {
            now = later(now, pause);
            let wanted = query(window(range, later(now, skew), step, Some(shown.window)));
            let whole = server.answer(wanted.window, now);
            series = match plan(&shown, Some(asked_at), &wanted) {
                Missing::All => whole.clone(),
                Missing::Tail(asked) => {
                    let tail = server.in_parts(&query(asked), now);
                    merge(&series, &tail, asked, wanted.window)
                }
            };
            prop_assert_eq!(&series, &whole);
            shown = wanted;
            asked_at = now;
        }
    }
}

#[allow(clippy::needless_pass_by_value, reason = "as `map_err` gives it")]
fn refuse(bad: BadAddress) -> TestCaseError {
    TestCaseError::fail(bad.to_string())
}

/// A series of samples at seconds, valued as their seconds.
fn ramp(name: &str, seconds: &[i32]) -> Series {
    Series {
        labels: Labels::new([("__name__", name)]),
        times: seconds
            .iter()
            .map(|second| f64::from(*second) * 1_000.0)
            .collect(),
        values: seconds.iter().map(|second| f64::from(*second)).collect(),
        ..Series::default()
    }
}

fn seconds(start: i64, end: i64) -> Window {
    Window {
        start: Timestamp::from_ms(start * 1_000),
        end: Timestamp::from_ms(end * 1_000),
        step: Duration::SECOND,
    }
}

#[test]
fn series_come_go_and_keep_their_order() {
    let old = [
        ramp("b", &[1, 2, 3, 4]),
        ramp("c", &[1]),
        ramp("d", &[3, 4]),
    ];
    let tail = [ramp("a", &[4, 5]), ramp("b", &[3, 5])];
    let merged = merge(&old, &tail, seconds(3, 5), seconds(2, 5));
    assert_eq!(merged, [ramp("a", &[4, 5]), ramp("b", &[2, 3, 5])]);
}

#[test]
fn what_stays_as_it_was_is_not_copied() {
    let old = [ramp("a", &[1, 2, 3]), ramp("b", &[1, 2])];
    let tail = [ramp("a", &[2, 3]), ramp("b", &[2])];
    let merged = merge(&old, &tail, seconds(2, 3), seconds(1, 3));
    for (old, merged) in old.iter().zip(&merged) {
        assert!(Arc::ptr_eq(&old.times, &merged.times));
        assert!(Arc::ptr_eq(&old.values, &merged.values));
    }
}

#[test]
fn series_with_equal_times_share_them_again() {
    let old = [
        ramp("a", &[1, 2, 3]),
        ramp("b", &[2, 3]),
        ramp("c", &[1, 2, 3]),
    ];
    let tail = [ramp("a", &[3, 4]), ramp("b", &[3, 4]), ramp("c", &[3])];
    let merged = merge(&old, &tail, seconds(3, 4), seconds(2, 4));
    let [a, b, c] = merged.as_slice() else {
        unreachable!("three series: {merged:?}");
    };
    assert!(Arc::ptr_eq(&a.times, &b.times));
    assert_eq!(*c.times, [2_000.0, 3_000.0]);
}
