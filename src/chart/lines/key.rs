//! What a line is known by.

use std::sync::Arc;

use crate::prom::labels::Labels;
use crate::query_id::QueryId;

/// What a line is known by from answer to answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineKey {
    /// Which of the panel's queries.
    pub query: QueryId,
    /// Whether it is drawn later than it was.
    pub is_earlier: bool,
    /// The series.
    pub labels: Labels,
}

/// Who has a colour: a series of a query, now and at an earlier time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner {
    /// Which of the panel's queries.
    pub query: QueryId,
    /// Its expression: nothing is kept from one query to another.
    pub expr: Arc<str>,
    /// The series.
    pub labels: Labels,
}
