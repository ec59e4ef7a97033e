//! The road from a question to an answer: the only place that fetches.

use std::pin::pin;

use futures_util::future::{Either, select};
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;
use send_wrapper::SendWrapper;

use super::app::App;
use super::failure::{Failure, judge};
use super::load::Answered;
use super::panel::{PanelState, Wish};
use crate::browser::error::Unreachable;
use crate::browser::{clock, decoder, http, probe};
use crate::chart::lines::Lines;
use crate::prom::decode::Progress;
use crate::prom::duration::Duration;
use crate::prom::request::RangeQuery;
use crate::prom::window::{Planned, Window};

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
        let planned = Window::plan(range, end.unwrap_or(now), resolution, width);
        let query = RangeQuery {
            server,
            query,
            window: planned.window,
        };
        state.load.update(|load| load.begin(query.clone(), now));
        spawn_local_scoped_with_cancellation(async move {
            let heard = move |progress| state.load.update(|load| load.hear(progress));
            let outcome = ask(query, planned, state, app.timeout(), heard).await;
            state.zoom.set(None);
            state.load.update(|load| load.settle(outcome));
        });
    });
}

async fn ask(
    query: RangeQuery,
    planned: Planned,
    state: PanelState,
    timeout: Duration,
    heard: impl Fn(Progress),
) -> Result<Answered, Failure> {
    let (url, body) = (query.url(), query.body());
    let answer = pin!(decoder::post(&url, &body, heard));
    let too_long = pin!(clock::wait(i32::try_from(timeout.ms()).unwrap_or(i32::MAX)));
    let mut received = match select(answer, too_long).await {
        Either::Left((Ok(received), _)) => received,
        Either::Left((Err(http::Failed), _)) => {
            return Err(probe::diagnose(&query.server).await.into());
        }
        Either::Right(_) => {
            let server = query.server;
            return Err(Unreachable::TimedOut {
                server,
                after: timeout,
            }
            .into());
        }
    };
    let answer = judge(&query.server, &mut received)?;
    #[allow(
        clippy::cast_precision_loss,
        reason = "a step in milliseconds fits an f64"
    )]
    let step = query.window.step.ms() as f64;
    let lines = state
        .colours
        .try_update_value(|colours| Lines::of(&answer.series, &query.query, step, colours))
        .unwrap_or_default();
    Ok(Answered {
        query,
        lines,
        raised_from: planned.raised_from,
        answer,
        raw: SendWrapper::new(received.raw),
        timings: received.timings,
        server_time: received.server_time,
        received_at: clock::now(),
    })
}
