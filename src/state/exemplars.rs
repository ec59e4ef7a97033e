//! The exemplars of a panel's queries.

use super::answers::{Answers, Exchange};
use crate::prom::exemplars::SeriesExemplars;
use crate::prom::request::RangeQuery;
use crate::query_id::QueryId;
use crate::reach::error::Unreachable;
use crate::reach::failure::Failure;

#[derive(Clone, Debug, PartialEq)]
pub struct QueryExemplars {
    /// What was asked.
    pub(super) query: RangeQuery,
    /// Which of the panel's queries.
    pub(super) id: QueryId,
    /// The last that the server had.
    pub(super) series: Vec<SeriesExemplars>,
    /// Why it had none this time.
    pub(super) failure: Option<Failure>,
}

impl QueryExemplars {
    /// Each series with exemplars, and its query.
    pub fn each(&self) -> impl Iterator<Item = (QueryId, &SeriesExemplars)> {
        self.series.iter().map(|series| (self.id, series))
    }

    fn are_of(&self, exchange: &Exchange) -> bool {
        let question = &exchange.question;
        self.id == question.id
            && self.query.query == question.query.query
            && self.query.server == question.query.server
    }
}

/// What the reader is to know where there are none; empty where there are.
#[must_use]
pub fn notice(all: &[QueryExemplars]) -> String {
    if let Some(failure) = all.iter().find_map(|of| of.failure.as_ref()) {
        return match failure {
            Failure::Unreachable(Unreachable::Status {
                code: 404 | 405, ..
            }) => UNKNOWN.to_owned(),
            failure => format!("The server gave no exemplars: {failure}"),
        };
    }
    if !all.is_empty() && all.iter().all(|of| of.series.is_empty()) {
        return NONE.to_owned();
    }
    String::new()
}

const NONE: &str = "The server has no exemplars for this query.";
const UNKNOWN: &str = "The server gave no exemplars: it does not know api/v1/query_exemplars, which Prometheus has since version 2.26.";

/// Keeps those of queries that are still on screen until there are newer ones.
pub(super) fn keep(all: &mut Vec<QueryExemplars>, answers: &Answers) {
    all.retain(|of| answers.list.iter().any(|exchange| of.are_of(exchange)));
}

/// Takes newer ones; where the server gave none, the last that it had stay.
pub(super) fn take(all: &mut Vec<QueryExemplars>, mut newer: Vec<QueryExemplars>) {
    for of in newer.iter_mut().filter(|of| of.failure.is_some()) {
        let before = all.iter_mut().find(|before| before.id == of.id);
        if let Some(before) = before {
            of.series = std::mem::take(&mut before.series);
        }
    }
    *all = newer;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::duration::Duration;
    use crate::prom::error::Unanswered;
    use crate::prom::server::Server;
    use crate::prom::timestamp::Timestamp;
    use crate::prom::window::Window;

    fn of(id: usize, series: usize, failure: Option<Failure>) -> Option<QueryExemplars> {
        Some(QueryExemplars {
            query: RangeQuery {
                server: "http://lab.home:9090".parse().ok()?,
                query: "up".to_owned(),
                window: Window {
                    start: Timestamp::from_ms(0),
                    end: Timestamp::from_ms(1),
                    step: Duration::from_ms(1),
                },
            },
            id: QueryId(id),
            series: vec![SeriesExemplars::default(); series],
            failure,
        })
    }

    fn status(code: u16) -> Option<Failure> {
        let server: Server = "http://lab.home:9090".parse().ok()?;
        let first_line = String::new();
        let status = Unreachable::Status {
            server,
            code,
            first_line,
            retry_after: None,
        };
        Some(status.into())
    }

    #[test]
    fn the_last_stay_where_the_server_gives_none() {
        let list = |all: Vec<Option<QueryExemplars>>| all.into_iter().flatten().collect();
        let mut all = list(vec![of(0, 2, None), of(1, 3, None)]);
        take(&mut all, list(vec![of(0, 0, None), of(1, 0, status(503))]));
        let counts = all.iter().map(|of| (of.id.0, of.series.len()));
        assert_eq!(counts.collect::<Vec<_>>(), [(0, 0), (1, 3)]);
    }

    #[test]
    fn says_where_there_are_none() {
        let refused = Unanswered::Refused {
            kind: "bad_data".to_owned(),
            message: "no".to_owned(),
        };
        for (all, said) in [
            (vec![], ""),
            (vec![of(0, 0, None), of(1, 1, None)], ""),
            (
                vec![of(0, 0, None), of(1, 0, None)],
                "The server has no exemplars for this query.",
            ),
            (
                vec![of(0, 1, status(404))],
                "The server gave no exemplars: it does not know api/v1/query_exemplars, which Prometheus has since version 2.26.",
            ),
            (
                vec![of(0, 0, None), of(1, 0, status(401))],
                "The server gave no exemplars: http://lab.home:9090 answered 401 without a word. Log in to it in another tab and serve the page from the same origin.",
            ),
            (
                vec![of(0, 0, Some(refused.into()))],
                "The server gave no exemplars: Prometheus refused the query (bad_data): no. Correct the query and run it again.",
            ),
        ] {
            let all: Vec<QueryExemplars> = all.into_iter().flatten().collect();
            assert_eq!(notice(&all), said);
        }
    }
}
