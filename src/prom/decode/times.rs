//! The time column of the series at hand, shared with the series before it that have the same.

use std::sync::Arc;

use super::super::shared::SharedTimes;

/// Grows a column of times. As long as they are those of the column before, nothing is stored.
#[derive(Default)]
pub(super) struct Times {
    shared: SharedTimes,
    /// The column that was taken last.
    expected: Arc<[f64]>,
    /// How many times there are.
    count: usize,
    last: Option<f64>,
    /// The times from the start, once one differs from `expected`.
    own: Option<Vec<f64>>,
}

impl Times {
    /// Appends `time`, and says whether it lies after the last one; if not, it is not appended.
    #[inline]
    pub(super) fn push(&mut self, time: f64) -> bool {
        if self.last.is_some_and(|last| time <= last) {
            return false;
        }
        match &mut self.own {
            Some(own) => own.push(time),
            None if self.expected.get(self.count) == Some(&time) => {}
            None => self.part(time),
        }
        self.count += 1;
        self.last = Some(time);
        true
    }

    /// The column, and an empty one begins.
    pub(super) fn take(&mut self) -> Arc<[f64]> {
        let count = std::mem::take(&mut self.count);
        self.last = None;
        if self.own.is_some() || count != self.expected.len() {
            let column = match self.own.take() {
                Some(own) => own.into(),
                None => self.expected.get(..count).unwrap_or_default().into(),
            };
            self.expected = self.shared.share(column);
        }
        Arc::clone(&self.expected)
    }

    #[cold]
    fn part(&mut self, time: f64) {
        let mut own = Vec::with_capacity(self.expected.len().max(16));
        own.extend_from_slice(self.expected.get(..self.count).unwrap_or_default());
        own.push(time);
        self.own = Some(own);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(times: &mut Times, column: &[f64]) -> Arc<[f64]> {
        for time in column {
            assert!(times.push(*time));
        }
        times.take()
    }

    #[test]
    fn equal_columns_are_one_and_others_their_own() {
        let mut times = Times::default();
        let first = fill(&mut times, &[1.0, 2.0, 3.0]);
        for (column, is_shared) in [
            (vec![1.0, 2.0, 3.0], true),
            (vec![], false),
            (vec![1.0, 2.0, 3.0], true),
            (vec![1.0, 2.0], false),
            (vec![1.0, 2.5, 3.0], false),
            (vec![1.0, 2.0, 3.0], true),
            (vec![1.0, 2.0, 3.0, 4.0], false),
            (vec![1.0, 2.0, 3.0], true),
        ] {
            let taken = fill(&mut times, &column);
            assert_eq!(*taken, *column);
            assert_eq!(Arc::ptr_eq(&taken, &first), is_shared, "{column:?}");
        }
    }

    #[test]
    fn only_later_times_are_taken() {
        let mut times = Times::default();
        assert!(times.push(2.0));
        assert!(!times.push(2.0));
        assert!(!times.push(1.0));
        assert!(times.push(3.0));
        assert_eq!(*times.take(), [2.0, 3.0]);
    }
}
