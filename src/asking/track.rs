//! What one view of a panel has, and how its last asks went.

use super::wanted::{Reach, Round, Wanted};
use crate::prom::timestamp::Timestamp;
use crate::reach::failure::Failure;
use crate::view::Panel;

/// What a view has. Answers of it are of type `T`.
#[derive(Clone, Debug)]
pub struct Track<T> {
    /// The last good answers; a failure does not take them away.
    pub kept: Option<Kept<T>>,
    /// Why the newest ask failed; none once one succeeds.
    pub failure: Option<Failure>,
    /// How many asks have failed in a row.
    pub(super) failures: u32,
    /// Whether the reader has wished for newer answers since.
    pub(super) is_old: bool,
    /// Whether all was to be asked for, and has not come yet.
    owes_all: bool,
    /// When the newest ask began.
    pub(super) asked_at: Timestamp,
}

/// Good answers, and what they are of.
#[derive(Clone, Debug)]
pub struct Kept<T> {
    /// What they were asked for.
    pub wanted: Wanted,
    pub answers: T,
}

impl<T> Default for Track<T> {
    fn default() -> Self {
        Self {
            kept: None,
            failure: None,
            failures: 0,
            is_old: false,
            owes_all: false,
            asked_at: Timestamp::default(),
        }
    }
}

impl<T> Track<T> {
    /// Whether the answers are of this, nothing newer was wished for, and nothing has failed since.
    pub(super) fn has(&self, wanted: &Wanted) -> bool {
        let kept = self.kept.as_ref();
        let is_good = !self.is_old && self.failure.is_none();
        is_good && kept.is_some_and(|kept| kept.wanted == *wanted)
    }

    /// What was asked for.
    pub(super) fn shown(&self) -> Option<&Panel> {
        Some(&self.kept.as_ref()?.wanted.panel)
    }

    /// A round begins; one that is tried again after all was to be asked for asks for all.
    pub(super) fn begin(&mut self, reach: Reach, now: Timestamp) -> Reach {
        self.asked_at = now;
        self.owes_all |= reach != Reach::Missing;
        if self.owes_all && reach == Reach::Missing {
            Reach::Whole
        } else {
            reach
        }
    }

    /// A clock that was set back must not hold the next ask up.
    pub(super) fn set_clock(&mut self, now: Timestamp) {
        self.asked_at = self.asked_at.min(now);
    }

    /// The round has come back.
    pub(super) fn settle(&mut self, round: Round, outcome: Result<T, Failure>) {
        let wanted = round.wanted;
        match outcome {
            Ok(answers) => {
                self.kept = Some(Kept { wanted, answers });
                self.is_old = false;
                self.owes_all = false;
                self.forget_failure();
            }
            Err(failure) => {
                self.failure = Some(failure);
                self.failures = self.failures.saturating_add(1);
            }
        }
    }

    /// Nothing can be asked, for this reason.
    pub(super) fn refuse(&mut self, failure: Failure) {
        self.failure = Some(failure);
        self.failures = 0;
    }

    /// The failure is told no longer.
    pub(super) fn forget_failure(&mut self) {
        self.failure = None;
        self.failures = 0;
    }
}
