//! Which series come to the front, where they are drawn one by one; the others are the crowd.

use std::cmp::Ordering;

use super::Lines;
use crate::order;

/// What makes a series come before another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rank {
    /// The largest newest value.
    #[default]
    LargestLast,
    /// The largest distance between smallest and largest value.
    LargestSpread,
    /// The order of the labels.
    Name,
}

/// The lines at the front of those in `among`, best first: those that the reader picked, then by
/// rank until there are `count`. Equals keep their order; lines without a finite value come last.
#[must_use]
pub fn front(
    among: Vec<usize>,
    lines: &Lines,
    count: usize,
    rank: Rank,
    is_picked: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let key = |line: usize| {
        let stats = lines.stats.get(line).copied().flatten();
        let size = stats.map(|stats| match rank {
            Rank::LargestLast => stats.last,
            Rank::LargestSpread => stats.spread(),
            Rank::Name => 0.0,
        });
        (is_picked(line), size)
    };
    let by_rank = |a: &(usize, (bool, Option<f64>)), b: &(usize, (bool, Option<f64>))| {
        let named = match rank {
            Rank::Name => lines.series[a.0].labels.cmp(&lines.series[b.0].labels),
            _ => Ordering::Equal,
        };
        let (picked, size) = (b.1.0.cmp(&a.1.0), larger_first(a.1.1, b.1.1));
        picked.then(size).then(named).then(a.0.cmp(&b.0))
    };
    let mut all: Vec<_> = among.into_iter().map(|line| (line, key(line))).collect();
    let kept = count.max(all.iter().filter(|(_, (is_picked, _))| *is_picked).count());
    order::sort(&mut all, by_rank);
    all.truncate(kept);
    all.into_iter().map(|(line, _)| line).collect()
}

fn larger_first(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::stats::Stats;
    use super::*;
    use crate::prom::labels::Labels;
    use crate::prom::series::Series;
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
        let lines = Lines {
            stats: all.iter().map(|one| Stats::of(&one.values)).collect(),
            series: all.to_vec(),
            ..Lines::default()
        };
        let is_picked = |line: usize| {
            let name = all[line].labels.get("name");
            name.is_some_and(|name| picked.contains(&name))
        };
        front((0..all.len()).collect(), &lines, count, rank, is_picked)
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
