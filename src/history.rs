//! The queries that ran, and the reader's favourites among them. Pure.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::prom::timestamp::Timestamp;

/// How many queries are kept beside the favourites.
const KEPT: usize = 200;

/// How many favourites are kept.
const FAVOURITES: usize = 1_000;

/// A longer expression is not kept, in bytes: a browser has some 5 MB for all of the page.
const LONGEST: usize = 10_000;

/// Queries, newest first, each once. Nothing but expressions is kept: no address, no answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    pub queries: Vec<Ran>,
    /// Whether queries that run are not kept any more.
    #[serde(default)]
    pub is_off: bool,
}

/// A query that ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ran {
    /// The PromQL expression.
    pub expr: String,
    /// When it ran last.
    #[serde(default)]
    pub at: Timestamp,
    /// Whether it is a favourite.
    #[serde(default)]
    pub starred: bool,
}

/// Text that is no history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "This file holds no history of queries, so nothing was changed. Choose a file that “Save as \
     file” wrote."
)]
pub struct NoHistory;

impl History {
    /// Keeps a query that ran, unless the reader switched that off.
    pub fn remember(&mut self, expr: &str, at: Timestamp) {
        if !self.is_off {
            // None ran later than now: the clock was ahead then.
            for ran in &mut self.queries {
                ran.at = ran.at.min(at);
            }
            self.add(Ran {
                expr: expr.to_owned(),
                at,
                starred: false,
            });
        }
    }

    /// Takes in the queries of another history. Of a query that both have, the later time counts,
    /// and it is a favourite if it is one in either.
    pub fn merge(&mut self, other: Self) {
        for ran in other.queries {
            self.add(ran);
        }
    }

    /// Makes a query a favourite, or an ordinary one.
    pub fn star(&mut self, expr: &str) {
        for ran in self.queries.iter_mut().filter(|ran| ran.expr == expr) {
            ran.starred = !ran.starred;
        }
        self.trim();
    }

    /// Whether a query is a favourite.
    #[must_use]
    pub fn is_starred(&self, expr: &str) -> bool {
        self.queries
            .iter()
            .any(|ran| ran.starred && ran.expr == expr)
    }

    /// Forgets all but the favourites.
    pub fn clear(&mut self) {
        self.queries.retain(|ran| ran.starred);
    }

    /// The queries that hold all words of `search`, favourites first; letters' case is the same.
    #[must_use]
    pub fn find(&self, search: &str) -> Vec<&Ran> {
        let search = search.to_lowercase();
        let holds = |ran: &Ran| {
            let expr = ran.expr.to_lowercase();
            search.split_whitespace().all(|word| expr.contains(word))
        };
        let found: Vec<&Ran> = self.queries.iter().filter(|ran| holds(ran)).collect();
        let of = |starred: bool| found.iter().filter(move |ran| ran.starred == starred);
        of(true).chain(of(false)).copied().collect()
    }

    /// Reads a file that [`History::write`] wrote.
    ///
    /// # Errors
    /// Where it is none.
    pub fn read(text: &str) -> Result<Self, NoHistory> {
        serde_json::from_str(text).map_err(|_| NoHistory)
    }

    /// Writes a file.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    fn add(&mut self, mut ran: Ran) {
        if ran.expr.trim().is_empty() || ran.expr.len() > LONGEST {
            return;
        }
        // A file may say anything.
        ran.at = ran.at.clamp(Timestamp::default(), Timestamp::LAST);
        if let Some(place) = self.queries.iter().position(|old| old.expr == ran.expr) {
            let old = self.queries.remove(place);
            ran.at = ran.at.max(old.at);
            ran.starred |= old.starred;
        }
        let place = self.queries.partition_point(|other| other.at > ran.at);
        self.queries.insert(place, ran);
        self.trim();
    }

    /// Lets the oldest go.
    fn trim(&mut self) {
        let (mut favourites, mut others) = (0, 0);
        self.queries.retain(|ran| {
            let (count, most) = if ran.starred {
                (&mut favourites, FAVOURITES)
            } else {
                (&mut others, KEPT)
            };
            *count += 1;
            *count <= most
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_ms(ms)
    }

    /// A history in which these ran, the first one first.
    fn of(exprs: &[&str]) -> History {
        let mut history = History::default();
        for (ms, expr) in (0..).zip(exprs) {
            history.remember(expr, at(ms));
        }
        history
    }

    fn exprs(history: &History) -> Vec<&str> {
        history
            .queries
            .iter()
            .map(|ran| ran.expr.as_str())
            .collect()
    }

    #[test]
    fn the_newest_is_first_and_none_comes_twice() {
        let long = "a".repeat(LONGEST + 1);
        let history = of(&["up", "load1", "up", "", " ", &long]);
        assert_eq!(exprs(&history), ["up", "load1"]);
        assert_eq!(history.queries[0].at, at(2));
    }

    #[test]
    fn what_ran_now_is_first_though_the_clock_was_ahead_before() {
        let mut history = of(&["old", "up"]);
        history.remember("ahead", at(90));
        history.remember("up", at(5));
        assert_eq!(exprs(&history), ["up", "ahead", "old"]);
        assert_eq!(history.queries[1].at, at(5));
    }

    #[test]
    fn the_oldest_goes_but_favourites_stay() {
        let mut history = of(&["first", "second"]);
        history.star("first");
        for ms in 0..200 {
            history.remember(&format!("query {ms}"), at(10 + ms));
        }
        assert_eq!(history.queries.len(), 201);
        assert_eq!(exprs(&history)[199..], ["query 0", "first"]);
        history.clear();
        assert_eq!(exprs(&history), ["first"]);
        history.star("first");
        history.clear();
        assert_eq!(exprs(&history), [""; 0]);
    }

    #[test]
    fn a_star_lasts_while_the_query_runs_again() {
        let mut history = of(&["up"]);
        history.star("up");
        history.remember("up", at(7));
        let up = Ran {
            expr: "up".to_owned(),
            at: at(7),
            starred: true,
        };
        assert_eq!(history.queries, [up]);
        assert!(history.is_starred("up") && !history.is_starred("load1"));
    }

    #[test]
    fn finds_words_and_shows_favourites_first() {
        let mut history = of(&["sum(up)", "UP{job=\"a\"}", "load1"]);
        history.star("sum(up)");
        for (search, found) in [
            ("", &["sum(up)", "load1", "UP{job=\"a\"}"][..]),
            ("up", &["sum(up)", "UP{job=\"a\"}"]),
            ("JOB up", &["UP{job=\"a\"}"]),
            ("nothing", &[]),
        ] {
            let all = history.find(search);
            let all: Vec<&str> = all.iter().map(|ran| ran.expr.as_str()).collect();
            assert_eq!(all, found, "{search}");
        }
    }

    #[test]
    fn keeps_nothing_once_switched_off() {
        let mut history = of(&["up"]);
        history.is_off = true;
        history.remember("load1", at(5));
        assert_eq!(exprs(&history), ["up"]);
    }

    #[test]
    fn a_file_is_taken_in() {
        let file = r#"{"queries":[{"expr":"old","at":1,"starred":true},{"expr":"up"},{"expr":"new","at":9}],"more":1}"#;
        let mut history = of(&["a", "b", "up", "old"]);
        history.is_off = true;
        history.merge(History::read(file).unwrap_or_default());
        assert_eq!(exprs(&history), ["new", "old", "up", "b", "a"]);
        assert!(history.is_off && history.queries[1].starred);
        assert_eq!(history.queries[1].at, at(3));
    }

    #[test]
    fn a_file_of_something_else_is_told() {
        for text in [
            "",
            "[]",
            "{}",
            r#"{"queries":[{"expr":7}]}"#,
            r#"{"queries":["#,
        ] {
            let read = History::read(text).map_err(|error| error.to_string());
            let sentence = "This file holds no history of queries, so nothing was changed. Choose a file that “Save as file” wrote.";
            assert_eq!(read, Err(sentence.to_owned()));
        }
    }

    fn any_history() -> impl Strategy<Value = History> {
        let ran = ("[a-e]{0,2}", 0_i64..9, any::<bool>());
        prop::collection::vec(ran, 0..9).prop_map(|all| {
            let ran = |(expr, ms, starred)| Ran {
                expr,
                at: at(ms),
                starred,
            };
            let queries = all.into_iter().map(ran).collect();
            let mut history = History::default();
            history.merge(History {
                queries,
                is_off: false,
            });
            history
        })
    }

    proptest! {
        #[test]
        fn reads_what_it_wrote(history in any_history()) {
            prop_assert_eq!(History::read(&history.write()), Ok(history));
        }

        #[test]
        fn a_merge_loses_nothing_and_is_in_order(a in any_history(), b in any_history()) {
            let mut both = a.clone();
            both.merge(b.clone());
            for ran in a.queries.iter().chain(&b.queries) {
                let kept: Vec<&Ran> = both.queries.iter().filter(|kept| kept.expr == ran.expr).collect();
                prop_assert!(matches!(kept[..], [kept] if kept.at >= ran.at && kept.starred >= ran.starred));
            }
            prop_assert!(both.queries.is_sorted_by(|newer, older| newer.at >= older.at));
        }
    }
}
