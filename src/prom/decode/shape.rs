//! The shape of an answer: which token may stand where, and what it means there.

use super::columns::Columns;
use super::envelope::{Envelope, Found};
use super::field::Field;
use super::number;
use super::place::{Complaint, Place};
use super::sample::Parts;
use super::token::{Lexer, Token};
use crate::prom::answer::Answer;
use crate::prom::error::Unanswered;
use crate::prom::series::Series;

/// Follows the tokens through the answer and gathers what they say.
#[derive(Default)]
pub(super) struct Shape {
    /// Where the next token stands, outermost first.
    places: Vec<Place>,
    /// The member whose value comes next.
    field: Field,
    /// Tokens have no meaning until no more than this many objects and arrays are open.
    skip: Option<u32>,
    /// Whether what is skipped is kept as it came.
    keep: bool,
    envelope: Envelope,
    label: String,
    parts: Parts,
    columns: Columns,
    series: Vec<Series>,
    /// The series that are finished, taken ones included.
    finished: usize,
    /// Their samples.
    samples: usize,
}

impl Shape {
    /// Takes the token that the lexer has just read.
    pub(super) fn accept(&mut self, token: Token, lexer: &Lexer) -> Result<(), Unanswered> {
        if let Some(depth) = self.skip {
            if lexer.depth() <= depth {
                self.skip = None;
                self.keep = false;
            }
        } else if let Err(complaint) = self.step(token, lexer) {
            self.envelope.complain(complaint, lexer.token_start());
            self.skip_beyond(self.places.len(), lexer);
        }
        self.envelope.check()
    }

    /// The columns that grow, where the next element is one of `values`.
    pub(super) fn growing(&mut self) -> Option<&mut Columns> {
        (self.skip.is_none() && self.place() == Place::Values).then_some(&mut self.columns)
    }

    /// Takes the bytes of the next token, and the space before it.
    pub(super) fn keep(&mut self, bytes: &[u8]) {
        if self.keep {
            self.envelope.stats.extend_from_slice(bytes);
        }
    }

    /// Hands out the series that are finished.
    pub(super) fn take(&mut self) -> Vec<Series> {
        std::mem::take(&mut self.series)
    }

    /// How many series and samples there are so far, taken ones included.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.finished, self.samples + self.columns.samples())
    }

    /// The answer, once the document is whole.
    pub(super) fn finish(self) -> Result<Answer, Unanswered> {
        self.envelope.finish(self.series)
    }

    fn place(&self) -> Place {
        self.places.last().copied().unwrap_or(Place::Outside)
    }

    fn enter(&mut self, place: Place) {
        self.places.push(place);
    }

    fn skip_beyond(&mut self, depth: usize, lexer: &Lexer) {
        let depth = u32::try_from(depth).unwrap_or(u32::MAX);
        self.skip = (lexer.depth() > depth).then_some(depth);
    }

    fn step(&mut self, token: Token, lexer: &Lexer) -> Result<(), Complaint> {
        match (self.place(), token) {
            (_, Token::CloseObject | Token::CloseArray) => return self.leave(lexer),
            (Place::Metric, Token::Key) => {
                self.label.clear();
                self.label.push_str(&lexer.text());
                self.field = Field::Label;
            }
            (place, Token::Key) => self.field = Field::of(place, &lexer.text()),
            (Place::Outside, Token::OpenObject) => self.enter(Place::Envelope),
            (Place::Outside, _) => return Err("it is not an object"),
            (
                Place::Envelope | Place::Data | Place::Series | Place::Metric | Place::Histogram,
                _,
            ) => return self.member(token, lexer),
            (place, _) => return self.element(place, token, lexer),
        }
        Ok(())
    }

    /// The value of the member `field`. `null` is as good as no member.
    fn member(&mut self, token: Token, lexer: &Lexer) -> Result<(), Complaint> {
        match (self.field, token) {
            // A list in Go that was never filled; one answer has it, another an empty list.
            (Field::Data | Field::Result, Token::Null) => self.envelope.is_empty = true,
            (_, Token::Null) => {}
            (Field::IsPartial, Token::Bool(is_partial)) => self.envelope.is_partial = is_partial,
            (Field::Status | Field::ErrorType | Field::Error | Field::ResultType, Token::Text) => {
                return self.envelope.text(self.field, &lexer.text());
            }
            (Field::Warnings | Field::Infos, Token::OpenArray) => self.enter(Place::Notes),
            (Field::Data, Token::OpenObject) => self.enter(Place::Data),
            (Field::Result, Token::OpenArray) => {
                self.envelope.has_result = true;
                self.enter(Place::Result);
            }
            (Field::Stats, Token::OpenObject) => {
                self.envelope.stats = b"{".to_vec();
                self.keep = true;
                self.skip_beyond(self.places.len(), lexer);
            }
            (Field::Metric, Token::OpenObject) => self.enter(Place::Metric),
            (Field::Label, Token::Text) => self.columns.label(&self.label, &lexer.text()),
            (Field::Values, Token::OpenArray) => {
                self.envelope.found(Found::Many, lexer.token_start());
                self.enter(Place::Values);
            }
            (Field::Histograms, Token::OpenArray) => {
                self.envelope.found(Found::Many, lexer.token_start());
                self.enter(Place::Histograms);
            }
            (Field::Value, Token::OpenArray) => {
                self.envelope.found(Found::One, lexer.token_start());
                self.enter(Place::Sample);
            }
            (Field::Histogram, Token::OpenArray) => {
                self.envelope.found(Found::One, lexer.token_start());
                self.enter(Place::HistogramSample);
            }
            (Field::Count | Field::Sum, Token::Text | Token::Number) => {
                let number = number::value(lexer.text_bytes()).ok_or(self.field.complaint())?;
                self.parts.histogram_total(self.field, number);
            }
            (Field::Buckets, Token::OpenArray) => self.enter(Place::Buckets),
            (Field::Other, _) => self.skip_beyond(self.places.len(), lexer),
            (field, _) => return Err(field.complaint()),
        }
        Ok(())
    }

    /// An element of the array at `place`.
    fn element(&mut self, place: Place, token: Token, lexer: &Lexer) -> Result<(), Complaint> {
        match (place, token) {
            (Place::Notes, Token::Text) => return self.envelope.text(self.field, &lexer.text()),
            (Place::Notes, _) => return Err("a warning or info is not a string"),
            (Place::Result, Token::OpenObject) => {
                self.envelope.found(Found::Series, lexer.token_start());
                self.enter(Place::Series);
            }
            (Place::Result, Token::Number | Token::Text) => {
                return self.envelope.single(token, lexer);
            }
            (Place::Values, Token::OpenArray) => self.enter(Place::Sample),
            (Place::Sample, _) => return self.parts.element(token, lexer.text_bytes()),
            (Place::Histograms, Token::OpenArray) => self.enter(Place::HistogramSample),
            (Place::HistogramSample, Token::Number) => {
                return self.parts.time(lexer.text_bytes());
            }
            (Place::HistogramSample, Token::OpenObject) => self.enter(Place::Histogram),
            (Place::Buckets, Token::OpenArray) => self.enter(Place::Bucket),
            (Place::Bucket, Token::Number | Token::Text) => {
                return self.parts.bucket_number(lexer.text_bytes());
            }
            (Place::Result, _) => return Err("result holds something that is not a series"),
            _ => return Err("something stands where a sample belongs"),
        }
        Ok(())
    }

    /// The end of the object or array at hand.
    fn leave(&mut self, lexer: &Lexer) -> Result<(), Complaint> {
        match self.places.pop() {
            Some(Place::Envelope) => self.envelope.end = lexer.token_start(),
            Some(Place::Series) => {
                self.finished += 1;
                self.samples += self.columns.samples();
                self.series.push(self.columns.take());
            }
            Some(Place::Sample) => {
                let (time, value) = self.parts.take_sample()?;
                if !self.columns.sample(time, value) {
                    return Err(NOT_RISING);
                }
            }
            Some(Place::HistogramSample) => {
                let histogram = self.parts.take_histogram()?;
                if !self.columns.histogram(histogram) {
                    return Err(NOT_RISING);
                }
            }
            Some(Place::Bucket) => return self.parts.end_bucket(),
            _ => {}
        }
        Ok(())
    }
}

const NOT_RISING: Complaint = "a sample's time does not lie after the one before it";
