//! A panel's queries: what stands in their boxes, and their list.

use super::app::App;
use super::panel::{PanelDesk, PanelState};
use crate::asking::event::Event;
use crate::prom::duration::Duration;
use crate::prom::end::End;
use crate::prom::promql::condition::condition;
use crate::prom::promql::matcher::{Matcher, Operator};
use crate::prom::timespan::Timespan;
use crate::prom::timestamp::Timestamp;
use crate::query_id::QueryId;
use crate::view::{Page, Panel, Query};

use leptos::prelude::*;

impl App {
    /// Shows a chart of this, in a panel of its own.
    pub fn chart(&self, expr: &str) {
        self.open_page(Page::Panels);
        self.add_panel();
        let last = self.panels.with_untracked(|panels| panels.last().copied());
        if let Some(panel) = last {
            panel.run_in_last_box(expr);
        }
    }
}

impl App {
    /// Shows a chart of a rule, in a panel of its own: what it measures, the value from which on it holds, and when it
    /// was pending or firing, from before `since`.
    pub fn chart_rule(&self, expr: &str, since: Option<Timestamp>) {
        let (measured, threshold) = match condition(expr) {
            Some((measured, threshold)) => (measured, Some(threshold)),
            None => (expr, None),
        };
        self.chart(measured);
        let last = self.panels.with_untracked(|panels| panels.last().copied());
        let Some(panel) = last else { return };
        let ago = since.map_or(Duration::ZERO, |since| self.now().since(since));
        panel.change(|panel| {
            panel.appearance.thresholds = threshold.into_iter().collect();
            panel.appearance.alerts = true;
            if ago > panel.timespan.range(self.now()) {
                panel.timespan = Timespan::until(ago.times(2), End::Now);
            }
        });
    }
}

impl PanelState {
    /// What stands in a query's box; tracked.
    #[must_use]
    pub fn text(&self, id: QueryId) -> String {
        self.desk.with(|desk| desk.text(id).to_owned())
    }

    /// The reader types into a query's box.
    pub fn type_text(&self, id: QueryId, text: String) {
        self.let_go();
        self.tell(Event::Typed(id, text));
    }

    /// A query's box has the focus.
    pub fn note_focus(&self, id: QueryId) {
        self.last_box.set(Some(id));
    }

    /// Puts an expression into the box that had the focus last, and runs it.
    pub fn run_in_last_box(&self, expr: &str) {
        let last = self.last_box.get_untracked();
        let id = self.queries.with_untracked(|ids| {
            let mut last = ids.iter().find(|id| Some(**id) == last);
            last.take().or(ids.first()).copied()
        });
        self.type_text(id.unwrap_or_default(), expr.to_owned());
        self.run();
    }

    /// Adds a matcher to the text in a query's box, and runs it.
    ///
    /// # Errors
    /// Where the query has no place for it.
    pub fn narrow(&self, id: QueryId, matcher: &Matcher) -> Result<(), String> {
        // That of several servers is not for them to know.
        if self.is_servers_name(&matcher.label) {
            return self.narrow_to_server(id, matcher);
        }
        let text = untrack(|| self.text(id));
        let narrowed = matcher.added_to(&text).ok_or_else(|| {
            format!(
                "The query has no selector that could take {matcher}. Write it into the query by hand."
            )
        })?;
        self.type_text(id, narrowed);
        self.run();
        Ok(())
    }

    /// Asks one of several servers alone.
    fn narrow_to_server(&self, id: QueryId, matcher: &Matcher) -> Result<(), String> {
        if matcher.operator != Operator::Equal {
            return Err("Choose in the options of the query which servers it asks.".to_owned());
        }
        self.change_query(id, |query| query.server.clone_from(&matcher.value));
        Ok(())
    }

    /// Whether a label of the table only names the server that told a row.
    fn is_servers_name(&self, label: &str) -> bool {
        let values = self.table.values.get_untracked();
        values.is_some_and(|values| values.marks.contains(&label))
    }

    /// What disagrees between a query's box and the chart, in words; tracked.
    #[must_use]
    pub fn mark(&self, id: QueryId) -> Option<&'static str> {
        self.desk.with(|desk| desk.mark(id))
    }

    /// The place of a query among the panel's; tracked.
    #[must_use]
    pub fn place(&self, id: QueryId) -> usize {
        self.panel.with(|panel| panel.place(id))
    }

    /// Something of a query; tracked.
    #[must_use]
    pub fn of_query<T: Default>(&self, id: QueryId, tell: impl FnOnce(&Query) -> T) -> T {
        let tell = |panel: &Panel| panel.query(id).map(tell).unwrap_or_default();
        self.panel.with(tell)
    }

    /// Changes how a query is asked or shown.
    pub fn change_query(&self, id: QueryId, change: impl FnOnce(&mut Query)) {
        self.change(|panel| {
            let query = panel.queries.iter_mut().find(|query| query.id == id);
            query.map(change);
        });
    }

    /// Adds a query with an empty box below the others.
    pub fn add_query(&self) {
        let id = self.new_id();
        self.change(|panel| {
            panel.queries.push(Query {
                id,
                ..Query::new("")
            });
        });
    }

    /// Adds the same query again, below it.
    pub fn duplicate_query(&self, of: QueryId) {
        let id = self.new_id();
        self.change_list(of, |queries, place| {
            let query = queries[place].clone();
            queries.insert(place + 1, Query { id, ..query });
        });
    }

    /// Takes a query away; the last one stays.
    pub fn remove_query(&self, id: QueryId) {
        self.change_list(id, |queries, place| {
            if queries.len() > 1 {
                queries.remove(place);
            }
        });
    }

    /// Exchanges a query with the one above it.
    pub fn move_query_up(&self, id: QueryId) {
        self.change_list(id, |queries, place| {
            queries.swap(place.saturating_sub(1), place);
        });
    }

    fn change_list(&self, id: QueryId, change: impl FnOnce(&mut Vec<Query>, usize)) {
        self.change(|panel| {
            panel.oddities.clear();
            let place = panel.place(id);
            change(&mut panel.queries, place);
        });
    }

    fn new_id(&self) -> QueryId {
        self.desk.with_untracked(PanelDesk::new_id)
    }
}
