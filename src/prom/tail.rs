//! A refresh asks only for the end of what is on screen, and merges.
//!
//! A step's value stays what it was once the samples that it is made of are stored. So a refresh
//! asks for the steps that are new or that were too fresh, and keeps the rest. Where that does not
//! hold, all is asked again.

mod merge;

pub use self::merge::merge;

use super::duration::Duration;
use super::local::is_local;
use super::request::RangeQuery;
use super::timestamp::Timestamp;
use super::window::Window;

/// How late a sample may come: after this long, what is on screen is final.
///
/// A scraped sample bears the time at which its scrape began and is stored when the scrape ends,
/// at most `scrape_timeout` (10 s unless configured) later. A recording rule's sample bears the
/// time of the evaluation and is stored within the rule group's interval (1 minute unless
/// configured). Steps younger than this are asked again, and at least the last one; the price is
/// four points a series with the usual step of 15 s.
pub const LATE: Duration = Duration::MINUTE;

/// What a refresh has to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The whole window: nothing on screen can stay.
    All,
    /// These steps, to be merged with what is on screen by [`merge`].
    Tail(Window),
}

/// Plans the refresh that turns the answer to `shown` into one to `wanted`.
///
/// `asked_at` is the server's clock when `shown` was asked, where it is known: a browser's clock may
/// run ahead, and steps in the server's future are not final. A tail begins on the grid of `wanted`.
#[must_use]
pub fn plan(shown: &RangeQuery, asked_at: Option<Timestamp>, wanted: &RangeQuery) -> Missing {
    let (old, new) = (shown.window, wanted.window);
    let is_same_question = shown.server == wanted.server && shown.query == wanted.query;
    let is_same_grid = old.step == new.step && new.start.on_grid(old.start, old.step) == new.start;
    // A window that begins or ends earlier than before: a longer range, or a clock set back.
    let moved_on = old.start <= new.start && old.end <= new.end;
    if !(is_same_question && is_same_grid && moved_on && is_local(&wanted.query)) {
        return Missing::All;
    }
    let known_until = asked_at.map_or(old.end, |asked_at| asked_at.min(old.end));
    let start = (known_until - LATE).on_grid(new.start, new.step);
    if start <= new.start {
        return Missing::All;
    }
    Missing::Tail(Window { start, ..new })
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test's own address")]
mod tests {
    use super::*;
    use crate::prom::server::Server;

    /// Milliseconds.
    const RANGE: i64 = 4_200_000;
    const NOW: i64 = 1_678_066_200_000;

    fn server(address: &str) -> Server {
        address.parse().expect("an address")
    }

    fn query(end: i64, step: i64) -> RangeQuery {
        RangeQuery {
            server: server("http://a:9090"),
            query: "rate(node_cpu_seconds_total[1m])".to_owned(),
            window: Window {
                start: Timestamp::from_ms(end - RANGE),
                end: Timestamp::from_ms(end),
                step: Duration::from_ms(step),
            },
        }
    }

    #[test]
    fn the_tail_begins_a_minute_and_at_least_a_step_before_the_end() {
        for (step, forward, clock, start) in [
            (15_000, 15_000, None, -60_000),
            (15_000, 15_000, Some(7_000), -60_000),
            (7_000, 7_000, None, -63_000),
            (120_000, 120_000, None, -120_000),
            (15_000, 0, None, -60_000),
            (15_000, RANGE - 75_000, None, -60_000),
            // The browser's clock is ten minutes ahead.
            (15_000, 15_000, Some(-600_000), -660_000),
        ] {
            let end = NOW.div_euclid(step) * step;
            let wanted = query(end + forward, step);
            let tail = Window {
                start: Timestamp::from_ms(end + start),
                ..wanted.window
            };
            let clock = clock.map(|clock| Timestamp::from_ms(end + clock));
            assert_eq!(
                plan(&query(end, step), clock, &wanted),
                Missing::Tail(tail),
                "{step}"
            );
        }
    }

    #[test]
    fn all_is_asked_when_nothing_can_stay() {
        let shown = query(NOW, 15_000);
        let with = |change: fn(&mut RangeQuery)| {
            let mut wanted = query(NOW + 15_000, 15_000);
            change(&mut wanted);
            wanted
        };
        for (why, wanted) in [
            (
                "another query",
                with(|wanted| wanted.query.push_str(" > 1")),
            ),
            (
                "another server",
                with(|wanted| wanted.server = server("http://b:9090")),
            ),
            (
                "another step",
                with(|wanted| wanted.window.step = Duration::from_ms(5_000)),
            ),
            (
                "another grid",
                with(|RangeQuery { window, .. }| window.start = window.start + Duration::SECOND),
            ),
            (
                "a longer range",
                with(|RangeQuery { window, .. }| {
                    window.start = window.start - Duration::from_ms(RANGE);
                }),
            ),
            ("a clock set back", query(NOW - 15_000, 15_000)),
            ("a gap as long as the window", query(NOW + RANGE, 15_000)),
            ("little to be kept", query(NOW + RANGE - 60_000, 15_000)),
        ] {
            assert_eq!(plan(&shown, None, &wanted), Missing::All, "{why}");
        }
        let at_start = Timestamp::from_ms(NOW - RANGE);
        assert_eq!(plan(&shown, Some(at_start), &with(|_| {})), Missing::All);
        let at_end = RangeQuery {
            query: "up @ end()".to_owned(),
            ..shown
        };
        assert_eq!(plan(&at_end, None, &at_end), Missing::All);
    }
}
