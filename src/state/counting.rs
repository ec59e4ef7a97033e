//! How many series a part of a query has, asked of the server on demand.

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::app::App;
use super::effect::effect;
use super::errand::Errand;
use super::listing::list;
use super::panel::PanelState;
use super::slot::Slot;
use crate::asking::targets;
use crate::asking::wanted::{Reach, View, Wanted};
use crate::prom::end::End;
use crate::prom::series::Series;
use crate::query_id::QueryId;
use crate::view::{Panel, Query, variable};

impl App {
    /// How many series a part of a query has, in words; asked of the query's servers whenever it is wanted, and ended
    /// with whoever wants it, on the network too.
    #[must_use]
    pub fn count(
        &self,
        state: PanelState,
        id: QueryId,
        part: String,
        wanted: Slot<bool>,
    ) -> Slot<String> {
        let (app, counted) = (*self, Slot::new(String::new()));
        effect(move || {
            if !wanted.get() {
                return;
            }
            counted.set("Counting …".to_owned());
            let wanted = untrack(|| app.counting(state, id, &part));
            spawn_local_scoped_with_cancellation(async move {
                let said = match wanted {
                    Some((wanted, time)) => said(app, state, wanted, time).await,
                    None => String::new(),
                };
                counted.set(said);
            });
        });
        counted
    }

    /// The question for that, at the end of what is on screen; none without a server.
    fn counting(&self, state: PanelState, id: QueryId, part: &str) -> Option<(Wanted, End)> {
        let open = state.panel.get();
        let query = Query {
            // A comment may end the part.
            expr: format!("count({part}\n)"),
            hidden: false,
            ..open.query(id)?.clone()
        };
        let panel = Panel {
            queries: vec![query],
            ..open
        };
        let time = panel.moment.map_or(panel.timespan.end, End::At);
        let wanted = Wanted {
            server: self.checked_server().ok()?,
            offered: targets::needed(&panel, &self.targets()),
            chosen: self.variables.with(|all| variable::chosen(all)),
            panel,
            view: View::Table(time),
            zone: None,
        };
        Some((wanted, time))
    }
}

async fn said(app: App, state: PanelState, wanted: Wanted, time: End) -> String {
    let mut errand = Errand::new(app, state, wanted, Reach::Whole);
    match list(&mut errand, time).await {
        Ok(values) => {
            let series = values.answers.iter().flat_map(|(_, answer)| &answer.series);
            let counts = series.filter_map(Series::last);
            // What has none has no count, either.
            format!("{} series", counts.fold(0.0, |sum, (_, count)| sum + count))
        }
        Err(failure) => failure.to_string(),
    }
}
