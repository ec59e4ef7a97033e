//! What a panel's table has.

use super::transport::InstantReply;
use crate::measure::unit::Unit;
use crate::prom::answer::Answer;
use crate::prom::series::Series;
use crate::prom::timestamp::Timestamp;
use crate::query_id::QueryId;
use crate::report::timings::Timings;
use crate::table::vector::{Row, Vector};

/// The answers to all queries of a panel that are not hidden.
#[derive(Debug)]
pub struct Values {
    /// In the order of the queries.
    pub answers: Vec<(QueryId, Answer)>,
    /// What each of them measures.
    pub units: Vec<Unit>,
    /// Their samples as a table; the queries are known there by their places among the answers.
    pub vector: Vector,
    /// The labels that name servers, where several told the values: for display alone.
    pub marks: Vec<&'static str>,
    /// Why some of several servers told nothing, in sentences.
    pub faults: Vec<String>,
    /// The instant.
    pub time: Timestamp,
    /// How long they took, side by side.
    pub timings: Timings,
    /// When they were whole.
    pub received_at: Timestamp,
}

/// The same only as themselves.
impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Values {
    /// The answers to what was asked for this instant.
    #[must_use]
    pub fn new(answers: Vec<(QueryId, Answer)>, time: Timestamp) -> Self {
        let series = answers.iter().map(|(_, answer)| answer.series.as_slice());
        let series: Vec<(usize, &[Series])> = series.enumerate().collect();
        let vector = Vector::of(&series);
        Self {
            answers,
            units: Vec::new(),
            marks: Vec::new(),
            faults: Vec::new(),
            vector,
            time,
            timings: Timings::default(),
            received_at: Timestamp::default(),
        }
    }

    /// The query of a row.
    #[must_use]
    pub fn query(&self, row: &Row) -> QueryId {
        let answer = self.answers.get(row.query);
        answer.map_or_else(QueryId::default, |(id, _)| *id)
    }

    /// What a row's value is in.
    #[must_use]
    pub fn unit(&self, row: &Row) -> Unit {
        self.units.get(row.query).copied().unwrap_or_default()
    }

    /// The same of queries as they were sent, with how long they took, and when they were whole.
    pub(super) fn of(
        replies: Vec<(QueryId, String, InstantReply)>,
        time: Timestamp,
        received_at: Timestamp,
    ) -> Self {
        let all = Timings::default();
        let timings = replies
            .iter()
            .fold(all, |all, (.., one)| all.beside(one.timings));
        let guess = |(_, query, reply): &(_, String, InstantReply)| {
            Unit::guess_answered(query, &reply.answer.series)
        };
        let units = replies.iter().map(guess).collect();
        let answers = replies.into_iter().map(|(id, _, reply)| (id, reply.answer));
        Self {
            units,
            timings,
            received_at,
            ..Self::new(answers.collect(), time)
        }
    }
}
