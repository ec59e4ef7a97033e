//! One query of a panel and how its lines are shown.

use crate::chart::lines::source::Side;
use crate::prom::duration::Duration;
use crate::query_id::QueryId;

/// The default query, the one that the page opens with when nothing else is configured.
pub const DEFAULT_QUERY: &str = "node_memory_MemFree_bytes";

/// One of a panel's queries.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// What it is known by, as long as its panel has it; in a link, by its place.
    pub id: QueryId,
    /// The PromQL expression that was run last.
    pub expr: String,
    /// Whether it is neither asked nor drawn.
    pub hidden: bool,
    /// What its lines are called, as in `{{instance}} free`; empty names them by the labels that
    /// tell them apart.
    pub legend: String,
    /// Its own step, where it is not the panel's.
    pub step: Option<Duration>,
    /// Who is asked, by name or address: empty is the page's server, `*` all on offer.
    pub server: String,
    /// The value axis that its lines belong to; none chooses by what they measure.
    pub side: Option<Side>,
    /// How much earlier is the period that it is compared with, if with any.
    pub compare: Option<Duration>,
}

impl Query {
    /// A query that is shown in the usual way.
    #[must_use]
    pub fn new(expr: impl Into<String>) -> Self {
        Self {
            id: QueryId::default(),
            expr: expr.into(),
            hidden: false,
            legend: String::new(),
            step: None,
            server: String::new(),
            side: None,
            compare: None,
        }
    }
}

impl Default for Query {
    fn default() -> Self {
        Self::new(DEFAULT_QUERY)
    }
}

/// What a panel's query is called: A, B, ... Z, AA, ...
#[must_use]
pub fn letter(place: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(place % 26).unwrap_or_default());
    match (place / 26).checked_sub(1) {
        Some(before) => format!("{}{letter}", self::letter(before)),
        None => letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_on_after_z() {
        for (place, name) in [
            (0, "A"),
            (1, "B"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
        ] {
            assert_eq!(letter(place), name);
        }
    }
}
