//! The parts of the sample at hand, as they come one by one.

use super::field::Field;
use super::number;
use super::place::Complaint;
use super::token::Token;
use crate::prom::histogram::{Bucket, Histogram};

/// Gathers a sample, `[time, "value"]`, or a histogram sample, `[time, {…}]`.
#[derive(Default)]
pub(super) struct Parts {
    time: Option<f64>,
    value: Option<f64>,
    count: Option<f64>,
    sum: Option<f64>,
    buckets: Vec<Bucket>,
    /// Numbers of the bucket at hand.
    bucket: Vec<f64>,
}

impl Parts {
    /// Takes an element of a sample: first its time, then its value.
    pub(super) fn element(&mut self, token: Token, text: &[u8]) -> Result<(), Complaint> {
        match (self.time, self.value, token) {
            (None, _, Token::Number) => self.time(text)?,
            (None, ..) => return Err("a sample's time is not a number"),
            (Some(_), None, Token::Text | Token::Number) => {
                let value = number::value(text).ok_or("a sample's value is not a number")?;
                self.value = Some(value);
            }
            (Some(_), None, _) => return Err("a sample's value is not a string"),
            (Some(_), Some(_), _) => return Err("a sample has more than a time and a value"),
        }
        Ok(())
    }

    /// Takes a sample's time.
    pub(super) fn time(&mut self, text: &[u8]) -> Result<(), Complaint> {
        if self.time.is_some() {
            return Err("a sample has two times");
        }
        self.time = Some(number::time(text).ok_or("a sample's time is out of reach")?);
        Ok(())
    }

    /// The time and the value.
    pub(super) fn take_sample(&mut self) -> Result<(f64, f64), Complaint> {
        match (self.time.take(), self.value.take()) {
            (Some(time), Some(value)) => Ok((time, value)),
            _ => Err("a sample has no value"),
        }
    }

    /// Takes a histogram's `count` or `sum`.
    pub(super) fn histogram_total(&mut self, field: Field, total: f64) {
        match field {
            Field::Count => self.count = Some(total),
            _ => self.sum = Some(total),
        }
    }

    /// Takes an element of a histogram's bucket.
    pub(super) fn bucket_number(&mut self, text: &[u8]) -> Result<(), Complaint> {
        self.bucket
            .push(number::value(text).ok_or("a bucket holds something that is not a number")?);
        Ok(())
    }

    /// Ends a histogram's bucket.
    pub(super) fn end_bucket(&mut self) -> Result<(), Complaint> {
        let [boundaries, lower, upper, count] = self.bucket[..] else {
            return Err("a bucket has not four numbers");
        };
        self.bucket.clear();
        self.buckets.push(Bucket {
            boundaries: match boundaries {
                0.0 => 0,
                1.0 => 1,
                2.0 => 2,
                3.0 => 3,
                _ => return Err("a bucket's first number is none of 0, 1, 2 and 3"),
            },
            lower,
            upper,
            count,
        });
        Ok(())
    }

    /// The histogram sample.
    pub(super) fn take_histogram(&mut self) -> Result<Histogram, Complaint> {
        let parts = (self.time.take(), self.count.take(), self.sum.take());
        let (Some(time), Some(count), Some(sum)) = parts else {
            return Err("a histogram sample lacks its time, count or sum");
        };
        Ok(Histogram {
            time,
            count,
            sum,
            buckets: std::mem::take(&mut self.buckets),
        })
    }
}
