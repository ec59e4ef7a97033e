//! Which lines the reader chose to see, as fields of a link; all are our own.
//!
//! A field for each line: `g0.q0.hidden_series` is one of the first query that is not drawn. Its
//! value is the labels of the series, written as a query string is.

use std::collections::BTreeSet;

use form_urlencoded::Serializer;

use super::fields::Fields;
use super::query;
use crate::chart::lines::key::LineKey;
use crate::chart::lines::seen::Seen;
use crate::prom::labels::Labels;
use crate::query_id::QueryId;
use crate::view::Query;

/// The fields of a query's series; those of an earlier time have the same with this at the end.
const FIELDS: [&str; 3] = ["hidden_series", "isolated_series", "front_series"];
const EARLIER: &str = "_earlier";

pub(super) fn knows(name: &str) -> bool {
    part(name).is_some()
}

/// `q1.hidden_series` is field 0 of query 1, of now.
fn part(name: &str) -> Option<(u32, usize, bool)> {
    let (number, field) = query::number(name)?;
    let (field, is_earlier) = match field.strip_suffix(EARLIER) {
        Some(field) => (field, true),
        None => (field, false),
    };
    let field = FIELDS.iter().position(|known| *known == field)?;
    Some((number, field, is_earlier))
}

/// What is said of the series of queries that the link has.
pub(super) fn read(fields: &Fields) -> Seen {
    let numbers = query::numbers(fields);
    let mut seen = Seen::default();
    for (name, value) in fields {
        let Some((number, field, is_earlier)) = part(name) else {
            continue;
        };
        let Some((query, _)) = (0..).zip(&numbers).find(|(_, one)| **one == number) else {
            continue;
        };
        let pairs = form_urlencoded::parse(value.as_bytes()).into_owned();
        let key = LineKey {
            query: QueryId(query),
            is_earlier,
            labels: Labels::new(pairs),
        };
        sets(&mut seen)[field].insert(key);
    }
    seen
}

const fn sets(seen: &mut Seen) -> [&mut BTreeSet<LineKey>; 3] {
    [&mut seen.hidden, &mut seen.isolated, &mut seen.picked]
}

/// The fields of all queries, by their places.
pub(super) fn write(seen: &Seen, queries: &[Query]) -> Vec<(String, String)> {
    let sets = [&seen.hidden, &seen.isolated, &seen.picked];
    let mut fields = Vec::new();
    for (name, set) in FIELDS.into_iter().zip(sets) {
        for key in set {
            let mut ids = queries.iter().map(|query| query.id);
            let Some(place) = ids.position(|id| id == key.query) else {
                continue;
            };
            let end = if key.is_earlier { EARLIER } else { "" };
            let labels = Serializer::new(String::new())
                .extend_pairs(key.labels.iter())
                .finish();
            fields.push((format!("q{place}.{name}{end}"), labels));
        }
    }
    fields
}
