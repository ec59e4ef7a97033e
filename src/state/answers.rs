//! What a panel's chart has.

use send_wrapper::SendWrapper;
use web_sys::Blob;

use super::transport::Reply;
use crate::asking::plan::Question;
use crate::browser::clock;
use crate::prom::answer::Answer;
use crate::prom::duration::Duration;
use crate::prom::request::RangeQuery;
use crate::prom::server::Server;
use crate::prom::servers::mark;
use crate::prom::stretch::Stretch;
use crate::prom::tail::{self, Missing};
use crate::prom::timestamp::Timestamp;
use crate::query_id::QueryId;
use crate::report::part::Part;
use crate::report::timings::Timings;

/// The answers to all queries of a panel that are not hidden.
#[derive(Clone, Debug)]
pub struct Answers {
    /// In the order of the queries; that of an earlier time after that of now.
    pub list: Vec<Exchange>,
    /// From where to where the chart reaches.
    pub bounds: Stretch,
    /// Why some of several servers told nothing, in sentences.
    pub faults: Vec<String>,
    /// When they were whole.
    pub received_at: Timestamp,
}

/// A question and its answer, so that axis and data never disagree.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The question: the whole window that is on screen.
    pub question: Question,
    /// What was asked for: a refresh asks only for the tail and merges it.
    pub asked: RangeQuery,
    /// The answer; times are as answered, those of an earlier period too.
    pub answer: Answer,
    /// The body as it came, of all parts.
    pub raw: SendWrapper<Option<Blob>>,
    /// How long it took.
    pub timings: Timings,
    /// The requests that it came by.
    pub parts: Vec<Part>,
    /// The server's clock then.
    pub server_time: Option<Timestamp>,
    /// When it was whole.
    pub received_at: Timestamp,
}

/// Samples that a page looks through and draws in some 50 ms.
const LARGE: usize = 150_000;

impl Answers {
    /// The answer to a query, of now or of so much earlier, by a server.
    #[must_use]
    pub fn of(&self, id: QueryId, earlier: Option<Duration>, server: &Server) -> Option<&Exchange> {
        let mut list = self.list.iter();
        list.find(|one| {
            let Question { query, .. } = &one.question;
            one.question.id == id && one.question.earlier == earlier && query.server == *server
        })
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

/// The same only as themselves: comparing samples would cost more than drawing them.
impl PartialEq for Answers {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Exchange {
    /// Of the reply to what was asked for, merged with what is on screen where that was only a part.
    pub(super) fn new(
        question: Question,
        asked: RangeQuery,
        reply: Reply,
        shown: Option<&Self>,
    ) -> Self {
        let mut answer = reply.answer;
        mark(&mut answer.series, &question.server_name);
        if let Some(shown) = shown.filter(|_| asked != question.query) {
            answer.series = tail::merge(
                &shown.answer.series,
                &answer.series,
                asked.window,
                question.query.window,
            );
        }
        Self {
            answer,
            question,
            asked,
            raw: SendWrapper::new(reply.raw),
            timings: reply.timings,
            parts: reply.parts,
            server_time: reply.server_time,
            received_at: clock::now(),
        }
    }

    /// What has to be asked for, so that a question is answered where this is on screen.
    pub(super) fn missing(&self, question: &Question) -> RangeQuery {
        // The server tells the time when it answers; it was asked before.
        let asked_at = self
            .server_time
            .map(|time| Timestamp::from_float(time.float() - self.timings.waited));
        let wanted = &question.query;
        match tail::plan(&self.question.query, asked_at, wanted) {
            Missing::All => wanted.clone(),
            Missing::Tail(window) => RangeQuery {
                window,
                ..wanted.clone()
            },
        }
    }
}
