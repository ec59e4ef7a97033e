//! The queries of a panel as fields of a link.
//!
//! The first query's expression is `g0.expr`, as in the Prometheus UI, which knows no others. All
//! else is our own: `g0.q1.expr` is the second query's expression, `g0.q0.legend` how the lines of
//! the first are called.

use super::fields::{Fields, put};
use super::reader::{Reader, one_of};
use crate::chart::lines::source::Side;
use crate::query_id::QueryId;
use crate::view::Query;

/// The expression of a panel's first query.
const FIRST: &str = "expr";

/// The fields of a query.
const FIELDS: [&str; 7] = [
    "expr", "hidden", "legend", "server", "step", "axis", "compare",
];

pub(super) fn knows(name: &str) -> bool {
    part(name).is_some()
}

/// `q1.expr` is field `expr` of query 1.
fn part(name: &str) -> Option<(u32, &str)> {
    if name == FIRST {
        return Some((0, FIRST));
    }
    number(name).filter(|(_, field)| FIELDS.contains(field))
}

/// `q1.x` is field `x` of query 1, whatever that is.
pub(super) fn number(name: &str) -> Option<(u32, &str)> {
    let (number, field) = name.strip_prefix('q')?.split_once('.')?;
    Some((number.parse().ok()?, field))
}

/// The numbers of the queries that [`read_all`] reads, in their order.
pub(super) fn numbers(fields: &Fields) -> Vec<u32> {
    let numbers = fields.iter().filter_map(|(name, _)| Some(part(name)?.0));
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The queries in the order of their numbers, at least one; what is odd in their fields goes to the
/// others that are.
pub(super) fn read_all(fields: &Fields, odd: &mut Vec<[String; 3]>) -> Vec<Query> {
    let mut queries = Vec::new();
    for (name, value) in fields {
        let Some((number, name)) = part(name) else {
            continue;
        };
        put(&mut queries, number, (name.to_owned(), value.clone()));
    }
    if queries.is_empty() {
        return vec![Query::default()];
    }
    (0..)
        .zip(&queries)
        .map(|(place, (_, fields))| {
            let mut reader = Reader::of(fields, format!("q{place}."));
            let query = read(&mut reader);
            odd.append(&mut reader.odd);
            let id = QueryId(place);
            Query { id, ..query }
        })
        .collect()
}

fn read(reader: &mut Reader) -> Query {
    let sides = [("left", Side::Left), ("right", Side::Right)];
    let side = reader.take("axis", |text| one_of(text, sides));
    Query {
        hidden: reader.flag("hidden"),
        legend: reader.text("legend").to_owned(),
        server: reader.text("server").to_owned(),
        step: reader.length("step"),
        side,
        compare: reader.length("compare"),
        ..match reader.text(FIRST) {
            "" => Query::default(),
            expr => Query::new(expr),
        }
    }
}

/// The fields of all queries that ask something; what is as usual is left out.
pub(super) fn write_all(queries: &[Query]) -> Vec<(String, String)> {
    let asking = queries.iter().enumerate();
    let asking = asking.filter(|(_, query)| !query.expr.is_empty());
    let fields = asking.flat_map(|(place, query)| {
        let named = move |(field, value): (&str, String)| {
            let name = match (place, field) {
                (0, FIRST) => FIRST.to_owned(),
                _ => format!("q{place}.{field}"),
            };
            (name, value)
        };
        write(query).into_iter().map(named)
    });
    fields.collect()
}

fn write(query: &Query) -> Vec<(&'static str, String)> {
    let mut fields = vec![(FIRST, query.expr.clone())];
    if query.hidden {
        fields.push(("hidden", "1".to_owned()));
    }
    if !query.legend.is_empty() {
        fields.push(("legend", query.legend.clone()));
    }
    if !query.server.is_empty() {
        fields.push(("server", query.server.clone()));
    }
    if let Some(side) = query.side {
        fields.push(("axis", side.name().to_owned()));
    }
    let durations = [("step", query.step), ("compare", query.compare)];
    let durations = durations
        .into_iter()
        .filter_map(|(name, duration)| Some((name, duration?.to_string())));
    fields.extend(durations);
    fields
}
