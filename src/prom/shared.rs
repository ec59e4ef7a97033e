//! Equal time columns become one.

use std::sync::Arc;

/// Remembers time columns by their content.
#[derive(Default)]
pub(super) struct SharedTimes {
    /// By the hashes of their contents, sorted.
    known: Vec<(u64, Arc<[f64]>)>,
}

impl SharedTimes {
    /// The column with the content of `times` that came first.
    pub(super) fn share(&mut self, times: Arc<[f64]>) -> Arc<[f64]> {
        let hash = hash(&times);
        match self.known.binary_search_by_key(&hash, |(hash, _)| *hash) {
            // Another content may have the same hash.
            Ok(place) if self.known[place].1 == times => Arc::clone(&self.known[place].1),
            Ok(_) => times,
            Err(place) => {
                self.known.insert(place, (hash, Arc::clone(&times)));
                times
            }
        }
    }
}

/// FNV-1a over words instead of bytes: a column is long, and a clash does no harm.
fn hash(times: &[f64]) -> u64 {
    times.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, time| {
        // A float's low bits are mostly zero, so its high ones have to come down.
        (hash ^ time.to_bits().rotate_left(32)).wrapping_mul(0x0000_0100_0000_01b3)
    })
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
