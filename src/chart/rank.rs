//! Which series come to the front, where they are drawn one by one; the others are the crowd.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::stats::Stats;
use crate::prom::labels::Labels;
use crate::prom::series::Series;

/// What makes a series come before another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// The largest newest value.
    #[default]
    LargestLast,
    /// The largest distance between smallest and largest value.
    LargestSpread,
    /// The order of the labels.
    Name,
}

/// The indices of the series at the front, best first: those that the reader `picked`, then by
/// rank until there are `count`. Equals keep their order; series without a finite value come
/// last. `stats` are those of `series`, index by index.
#[must_use]
pub fn front(
    series: &[Series],
    stats: &[Option<Stats>],
    count: usize,
    rank: Rank,
    picked: &BTreeSet<Labels>,
) -> Vec<usize> {
    let key = |index: usize| {
        let stats = stats.get(index).copied().flatten();
        let size = stats.map(|stats| match rank {
            Rank::LargestLast => stats.last,
            Rank::LargestSpread => stats.spread(),
            Rank::Name => 0.0,
        });
        let is_picked = !picked.is_empty() && picked.contains(&series[index].labels);
        (is_picked, size)
    };
    let by_rank = |a: &(usize, (bool, Option<f64>)), b: &(usize, (bool, Option<f64>))| {
        let named = match rank {
            Rank::Name => series[a.0].labels.cmp(&series[b.0].labels),
            _ => Ordering::Equal,
        };
        let (picked, size) = (b.1.0.cmp(&a.1.0), larger_first(a.1.1, b.1.1));
        picked.then(size).then(named).then(a.0.cmp(&b.0))
    };
    let mut all: Vec<_> = (0..series.len()).map(|index| (index, key(index))).collect();
    let kept = count.max(all.iter().filter(|(_, (is_picked, _))| *is_picked).count());
    if kept < all.len() {
        all.select_nth_unstable_by(kept, by_rank);
        all.truncate(kept);
    }
    all.sort_unstable_by(by_rank);
    all.into_iter().map(|(index, _)| index).collect()
}

fn larger_first(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn series(name: &str, values: &[f64]) -> Series {
        Series {
            labels: Labels::new([("name", name)]),
            times: values.iter().map(|_| 0.0).collect(),
            values: values.into(),
            ..Series::default()
        }
    }

    fn ranked(all: &[Series], count: usize, rank: Rank, picked: &[&str]) -> Vec<usize> {
        let stats: Vec<_> = all.iter().map(|one| Stats::of(&one.values)).collect();
        let picked = picked
            .iter()
            .map(|name| Labels::new([("name", *name)]))
            .collect();
        front(all, &stats, count, rank, &picked)
    }

    #[test]
    fn ranks_by_what_the_reader_asked_for() {
        let all = [
            series("d", &[f64::NAN]),
            series("c", &[9.0, 1.0]),
            series("b", &[2.0, 2.0]),
            series("a", &[2.0, 2.0]),
        ];
        for (count, rank, picked, expected) in [
            (4, Rank::LargestLast, vec![], vec![2, 3, 1, 0]),
            (2, Rank::LargestLast, vec![], vec![2, 3]),
            (1, Rank::LargestSpread, vec![], vec![1]),
            (9, Rank::Name, vec![], vec![3, 2, 1, 0]),
            (2, Rank::LargestLast, vec!["d"], vec![0, 2]),
            (1, Rank::LargestLast, vec!["c", "d", "gone"], vec![1, 0]),
            (0, Rank::LargestLast, vec![], vec![]),
        ] {
            assert_eq!(
                ranked(&all, count, rank, &picked),
                expected,
                "{rank:?} {count}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_shorter_front_is_the_beginning_of_a_longer_one(
            values in prop::collection::vec(prop::option::of(0..5_i32), 0..30),
            count in 0_usize..30,
        ) {
            let all: Vec<Series> = values.iter().map(|value| {
                series("x", &[value.map_or(f64::NAN, f64::from)])
            }).collect();
            let whole = ranked(&all, all.len(), Rank::LargestLast, &[]);
            let short = ranked(&all, count, Rank::LargestLast, &[]);
            prop_assert_eq!(&short[..], &whole[..count.min(all.len())]);
        }
    }
}
