//! A window is asked in parts: Prometheus refuses more than 11,000 steps at once, and asks for none
//! between two steps.

use std::sync::Arc;

use super::answer::Answer;
use super::local::is_local;
use super::request::RangeQuery;
use super::series::Series;
use super::shared::SharedTimes;
use super::window::{POINTS_A_REQUEST, Window};
use crate::order;

/// Cuts `query` into consecutive queries that Prometheus takes, of about equal length and on the
/// same grid of steps; an end that is no step is the last one. One that knows its window's bounds
/// (`@ end()`) would mean something else in parts and stays whole.
#[must_use]
pub fn parts(query: &RangeQuery) -> Vec<RangeQuery> {
    if !is_local(&query.query) {
        return vec![query.clone()];
    }
    cut(query.window, POINTS_A_REQUEST)
        .chain(own_end(query.window))
        .map(|window| RangeQuery {
            window,
            ..query.clone()
        })
        .collect()
}

/// Joins the answers to [`parts`], in their order. Series are in Prometheus' order, by their
/// labels; a warning that several parts give is given once. `stats` tell of one evaluation, so
/// that the whole has none.
#[must_use]
pub fn join(mut parts: Vec<Answer>) -> Answer {
    if parts.len() <= 1 {
        return parts.pop().unwrap_or_default();
    }
    let mut joined = Answer::default();
    let mut pieces = Vec::new();
    for part in parts {
        add_missing(&mut joined.warnings, part.warnings);
        add_missing(&mut joined.infos, part.infos);
        pieces.extend(part.series);
    }
    order::sort(&mut pieces, |a, b| a.labels.cmp(&b.labels));
    let mut joining = Joining::default();
    joined.series = pieces
        .chunk_by(|a, b| a.labels == b.labels)
        .map(|pieces| joining.join(pieces))
        .collect();
    joined
}

/// Joins the pieces of one series after the other.
#[derive(Default)]
struct Joining {
    shared: SharedTimes,
    /// The time columns that were joined last, and what they became: most series share theirs.
    pieces: Vec<Arc<[f64]>>,
    times: Arc<[f64]>,
}

impl Joining {
    fn join(&mut self, pieces: &[Series]) -> Series {
        Series {
            labels: pieces[0].labels.clone(),
            times: self.join_times(pieces),
            values: concat(pieces.iter().map(|piece| &piece.values)),
            histograms: concat(pieces.iter().map(|piece| &piece.histograms)),
        }
    }

    fn join_times(&mut self, pieces: &[Series]) -> Arc<[f64]> {
        let columns = pieces.iter().map(|piece| &piece.times);
        let is_as_before = pieces.len() == self.pieces.len()
            && columns
                .clone()
                .zip(&self.pieces)
                .all(|(now, before)| Arc::ptr_eq(now, before));
        if !is_as_before {
            self.times = self.shared.share(concat(columns.clone()));
            self.pieces = columns.cloned().collect();
        }
        Arc::clone(&self.times)
    }
}

/// One column after the other.
fn concat<'a, T: Clone + 'a>(columns: impl Iterator<Item = &'a Arc<[T]>>) -> Arc<[T]> {
    let columns: Vec<&[T]> = columns.map(AsRef::as_ref).collect();
    columns.concat().into()
}

/// The end of a window by itself, where it is no step.
fn own_end(window: Window) -> Option<Window> {
    window.has_own_end().then_some(Window {
        start: window.end,
        ..window
    })
}

/// Windows of at most `most` steps each that have all steps of `window`.
fn cut(window: Window, most: i64) -> impl Iterator<Item = Window> {
    let steps = window.steps().max(1);
    let count = (steps + most - 1) / most;
    // The step at which part `index` begins.
    let first = move |index: i64| steps * index / count;
    (0..count).map(move |index| Window {
        start: window.step_at(first(index)),
        end: window.step_at(first(index + 1) - 1),
        ..window
    })
}

fn add_missing(all: &mut Vec<String>, more: Vec<String>) {
    for note in more {
        if !all.contains(&note) {
            all.push(note);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::duration::Duration;
    use crate::prom::labels::Labels;
    use crate::prom::timestamp::Timestamp;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn window(start: i64, points: i64, step: i64) -> Window {
        let (start, step) = (Timestamp::from_ms(start), Duration::from_ms(step));
        let end = start + step.times(points - 1);
        Window { start, end, step }
    }

    /// What a server answers: a series has a sample at the steps at which its pattern is true.
    fn answer(window: Window, patterns: &BTreeMap<String, Vec<bool>>) -> Answer {
        let series = patterns.iter().map(|(name, pattern)| {
            let steps = (0..window.steps()).map(|index| window.step_at(index));
            let times: Arc<[f64]> = pattern
                .iter()
                .cycle()
                .skip(
                    usize::try_from(window.start.ms() / window.step.ms()).unwrap_or(0)
                        % pattern.len(),
                )
                .zip(steps)
                .filter_map(|(has_sample, step)| has_sample.then_some(step.float()))
                .collect();
            Series {
                labels: Labels::new([("__name__", name.as_str())]),
                values: times.iter().map(|time| time / 7.0).collect(),
                times,
                ..Series::default()
            }
        });
        Answer {
            series: series.filter(|series| !series.times.is_empty()).collect(),
            warnings: vec!["the same in each".to_owned()],
            ..Answer::default()
        }
    }

    #[test]
    fn a_long_window_is_cut_evenly_at_11_000_points() {
        for (points, lengths) in [
            (1, vec![1]),
            (11_000, vec![11_000]),
            (11_001, vec![5_500, 5_501]),
            (22_001, vec![7_333, 7_334, 7_334]),
        ] {
            let whole = window(1_678_066_200_000, points, 1_000);
            let cut: Vec<Window> = cut(whole, POINTS_A_REQUEST).collect();
            let found: Vec<i64> = cut.iter().map(Window::steps).collect();
            assert_eq!(found, lengths, "{points}");
            assert_eq!(cut.first().map(|part| part.start), Some(whole.start));
            assert_eq!(cut.last().map(|part| part.end), Some(whole.end));
            for pair in cut.windows(2) {
                assert_eq!(pair[0].end + Duration::SECOND, pair[1].start);
            }
        }
    }

    #[test]
    fn a_query_that_knows_its_window_stays_whole() -> Result<(), crate::prom::server::BadAddress> {
        let mut query = RangeQuery {
            server: "http://localhost:9090".parse()?,
            query: "up".to_owned(),
            window: window(0, 20_000, 1_000),
        };
        let windows = |query: &RangeQuery| -> Vec<(i64, i64)> {
            let windows = parts(query).into_iter().map(|part| part.window);
            let ends = windows.map(|window| (window.start.ms(), window.end.ms()));
            ends.collect()
        };
        let cut = [(0, 9_999_000), (10_000_000, 19_999_000)];
        assert_eq!(windows(&query), cut);
        // An end that is no step is asked for by itself.
        query.window.end = query.window.end + Duration::from_ms(500);
        assert_eq!(
            windows(&query),
            [&cut[..], &[(19_999_500, 19_999_500)]].concat()
        );
        query.query.push_str(" @ end()");
        assert_eq!(parts(&query), [query]);
        Ok(())
    }

    proptest! {
        #[test]
        fn joined_parts_are_the_undivided_answer(
            patterns in proptest::collection::btree_map(
                "[a-c]{1,2}",
                proptest::collection::vec(any::<bool>(), 1..40),
                0..6,
            ),
            points in 1_i64..100,
            most in 1_i64..120,
        ) {
            let whole = window(15_000 * 1_000, points, 15_000);
            let parts: Vec<Window> = cut(whole, most).collect();
            prop_assert!(parts.iter().all(|part| (1..=most).contains(&part.steps())));
            let joined = join(parts.into_iter().map(|part| answer(part, &patterns)).collect());
            let undivided = answer(whole, &patterns);
            prop_assert_eq!(&joined, &undivided);
        }
    }

    #[test]
    fn series_with_equal_times_share_them() {
        let patterns = ["a", "b", "c"]
            .map(|name| (name.to_owned(), vec![true]))
            .into();
        let whole = window(0, 10, 1_000);
        let parts = cut(whole, 5).map(|part| answer(part, &patterns)).collect();
        let joined = join(parts);
        let first = joined
            .series
            .first()
            .map(|series| Arc::clone(&series.times));
        let first = first.unwrap_or_default();
        assert_eq!(first.len(), 10);
        assert!(
            joined
                .series
                .iter()
                .all(|series| Arc::ptr_eq(&series.times, &first))
        );
    }
}
