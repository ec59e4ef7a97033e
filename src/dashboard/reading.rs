//! What is known while a dashboard is read.

use serde_json::Value;

use super::left_out::LeftOut;
use super::sources::Sources;

/// What is known while a dashboard is read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) sources: Sources,
    pub(super) left_out: LeftOut,
    pub(super) patience: Patience,
}

impl Reading {
    /// Of a dashboard of which nothing is read yet.
    pub(super) fn begun(dashboard: &Value) -> Self {
        Self {
            sources: Sources::of(dashboard),
            ..Self::default()
        }
    }
}

/// How many steps of patterns may still be taken: a dashboard may have thousands of patterns, and of names that each
/// is compared with.
#[derive(Debug)]
pub(super) struct Patience(usize);

impl Default for Patience {
    /// A hundred times what large dashboards need, and less than a second.
    fn default() -> Self {
        Self(5_000_000)
    }
}

impl Patience {
    /// Whether so many more may be taken; then they are.
    pub(super) fn takes(&mut self, steps: usize) -> bool {
        let left = self.0.checked_sub(steps);
        self.0 = left.unwrap_or_default();
        left.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patience_ends() {
        let mut patience = Patience(5);
        assert_eq!(
            [3, 2, 1, 0].map(|steps| patience.takes(steps)),
            [true, true, false, true]
        );
    }
}
