//! Runs what stands in a panel's boxes, unless that cannot be read.

use std::pin::pin;

use futures_util::future::{Either, select};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::panel::PanelState;
use crate::asking::event::Event;
use crate::asking::holding::Boxed;
use crate::browser::clock;
use crate::browser::reader::{self, Wish};
use crate::prom::duration::Duration;
use crate::promql::message::read_format;
use crate::query_id::QueryId;

/// How long a run waits to hear whether a text can be read: what takes longer is for the server to judge.
const PATIENCE: Duration = Duration::from_ms(200);

impl PanelState {
    /// Runs what stands in the boxes; an empty one stays what it was, and says that it is empty.
    pub fn run(&self) {
        self.let_go();
        self.tell(Event::Ran);
    }

    /// The same, unless the new text of one cannot be read: that holds the run back until the reader changes it, or
    /// runs it anyway.
    pub fn run_if_readable(&self) {
        let state = *self;
        let mut boxes = untrack(|| {
            let ids = state.queries.get_untracked().into_iter();
            ids.map(|id| state.boxed(id)).collect::<Vec<_>>()
        });
        boxes.retain(Boxed::is_new);
        // Nobody waits for the program that reads queries: before it is here the server judges alone.
        if boxes.is_empty() || !reader::is_here(Wish::Format) {
            return self.run();
        }
        spawn_local(async move {
            for boxed in boxes {
                let read = pin!(reader::read(Wish::Format, &boxed.typed));
                let can_be_read = match select(read, pin!(clock::wait(PATIENCE))).await {
                    Either::Left((Some(json), _)) => Some(!read_format(&json).is_empty()),
                    _ => None,
                };
                if boxed.holds(can_be_read) {
                    return state.held.set(Some(boxed.query));
                }
            }
            state.run();
        });
    }

    /// Whether the text of a query holds the run back; tracked.
    #[must_use]
    pub fn is_held(&self, id: QueryId) -> bool {
        self.held.get() == Some(id) && self.boxed(id).is_new()
    }

    /// Nothing holds the run back any more.
    pub(super) fn let_go(&self) {
        if self.held.get_untracked().is_some() {
            self.held.set(None);
        }
    }

    fn boxed(&self, query: QueryId) -> Boxed {
        Boxed {
            query,
            typed: self.text(query),
            ran: self.of_query(query, |query| query.expr.clone()),
        }
    }
}
