//! When to ask, and what for: the only place that starts an ask.

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::app::App;
use super::ask::Question;
use super::panel::{PanelState, Wish};
use crate::browser::clock;
use crate::prom::request::RangeQuery;
use crate::prom::window::Window;

/// Asks whenever the question changes or the reader wishes. A newer question ends the older one
/// at once, on the network too: the effect's next run drops the future, and that the request.
pub fn keep_asking(app: App, state: PanelState) {
    let question = Memo::new(move |_| {
        state.panel.with(|panel| {
            (
                panel.query.clone(),
                panel.range,
                panel.end,
                panel.resolution,
            )
        })
    });
    Effect::new(move |_| {
        let wish = state.wish.get();
        let (query, range, end, resolution) = question.get();
        if app.server.with(String::is_empty) || wish == Wish::Cancel {
            state.load.update(|load| load.asking = None);
            return;
        }
        let server = match app.checked_server() {
            Ok(server) => server,
            Err(bad) => return state.load.update(|load| load.settle(Err(bad.into()))),
        };
        let now = clock::now();
        let width = state.width.get_untracked();
        let planned = Window::plan(&query, range, end.unwrap_or(now), resolution, width);
        let question = Question {
            query: RangeQuery {
                server,
                query,
                window: planned.window,
            },
            raised_from: planned.raised_from,
            timeout: app.timeout(),
            shown: if matches!(wish, Wish::Refresh(_)) {
                state.answered.get_untracked()
            } else {
                None
            },
        };
        state
            .load
            .update(|load| load.begin(question.query.clone(), now));
        spawn_local_scoped_with_cancellation(async move {
            let heard = move |progress| state.load.update(|load| load.hear(progress));
            let outcome = question.ask(state.colours, heard).await;
            state.zoom.set(None);
            state.load.update(|load| load.settle(outcome));
        });
    });
}
