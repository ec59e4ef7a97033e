//! Carries a round for the table out: the values at an instant.

use futures_util::future::try_join_all;

use super::errand::Errand;
use super::transport::{InstantReply, ask_instant};
use crate::browser::clock;
use crate::prom::answer::Answer;
use crate::prom::request::InstantQuery;
use crate::prom::series::Series;
use crate::prom::end::End;
use crate::query_id::QueryId;
use crate::reach::failure::Failure;
use crate::report::timings::Timings;
use crate::table::vector::{Row, Vector};
use crate::view::query::letter;

/// The answers to all queries of a panel that are not hidden.
#[derive(Debug)]
pub struct Values {
    /// In the order of the queries.
    pub answers: Vec<(QueryId, Answer)>,
    /// Their samples as a table; the queries are known there by their places among the answers.
    pub vector: Vector,
    /// The instant, milliseconds since 1970.
    pub time: i64,
    /// How long they took, side by side.
    pub timings: Timings,
    /// When they were whole, milliseconds since 1970.
    pub received_at: i64,
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
    pub fn new(answers: Vec<(QueryId, Answer)>, time: i64) -> Self {
        let series = answers.iter().map(|(_, answer)| answer.series.as_slice());
        let series: Vec<(usize, &[Series])> = series.enumerate().collect();
        let vector = Vector::of(&series);
        Self {
            answers,
            vector,
            time,
            timings: Timings::default(),
            received_at: 0,
        }
    }

    /// The query of a row.
    #[must_use]
    pub fn query(&self, row: &Row) -> QueryId {
        let answer = self.answers.get(row.query);
        answer.map_or_else(QueryId::default, |(id, _)| *id)
    }

    /// The same with how long they took, when they were whole.
    fn of(replies: Vec<(QueryId, InstantReply)>, time: i64, received_at: i64) -> Self {
        let all = Timings::default();
        let timings = replies
            .iter()
            .fold(all, |all, (_, one)| all.beside(one.timings));
        let answers = replies.into_iter().map(|(id, reply)| (id, reply.answer));
        Self {
            timings,
            received_at,
            ..Self::new(answers.collect(), time)
        }
    }
}

/// Asks all queries of a panel for an instant; where that turns out to be of a wrong time, once
/// more. Dropping the future ends all that is under way.
///
/// # Errors
/// Why one of them has no answer, and of several which.
pub(super) async fn values(errand: &mut Errand, time: End) -> Result<Values, Failure> {
    let (values, server_time) = ask(errand, time).await?;
    if errand.keeps_time(server_time).await {
        return Ok(values);
    }
    ask(errand, time).await.map(|(values, _)| values)
}

/// With the server's clock, as far as it is told.
async fn ask(errand: &Errand, time: End) -> Result<(Values, Option<f64>), Failure> {
    let planner = errand.planner().await;
    let (server, panel, time) = (planner.server, planner.panel, time.at(planner.now));
    let asking: Vec<_> = planner.asking().collect();
    let several = asking.iter().any(|(query, _)| panel.place(query.id) > 0);
    let ask = |(query, text): (&crate::view::Query, String)| {
        let id = query.id;
        let instant = InstantQuery {
            server: server.clone(),
            query: text,
            time,
        };
        async move {
            match ask_instant(&instant, errand.manner).await {
                Ok(reply) => Ok((id, reply)),
                Err(failure) if several => Err(failure.of(letter(panel.place(id)))),
                Err(failure) => Err(failure),
            }
        }
    };
    let replies = try_join_all(asking.into_iter().map(ask)).await?;
    let told = replies.iter().filter_map(|(_, reply)| reply.server_time);
    let told = told.reduce(f64::min);
    Ok((Values::of(replies, time, clock::now()), told))
}
