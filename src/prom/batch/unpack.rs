//! Text and numbers become series again.

use std::sync::Arc;

use super::super::histogram::{Bucket, Histogram};
use super::super::labels::Labels;
use super::super::series::Series;

/// What is left to be unpacked.
pub(super) struct Unpacking<'a> {
    text: &'a str,
    numbers: &'a [f64],
}

impl<'a> Unpacking<'a> {
    pub(super) fn new(text: &'a str, numbers: &'a [f64]) -> Self {
        Self { text, numbers }
    }

    /// All series, if text and numbers hold them and nothing else.
    pub(super) fn all(mut self) -> Option<Vec<Series>> {
        let series = self.series()?;
        (self.numbers.is_empty() && self.text.is_empty()).then_some(series)
    }

    fn series(&mut self) -> Option<Vec<Series>> {
        let texts: Vec<Arc<str>> = self.list(|all| {
            let length = all.count()?;
            let (text, rest) = all.text.split_at_checked(length)?;
            all.text = rest;
            Some(text.into())
        })?;
        let times: Vec<Arc<[f64]>> = self.list(|all| {
            let length = all.count()?;
            Some(all.column(length)?.into())
        })?;
        let no_histograms: Arc<[Histogram]> = Arc::default();
        self.list(|all| {
            let labels = all.list(|all| {
                let (name, value) = (all.count()?, all.count()?);
                Some((Arc::clone(texts.get(name)?), Arc::clone(texts.get(value)?)))
            })?;
            let times = Arc::clone(times.get(all.count()?)?);
            let values = all.column(times.len())?.into();
            let histograms = all.list(Self::histogram)?;
            Some(Series {
                labels: Labels::new(labels),
                times,
                values,
                histograms: if histograms.is_empty() {
                    Arc::clone(&no_histograms)
                } else {
                    histograms.into()
                },
            })
        })
    }

    fn histogram(&mut self) -> Option<Histogram> {
        let &[time, count, sum] = self.column(3)? else {
            return None;
        };
        let buckets = self.list(|all| {
            let boundaries = u8::try_from(all.count()?).ok()?;
            let &[lower, upper, count] = all.column(3)? else {
                return None;
            };
            Some(Bucket {
                boundaries,
                lower,
                upper,
                count,
            })
        })?;
        Some(Histogram {
            time,
            count,
            sum,
            buckets,
        })
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        (0..count).map(|_| item(self)).collect()
    }

    fn count(&mut self) -> Option<usize> {
        let (&count, rest) = self.numbers.split_first()?;
        self.numbers = rest;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and within u32"
        )]
        (count.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&count))
            .then_some(count as usize)
    }

    fn column(&mut self, length: usize) -> Option<&'a [f64]> {
        let (column, rest) = self.numbers.split_at_checked(length)?;
        self.numbers = rest;
        Some(column)
    }
}
