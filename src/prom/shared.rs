//! Equal time columns become one.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::sync::Arc;

/// Remembers time columns by their content.
#[derive(Default)]
pub(super) struct SharedTimes {
    known: HashMap<u64, Arc<[f64]>>,
}

impl SharedTimes {
    /// The column with the content of `times` that came first.
    pub(super) fn share(&mut self, times: Arc<[f64]>) -> Arc<[f64]> {
        let known = self
            .known
            .entry(hash(&times))
            .or_insert_with(|| Arc::clone(&times));
        // Another content may have the same hash.
        if *known == times {
            Arc::clone(known)
        } else {
            times
        }
    }
}

fn hash(times: &[f64]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for time in times {
        hasher.write_u64(time.to_bits());
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_columns_are_one() {
        let mut shared = SharedTimes::default();
        let first = shared.share([1.0, 2.0].into());
        let other = shared.share([1.0, 3.0].into());
        assert!(Arc::ptr_eq(&first, &shared.share([1.0, 2.0].into())));
        assert!(Arc::ptr_eq(&other, &shared.share([1.0, 3.0].into())));
        assert!(!Arc::ptr_eq(&first, &other));
    }
}
