//! Sorting by one program for all, and the order that a reader sorts columns in.
//!
//! The standard library's sorts are compiled anew for each comparison, some 5 kB each time. Here
//! places are sorted, by a comparison that is called and not compiled in. Pure.

use std::cmp::Ordering;

/// A column of a table and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order<C> {
    /// Sorted by this column.
    pub by: C,
    /// From the largest to the smallest.
    pub descending: bool,
}

impl<C: PartialEq> Order<C> {
    /// The order after a click on the head of a column whose `usual` order this is: turned where
    /// it is sorted by that column already.
    #[must_use]
    pub fn clicked(before: Option<&Self>, usual: Self) -> Self {
        let descending = match before {
            Some(before) if before.by == usual.by => !before.descending,
            _ => usual.descending,
        };
        Self {
            descending,
            ..usual
        }
    }

    /// How `column` is sorted, in the words of `aria-sort`.
    #[must_use]
    pub fn aria(order: Option<&Self>, column: &C) -> &'static str {
        match order {
            Some(order) if order.by == *column && order.descending => "descending",
            Some(order) if order.by == *column => "ascending",
            _ => "none",
        }
    }
}

/// The places from 0 to `count` in order; equals stay in theirs.
#[must_use]
pub fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Sorts; equals stay in their order.
pub fn sort<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let places = sorted(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(
        places
            .into_iter()
            .filter_map(|place| unsorted[place].take()),
    );
}

/// Sorts times and takes each once.
pub fn sort_times(times: &mut Vec<f64>) {
    times.sort_unstable_by(f64::total_cmp);
    times.dedup_by(|a, b| a.total_cmp(b).is_eq());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in prop::collection::vec((0..5_u8, 0..9_u8), 0..50)) {
            let mut own = items.clone();
            sort(&mut own, |a, b| a.0.cmp(&b.0));
            let mut expected = items;
            expected.sort_by_key(|item| item.0);
            prop_assert_eq!(own, expected);
        }
    }

    #[test]
    fn times_rise_and_come_once() {
        let mut times = vec![3.0, 1.0, 3.0, -0.5];
        sort_times(&mut times);
        assert_eq!(times, [-0.5, 1.0, 3.0]);
    }
}
