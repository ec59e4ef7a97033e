//! What a panel has, and what it waits for.

use std::sync::Arc;

use super::failure::Failure;
use crate::prom::answer::Answer;
use crate::prom::decode::Progress;
use crate::prom::duration::Duration;
use crate::prom::request::RangeQuery;
use crate::report::part::Part;
use crate::report::timings::Timings;
use crate::view::Panel;

use send_wrapper::SendWrapper;
use web_sys::Blob;

/// The last good answers, the last failure since, and the question that is under way.
#[derive(Clone, Debug, Default)]
pub struct Load {
    /// The last good answers; a failure does not take them away.
    pub answers: Option<Arc<Answers>>,
    /// What the panel was when they were asked for.
    pub shown: Option<Panel>,
    /// Why the newest ask failed; none once one succeeds.
    pub failure: Option<Failure>,
    /// What is under way.
    pub asking: Option<Asking>,
    /// The newest questions, answered or not.
    pub asked: Vec<RangeQuery>,
    /// When the newest ask began, milliseconds since 1970.
    pub asked_at: i64,
    /// How many asks have failed in a row.
    pub failures: u32,
}

/// The answers to all queries of a panel that are not hidden.
#[derive(Clone, Debug)]
pub struct Answers {
    /// In the order of the queries; that of an earlier time after that of now.
    pub list: Vec<Answered>,
    /// The first and the last instant of the chart's window, milliseconds since 1970.
    pub bounds: (i64, i64),
    /// When they were whole, milliseconds since 1970.
    pub received_at: i64,
}

/// An answer together with the question that got it, so that axis and data never disagree.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The question: the whole window that is on screen.
    pub query: RangeQuery,
    /// Which of the panel's queries.
    pub place: usize,
    /// How much earlier it is than the chart's window, if it is.
    pub earlier: Option<Duration>,
    /// What was asked for: a refresh asks only for the tail and merges it.
    pub asked: RangeQuery,
    /// The step that the reader chose, where it was too short or too long for the range.
    pub instead_of: Option<Duration>,
    /// The answer; times are as answered, those of an earlier period too.
    pub answer: Answer,
    /// The body as it came, of all parts.
    pub raw: SendWrapper<Option<Blob>>,
    /// How long it took.
    pub timings: Timings,
    /// The requests that it came by.
    pub parts: Vec<Part>,
    /// The server's clock then, milliseconds since 1970.
    pub server_time: Option<f64>,
    /// When it was whole, milliseconds since 1970.
    pub received_at: i64,
}

impl Answers {
    /// From where to where the chart reaches, milliseconds since 1970.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "milliseconds since 1970 fit an f64"
    )]
    pub fn window(&self) -> (f64, f64) {
        (self.bounds.0 as f64, self.bounds.1 as f64)
    }

    /// The answer to the query at this place, of now or of so much earlier.
    #[must_use]
    pub fn of(&self, place: usize, earlier: Option<Duration>) -> Option<&Answered> {
        let mut list = self.list.iter();
        list.find(|one| one.place == place && one.earlier == earlier)
    }

    /// How many samples there are.
    #[must_use]
    pub fn samples(&self) -> usize {
        self.list.iter().map(|one| one.answer.samples()).sum()
    }

    /// Whether they take so long to look through and to draw that each is to be a task of its own.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.samples() > LARGE
    }

    /// How long they took, side by side.
    #[must_use]
    pub fn timings(&self) -> Timings {
        self.list
            .iter()
            .fold(Timings::default(), |all, one| all.beside(one.timings))
    }
}

/// Samples that a page looks through and draws in some 50 ms.
const LARGE: usize = 150_000;

/// Answers are the same only as themselves: comparing samples would cost more than drawing them.
impl PartialEq for Answers {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Questions under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// What has come of their answers.
    pub progress: Progress,
}

impl Load {
    /// Questions go out.
    pub fn begin(&mut self, queries: Vec<RangeQuery>, now: i64) {
        self.asked_at = now;
        self.asked = queries;
        self.asking = Some(Asking {
            progress: Progress::default(),
        });
    }

    /// More of their answers came.
    pub fn hear(&mut self, progress: Progress) {
        if let Some(asking) = &mut self.asking {
            asking.progress = progress;
        }
    }

    /// The failure is told no longer: nothing is asked for any more.
    pub fn forget_failure(&mut self) {
        self.asking = None;
        self.failure = None;
        self.failures = 0;
    }

    /// Their answers came, or did not.
    pub fn settle(&mut self, outcome: Result<Answers, Failure>) {
        self.asking = None;
        match outcome {
            Ok(answers) => {
                self.answers = Some(Arc::new(answers));
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
