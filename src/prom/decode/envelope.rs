//! What an answer says around its samples, and the verdict at its end.

use super::field::Field;
use super::number;
use super::place::Complaint;
use super::token::{Lexer, Token};
use crate::prom::answer::{Answer, ResultType};
use crate::prom::error::{UNKNOWN, Unanswered};
use crate::prom::labels::Labels;
use crate::prom::series::Series;

/// What tells the kind of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Series,
    /// `value` or `histogram` in a series.
    One,
    /// `values` or `histograms` in a series.
    Many,
}

/// Gathers the envelope. Its members may come in any order, so that only the end can tell whether
/// they fit each other.
#[derive(Default)]
pub(super) struct Envelope {
    status: Option<Status>,
    kind: Option<String>,
    message: String,
    warnings: Vec<String>,
    infos: Vec<String>,
    result_type: Option<ResultType>,
    /// Whether `result` came.
    pub(super) has_result: bool,
    /// Whether `result` is `null`, or `data`.
    pub(super) is_empty: bool,
    /// `isPartial`.
    pub(super) is_partial: bool,
    /// `data.stats` as it came; empty without.
    pub(super) stats: Vec<u8>,
    /// Where each first was found.
    series: Option<u64>,
    one: Option<u64>,
    many: Option<u64>,
    /// A scalar's or a string's time and value.
    time: Option<f64>,
    value: Option<String>,
    wrong: Option<(Complaint, u64)>,
    /// Where the envelope's closing bracket is.
    pub(super) end: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Success,
    Error,
}

impl Envelope {
    /// Takes a member that is a string, or an element of one that is an array of strings.
    pub(super) fn text(&mut self, field: Field, text: &str) -> Result<(), Complaint> {
        match field {
            Field::Status => {
                self.status = Some(match text {
                    "success" => Status::Success,
                    "error" => Status::Error,
                    _ => return Err("status is neither success nor error"),
                });
            }
            Field::ErrorType => self.kind = Some(text.to_owned()),
            Field::Error => text.clone_into(&mut self.message),
            Field::Warnings => self.warnings.push(text.to_owned()),
            Field::Infos => self.infos.push(text.to_owned()),
            _ => {
                self.result_type = Some(match text {
                    "matrix" => ResultType::Matrix,
                    "vector" => ResultType::Vector,
                    "scalar" => ResultType::Scalar,
                    "string" => ResultType::String,
                    _ => return Err("resultType is none of matrix, vector, scalar and string"),
                });
            }
        }
        Ok(())
    }

    /// Takes an element of a scalar or a string: first its time, then its value.
    pub(super) fn single(&mut self, token: Token, lexer: &Lexer) -> Result<(), Complaint> {
        match (self.time, &self.value, token) {
            (None, _, Token::Number) => {
                let time = number::time(lexer.text_bytes());
                self.time = Some(time.ok_or("a scalar's time is out of reach")?);
            }
            (Some(_), None, _) => self.value = Some(lexer.text().into_owned()),
            _ => return Err("result is neither series nor a time and a value"),
        }
        Ok(())
    }

    /// Notes what was found at byte `at`.
    pub(super) fn found(&mut self, found: Found, at: u64) {
        match found {
            Found::Series => self.series.get_or_insert(at),
            Found::One => self.one.get_or_insert(at),
            Found::Many => self.many.get_or_insert(at),
        };
    }

    /// Keeps the first thing that is wrong.
    pub(super) fn complain(&mut self, complaint: Complaint, at: u64) {
        self.wrong.get_or_insert((complaint, at));
    }

    /// Tells what is wrong as soon as it is certain that the answer is not a refusal.
    pub(super) fn check(&self) -> Result<(), Unanswered> {
        match self.wrong {
            Some(wrong) if self.status == Some(Status::Success) => Err(not_prometheus(wrong)),
            _ => Ok(()),
        }
    }

    /// The verdict at the end of the document.
    pub(super) fn finish(mut self, mut series: Vec<Series>) -> Result<Answer, Unanswered> {
        if self.status == Some(Status::Error) {
            return Err(Unanswered::Refused {
                kind: self.kind.unwrap_or_else(|| UNKNOWN.to_owned()),
                message: self.message,
            });
        }
        if let Some(wrong) = self.wrong {
            return Err(not_prometheus(wrong));
        }
        let result_type = self.result_type().map_err(not_prometheus)?;
        let mut text = self.value.take();
        if self.is_partial {
            self.warnings.push(PARTIAL.to_owned());
        }
        if result_type == ResultType::Scalar && !self.is_empty {
            let scalar = self.scalar(text.take().as_deref());
            series.push(scalar.map_err(not_prometheus)?);
        }
        Ok(Answer {
            result_type,
            series,
            text,
            warnings: self.warnings,
            infos: self.infos,
            stats: (!self.stats.is_empty())
                .then(|| String::from_utf8_lossy(&self.stats).into_owned()),
        })
    }

    fn result_type(&self) -> Result<ResultType, (Complaint, u64)> {
        if self.status.is_none() {
            return Err(("status is missing", self.end));
        }
        if self.is_empty && !self.has_result {
            return Ok(self.result_type.unwrap_or_default());
        }
        // Not all that speak Prometheus' API name it.
        let told_by_series = match (self.one, self.many) {
            (Some(_), None) => Some(ResultType::Vector),
            (None, _) if self.time.is_none() && self.has_result => Some(ResultType::Matrix),
            _ => None,
        };
        let result_type = self
            .result_type
            .or(told_by_series)
            .ok_or(("resultType is missing", self.end))?;
        if !self.has_result {
            return Err(("result is missing", self.end));
        }
        match result_type {
            ResultType::Matrix | ResultType::Vector if self.time.is_some() => {
                Err(("result holds something that is not a series", self.end))
            }
            ResultType::Matrix => refuse("a single sample in a matrix", self.one),
            ResultType::Vector => refuse("many samples in a vector", self.many),
            ResultType::Scalar | ResultType::String if self.value.is_none() => {
                Err(("result holds no time and value", self.end))
            }
            ResultType::Scalar | ResultType::String => {
                refuse("a series in a scalar or string", self.series)
            }
        }?;
        Ok(result_type)
    }

    fn scalar(&self, text: Option<&str>) -> Result<Series, (Complaint, u64)> {
        let value = text.and_then(|text| number::value(text.as_bytes()));
        match (self.time, value) {
            (Some(time), Some(value)) => Ok(Series {
                labels: Labels::default(),
                times: [time].into(),
                values: [value].into(),
                ..Series::default()
            }),
            _ => Err(("a scalar's value is not a number", self.end)),
        }
    }
}

/// What a reader has to know of an answer that is partial.
const PARTIAL: &str = "This answer is partial: a storage node of the server did not answer, so \
    that series and samples can be missing. Refresh in a while, or look at the server.";

fn refuse(complaint: Complaint, found: Option<u64>) -> Result<(), (Complaint, u64)> {
    found.map_or(Ok(()), |at| Err((complaint, at)))
}

fn not_prometheus((what, at): (Complaint, u64)) -> Unanswered {
    Unanswered::NotPrometheus {
        what: what.to_owned(),
        at,
    }
}
