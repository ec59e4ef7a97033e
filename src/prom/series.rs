//! A series as columns: the form in which samples cross every room.

use std::sync::Arc;

use super::histogram::Histogram;
use super::labels::Labels;

/// One series of an answer.
///
/// `times` and `values` are columns of equal length, times rising. A step without a sample is
/// simply absent. Series with the same times share one column, so most answers hold one.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// What names the series.
    pub labels: Labels,
    /// Milliseconds since 1970, rising.
    pub times: Arc<[f64]>,
    /// Values as answered: `NaN` and the infinities are samples too.
    pub values: Arc<[f64]>,
    /// Native histogram samples, times rising; a series may have both kinds.
    pub histograms: Arc<[Histogram]>,
}

impl Series {
    /// The newest sample: time and value.
    #[must_use]
    pub fn last(&self) -> Option<(f64, f64)> {
        Some((*self.times.last()?, *self.values.last()?))
    }
}

/// Two answers are equal when every bit is: `NaN` equals `NaN` here, so that a repeated answer
/// can be told from a new one.
impl PartialEq for Series {
    fn eq(&self, other: &Self) -> bool {
        self.labels == other.labels
            && same_bits(&self.times, &other.times)
            && same_bits(&self.values, &other.values)
            && self.histograms == other.histograms
    }
}

fn same_bits(a: &Arc<[f64]>, b: &Arc<[f64]>) -> bool {
    Arc::ptr_eq(a, b)
        || (a.len() == b.len()
            && a.iter()
                .zip(b.iter())
                .all(|(a, b)| a.to_bits() == b.to_bits()))
}
