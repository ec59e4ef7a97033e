//! What the reader looks for in the table of a panel.

use leptos::prelude::*;

use super::instant::Instant;
use super::panel::PanelState;
use crate::order::Order;
use crate::prom::promql::matcher::Matcher;
use crate::table::filter::Search;
use crate::table::vector::Column;

/// The signals of a panel's table; copies are the same.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct TableState {
    /// What it has and waits for.
    pub instant: RwSignal<Instant>,
    /// How it is sorted.
    pub order: RwSignal<Option<Order<Column>>>,
    /// Which rows are looked for.
    pub search: RwSignal<Search>,
}

impl TableState {
    /// Looks for something else.
    pub fn look(&self, change: impl FnOnce(&mut Search)) {
        self.search.update(|search| {
            change(search);
            search.read();
        });
    }
}

impl PanelState {
    /// Adds a matcher to the text in a query's box, and runs it.
    ///
    /// # Errors
    /// Where the query has no place for it.
    pub fn narrow(&self, place: usize, matcher: &Matcher) -> Result<(), String> {
        let draft = self
            .drafts
            .with_untracked(|drafts| drafts.get(place).copied());
        let narrowed = draft.and_then(|draft| {
            let text = draft.text.with_untracked(|text| matcher.added_to(text))?;
            draft.text.set(text);
            Some(())
        });
        if narrowed.is_none() {
            return Err(format!(
                "The query has no selector that could take {matcher}. Write it into the query by hand."
            ));
        }
        self.run();
        Ok(())
    }
}
