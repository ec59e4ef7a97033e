//! Changes of a panel's list of queries. Queries and their boxes change together.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::draft::Draft;
use super::panel::PanelState;
use crate::view::Query;

impl PanelState {
    /// The place of a box among the panel's queries.
    #[must_use]
    pub fn place(&self, draft: Draft) -> usize {
        self.drafts
            .with(|drafts| drafts.iter().position(|one| *one == draft))
            .unwrap_or_default()
    }

    /// Adds a query with an empty box below the others.
    pub fn add_query(&self) {
        let query = Query::new("");
        let draft = self.home.keeps(|| Draft::of(&query));
        self.panel.update(|panel| panel.queries.push(query));
        self.drafts.update(|drafts| drafts.push(draft));
    }

    /// Adds the same query again, below it.
    pub fn duplicate_query(&self, place: usize) {
        let query = self
            .panel
            .with_untracked(|panel| panel.queries.get(place).cloned());
        if let Some(query) = query {
            let draft = self.home.keeps(|| Draft::of(&query));
            self.change(
                |queries| queries.insert(place + 1, query),
                |at| Some(at + usize::from(at > place)),
            );
            self.drafts.update(|drafts| drafts.insert(place + 1, draft));
        }
    }

    /// Takes a query away; the last one stays.
    pub fn remove_query(&self, place: usize) {
        if self.drafts.with_untracked(Vec::len) < 2 {
            return;
        }
        let remove = |queries: &mut Vec<Query>| {
            queries.remove(place);
        };
        self.change(remove, |at| match at.cmp(&place) {
            Ordering::Less => Some(at),
            Ordering::Equal => None,
            Ordering::Greater => Some(at - 1),
        });
        self.drafts.update(|drafts| {
            drafts.remove(place);
        });
    }

    /// Exchanges a query with the one above it.
    pub fn move_query_up(&self, place: usize) {
        let Some(above) = place.checked_sub(1) else {
            return;
        };
        self.change(
            |queries| queries.swap(above, place),
            |at| match at {
                at if at == above => Some(place),
                at if at == place => Some(above),
                at => Some(at),
            },
        );
        self.drafts.update(|drafts| drafts.swap(above, place));
    }

    /// Changes how a query is asked or shown.
    pub fn change_query(&self, place: usize, change: impl FnOnce(&mut Query)) {
        self.panel.update(|panel| {
            if let Some(query) = panel.queries.get_mut(place) {
                change(query);
            }
        });
    }

    /// Changes the list; `moved` tells where the query at a place has gone, and what the reader
    /// chose of its lines goes along.
    fn change(&self, change: impl FnOnce(&mut Vec<Query>), moved: impl Fn(usize) -> Option<usize>) {
        self.panel.update(|panel| {
            panel.oddities.clear();
            change(&mut panel.queries);
            panel.seen = panel.seen.moved(moved);
        });
    }
}
