//! Facts in rows, to be shown or saved.

use serde::{Serialize, Serializer};

use crate::prom::timestamp::Timestamp;
use crate::prom::zone::{self, UTC};

/// Rows of texts. Without heads each row is a fact: what it is called, and what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it tells of.
    pub name: &'static str,
    /// What the columns are called.
    pub heads: Vec<String>,
    /// Cells, as many a row as there are heads, or two.
    pub rows: Vec<Vec<String>>,
}

/// What stands where nothing is known.
pub const UNKNOWN: &str = "–";

impl Table {
    /// A table of facts.
    #[must_use]
    pub fn of_facts<N: Into<String>>(
        name: &'static str,
        facts: impl IntoIterator<Item = (N, String)>,
    ) -> Self {
        let facts = facts.into_iter();
        Self {
            name,
            heads: Vec::new(),
            rows: facts.map(|(fact, is)| vec![fact.into(), is]).collect(),
        }
    }

    /// A table of columns.
    #[must_use]
    pub fn with_heads(name: &'static str, heads: &[&str], rows: Vec<Vec<String>>) -> Self {
        Self {
            name,
            heads: heads.iter().map(|head| (*head).to_owned()).collect(),
            rows,
        }
    }
}

/// Facts are members of an object; of other tables each row is an object.
impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.heads.is_empty() {
            let facts = self.rows.iter();
            serializer.collect_map(facts.filter_map(|row| Some((row.first()?, row.get(1)?))))
        } else {
            let heads = &self.heads;
            serializer.collect_seq(self.rows.iter().map(|cells| Row { heads, cells }))
        }
    }
}

struct Row<'a> {
    heads: &'a [String],
    cells: &'a [String],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.heads.iter().zip(self.cells))
    }
}

/// A duration: `12.3 ms`.
#[must_use]
pub fn ms_text(ms: f64) -> String {
    format!("{ms:.1} ms")
}

/// An instant in UTC: `2026-11-25 14:03:07.250`.
#[must_use]
pub fn instant_text(at: Timestamp) -> String {
    format!("{}.{:03}", zone::local(at, UTC), at.ms().rem_euclid(1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_instants() {
        assert_eq!(ms_text(12.345), "12.3 ms");
        let at = Timestamp::from_ms(1_678_066_203_019);
        assert_eq!(instant_text(at), "2023-03-06 01:30:03.019");
    }
}
