//! What a panel has, and what it waits for.

use std::sync::Arc;

use super::failure::Failure;
use crate::browser::http::Timings;
use crate::chart::lines::Lines;
use crate::prom::answer::Answer;
use crate::prom::decode::Progress;
use crate::prom::duration::Duration;
use crate::prom::request::RangeQuery;

use send_wrapper::SendWrapper;
use web_sys::Blob;

/// The last good answer, the last failure since, and the question that is under way.
#[derive(Clone, Debug, Default)]
pub struct Load {
    /// The last good answer; a failure does not take it away.
    pub answered: Option<Arc<Answered>>,
    /// Why the newest ask failed; none once one succeeds.
    pub failure: Option<Failure>,
    /// What is under way.
    pub asking: Option<Asking>,
    /// When the newest ask began, milliseconds since 1970.
    pub asked_at: i64,
    /// How many asks have failed in a row.
    pub failures: u32,
}

/// An answer together with the question that got it, so that axis and data never disagree.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The question: the whole window that is on screen.
    pub query: RangeQuery,
    /// What was asked for: a refresh asks only for the tail and merges it.
    pub asked: RangeQuery,
    /// The step that the reader chose, where it was too short for the range.
    pub raised_from: Option<Duration>,
    /// The answer.
    pub answer: Answer,
    /// The answer as lines of a chart.
    pub lines: Lines,
    /// The body as it came, of all parts.
    pub raw: SendWrapper<Option<Blob>>,
    /// How long it took.
    pub timings: Timings,
    /// The server's clock then, milliseconds since 1970.
    pub server_time: Option<f64>,
    /// When it was whole, milliseconds since 1970.
    pub received_at: i64,
}

impl Answered {
    /// From the first step that was asked for to the last, milliseconds since 1970.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "milliseconds since 1970 fit an f64"
    )]
    pub fn window(&self) -> (f64, f64) {
        (self.query.window.start as f64, self.query.window.end as f64)
    }

    /// The query on screen, and what all its lines have in common.
    #[must_use]
    pub fn title(&self) -> String {
        let query = &self.query.query;
        let common = self.lines.common();
        if common.is_empty() {
            return query.clone();
        }
        let common = common.to_string();
        // A bare selector would only be said twice.
        if common.starts_with(query) {
            common
        } else {
            format!("{query}   {common}")
        }
    }
}

/// An answer is the same only as itself: comparing samples would cost more than drawing them.
impl PartialEq for Answered {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// A question under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// The question.
    pub query: RangeQuery,
    /// What has come of its answer.
    pub progress: Progress,
}

impl Load {
    /// A question goes out.
    pub fn begin(&mut self, query: RangeQuery, now: i64) {
        self.asked_at = now;
        self.asking = Some(Asking {
            query,
            progress: Progress::default(),
        });
    }

    /// More of its answer came.
    pub fn hear(&mut self, progress: Progress) {
        if let Some(asking) = &mut self.asking {
            asking.progress = progress;
        }
    }

    /// Its answer came, or did not.
    pub fn settle(&mut self, outcome: Result<Answered, Failure>) {
        self.asking = None;
        match outcome {
            Ok(answered) => {
                self.answered = Some(Arc::new(answered));
                self.failure = None;
                self.failures = 0;
            }
            Err(failure) => {
                self.failure = Some(failure);
                self.failures = self.failures.saturating_add(1);
            }
        }
    }
}
