//! Remembers what became of each request.

use super::slot::Slot;
use crate::browser::clock;
use crate::report::Table;
use crate::report::timeline::{Kind, Record, Timeline};
use crate::report::timings::Timings;

/// The requests of this visit; copies are the same log.
#[derive(Clone, Copy, Debug)]
pub struct Log(Slot<Timeline>);

impl Default for Log {
    fn default() -> Self {
        Self(Slot::new(Timeline::default()))
    }
}

impl Log {
    /// A request goes out.
    #[must_use]
    pub fn begin(self, kind: Kind, asked: impl Into<String>) -> Underway {
        let record = Record {
            at: clock::now(),
            kind,
            asked: asked.into(),
            status: None,
            timings: Timings::default(),
            outcome: "Dropped: nobody waited for it any more.".to_owned(),
        };
        Underway {
            log: self,
            began: clock::monotonic(),
            record,
        }
    }

    /// The last requests, tracked.
    #[must_use]
    pub fn table(self) -> Table {
        self.0.with(Timeline::table)
    }
}

/// A request under way; it is remembered when this is dropped, as dropped unless it ended before.
#[derive(Debug)]
pub struct Underway {
    log: Log,
    /// On the clock that never jumps, in milliseconds.
    began: f64,
    record: Record,
}

impl Underway {
    /// An answer came.
    pub fn came(&mut self, status: u16, timings: Timings) {
        self.record.status = Some(status);
        self.record.timings = timings;
    }

    /// There is no more to wait for, whether an answer came or not.
    pub fn stop(&mut self) {
        self.record.timings.waited = clock::monotonic() - self.began;
    }

    /// The request has ended so.
    pub fn end(mut self, outcome: String) {
        self.record.outcome = outcome;
    }
}

impl Drop for Underway {
    fn drop(&mut self) {
        if self.record.timings.waited == 0.0 {
            self.stop();
        }
        // The page may be closing, and the log be gone.
        self.log
            .0
            .update(|timeline| timeline.add(self.record.clone()));
    }
}
