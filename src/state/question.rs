//! One query's question: what is missing on screen is planned, asked, and merged.

use std::sync::Arc;

use send_wrapper::SendWrapper;

use super::failure::Failure;
use super::load::{Answered, Answers};
use super::transport::{Manner, ask_in_parts};
use crate::browser::clock;
use crate::prom::decode::Progress;
use crate::prom::duration::Duration;
use crate::prom::request::RangeQuery;
use crate::prom::tail::{self, Ask};
use crate::prom::window::Planned;

/// What is wanted of one query.
#[derive(Clone, Debug)]
pub struct Question {
    /// The query over the whole window.
    pub query: RangeQuery,
    /// Which of the panel's queries.
    pub place: usize,
    /// How much earlier its window is than that of the chart, if it is.
    pub earlier: Option<Duration>,
    /// The step that the reader chose, where it was too short or too long for the range.
    pub instead_of: Option<Duration>,
    /// How it is put to the server.
    pub manner: Manner,
    /// What is on screen, where a tail may be merged with it.
    pub shown: Option<Arc<Answers>>,
}

impl Question {
    /// The same of an earlier time.
    #[must_use]
    pub fn moved_back(&self, planned: Planned, earlier: Duration) -> Self {
        let mut moved = self.clone();
        moved.query.window = planned.window;
        moved.instead_of = planned.instead_of;
        moved.earlier = Some(earlier);
        moved
    }

    /// Asks. Dropping the future ends all that is under way.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn ask(self, heard: impl Fn(Progress)) -> Result<Answered, Failure> {
        let asked = self.plan();
        let reply = ask_in_parts(&asked, self.manner, heard).await?;
        let mut answer = reply.answer;
        if let Some(shown) = self.on_screen().filter(|_| asked != self.query) {
            answer.series = tail::merge(
                &shown.answer.series,
                &answer.series,
                asked.window,
                self.query.window,
            );
        }
        Ok(Answered {
            answer,
            query: self.query,
            place: self.place,
            earlier: self.earlier,
            asked,
            instead_of: self.instead_of,
            raw: SendWrapper::new(reply.raw),
            timings: reply.timings,
            parts: reply.parts,
            server_time: reply.server_time,
            received_at: clock::now(),
        })
    }

    /// What has to be asked for.
    fn plan(&self) -> RangeQuery {
        let Some(shown) = self.on_screen() else {
            return self.query.clone();
        };
        #[allow(
            clippy::cast_possible_truncation,
            reason = "milliseconds since 1970 fit an i64"
        )]
        // The server tells the time when it answers; it was asked before.
        let asked_at = shown
            .server_time
            .map(|time| (time - shown.timings.waited) as i64);
        match tail::plan(&shown.query, asked_at, &self.query) {
            Ask::All => self.query.clone(),
            Ask::Tail(window) => RangeQuery {
                window,
                ..self.query.clone()
            },
        }
    }

    fn on_screen(&self) -> Option<&Answered> {
        self.shown.as_ref()?.of(self.place, self.earlier)
    }
}
