//! The texts in query boxes that are not what runs.

use crate::query_id::QueryId;
use crate::view::Query;

/// One for each box that was typed in since.
#[derive(Clone, Debug, Default)]
pub(super) struct Drafts(Vec<Draft>);

#[derive(Clone, Debug)]
struct Draft {
    query: QueryId,
    text: String,
    /// Whether it was run while it was empty.
    is_missed: bool,
}

impl Drafts {
    /// What stands in a query's box.
    pub(super) fn text<'a>(&'a self, query: &'a Query) -> &'a str {
        self.of(query.id).map_or(&query.expr, |draft| &draft.text)
    }

    /// Whether a query was run while its box was empty.
    pub(super) fn is_missed(&self, query: QueryId) -> bool {
        self.of(query).is_some_and(|draft| draft.is_missed)
    }

    /// The reader typed.
    pub(super) fn put(&mut self, query: QueryId, text: String) {
        self.0.retain(|draft| draft.query != query);
        let is_missed = false;
        self.0.push(Draft {
            query,
            text,
            is_missed,
        });
    }

    /// Makes what stands in the boxes what runs; says whether any had something. An empty one
    /// leaves its query as it was, and is missed.
    pub(super) fn run(&mut self, queries: &mut [Query]) -> bool {
        let mut missed = Vec::new();
        for query in queries.iter_mut() {
            let text = self.text(query).trim();
            if text.is_empty() {
                missed.push(Draft {
                    query: query.id,
                    text: String::new(),
                    is_missed: true,
                });
            } else {
                query.expr = text.to_owned();
            }
        }
        self.0 = missed;
        self.0.len() < queries.len()
    }

    /// Forgets those of queries that are gone.
    pub(super) fn keep(&mut self, queries: &[Query]) {
        let is_there = |id| queries.iter().any(|query| query.id == id);
        self.0.retain(|draft| is_there(draft.query));
    }

    fn of(&self, query: QueryId) -> Option<&Draft> {
        self.0.iter().find(|draft| draft.query == query)
    }
}
