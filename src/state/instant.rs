//! The values at an instant, asked while the table is open.

use std::sync::Arc;

use futures_util::future::try_join_all;
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::app::App;
use super::failure::Failure;
use super::panel::{PanelState, Wish};
use super::query::Planner;
use super::transport::{InstantReply, ask_instant};
use crate::browser::clock;
use crate::prom::answer::Answer;
use crate::prom::end::End;
use crate::prom::request::InstantQuery;
use crate::prom::series::Series;
use crate::prom::server::Server;
use crate::report::timings::Timings;
use crate::table::vector::Vector;
use crate::view::query::letter;
use crate::view::{Panel, Tab};

/// The last good answers, the last failure since, and whether a question is under way.
#[derive(Clone, Debug, Default)]
pub struct Instant {
    /// The last good answers; a failure does not take them away.
    pub values: Option<Arc<Values>>,
    /// Why the newest ask failed; none once one succeeds.
    pub failure: Option<Failure>,
    /// Whether one is under way.
    pub asking: bool,
}

/// The answers to all queries of a panel that are not hidden.
#[derive(Debug)]
pub struct Values {
    /// With the places of their queries among the panel's.
    pub answers: Vec<(usize, Answer)>,
    /// Their samples as a table.
    pub vector: Vector,
    /// The instant, milliseconds since 1970.
    pub time: i64,
    /// How long they took, side by side.
    pub timings: Timings,
    /// When they were whole, milliseconds since 1970.
    pub received_at: i64,
}

/// The same only as themselves.
impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Values {
    /// The answers to what was asked for this instant.
    #[must_use]
    pub fn new(answers: Vec<(usize, Answer)>, time: i64) -> Self {
        let series: Vec<(usize, &[Series])> = answers
            .iter()
            .map(|(place, answer)| (*place, answer.series.as_slice()))
            .collect();
        let vector = Vector::of(&series);
        Self {
            answers,
            vector,
            time,
            timings: Timings::default(),
            received_at: 0,
        }
    }

    /// The same with how long they took, when they were whole.
    fn of(replies: Vec<(usize, InstantReply)>, time: i64, received_at: i64) -> Self {
        let all = Timings::default();
        let timings = replies
            .iter()
            .fold(all, |all, (_, one)| all.beside(one.timings));
        let answers = replies
            .into_iter()
            .map(|(place, reply)| (place, reply.answer));
        Self {
            timings,
            received_at,
            ..Self::new(answers.collect(), time)
        }
    }
}

impl Instant {
    fn settle(&mut self, outcome: Result<Values, Failure>) {
        self.asking = false;
        match outcome {
            Ok(values) => {
                self.values = Some(Arc::new(values));
                self.failure = None;
            }
            Err(failure) => self.failure = Some(failure),
        }
    }
}

/// What an open table asks, and when.
#[derive(Clone, PartialEq)]
struct Asked {
    panel: Panel,
    time: End,
}

impl Asked {
    fn by(panel: &Panel) -> Option<Self> {
        (panel.tab == Tab::Table).then(|| Self {
            panel: panel.asked(),
            time: panel.moment.map_or(panel.timespan.end, End::At),
        })
    }
}

/// Asks when the table is opened, and while it is, whenever the question changes or the reader
/// wishes. The chart's answers stay as they are.
pub fn keep_asking_instant(app: App, state: PanelState) {
    let asked = Memo::new(move |_| state.panel.with(Asked::by));
    let instant = state.table.instant;
    Effect::new(move |_| {
        let wish = state.wish.get();
        let asked = asked.get().filter(|_| wish != Wish::Cancel);
        let Some(asked) = asked.filter(|_| app.server.with(|server| !server.is_empty())) else {
            return instant.update(|instant| instant.asking = false);
        };
        let server = match app.checked_server() {
            Ok(server) => server,
            Err(bad) => return instant.update(|instant| instant.settle(Err(bad.into()))),
        };
        let planner = Planner::new(app, state, server.clone(), asked.panel);
        instant.update(|instant| instant.asking = true);
        spawn_local_scoped_with_cancellation(async move {
            let mut planner = planner;
            let mut outcome = ask(app, &planner, &server, asked.time).await;
            if let Ok((_, time)) = &outcome {
                let is_in_time = planner.keeps_time(app, *time).await;
                if !is_in_time {
                    outcome = ask(app, &planner, &server, asked.time).await;
                }
            }
            let outcome = outcome.map(|(values, _)| values);
            if let (Wish::Run(_), Ok(values)) = (wish, &outcome) {
                // Some that only a table can show never come to a chart.
                let answered = values.answers.iter();
                let typed = answered.filter_map(|(place, _)| planner.panel.queries.get(*place));
                app.remember(typed.map(|query| query.expr.as_str()), clock::now());
            }
            instant.update(|instant| instant.settle(outcome));
        });
    });
}

/// Asks all at once; with the server's clock, as far as it is told.
async fn ask(
    app: App,
    planner: &Planner,
    server: &Server,
    time: End,
) -> Result<(Values, Option<f64>), Failure> {
    let exprs = planner.exprs(app).await;
    let several = exprs.iter().any(|(place, _)| *place > 0);
    let time = time.at(planner.now());
    let ask = |(place, query)| {
        let server = server.clone();
        async move {
            let query = InstantQuery {
                server,
                query,
                time,
            };
            match ask_instant(&query, planner.manner).await {
                Ok(reply) => Ok((place, reply)),
                Err(failure) if several => Err(failure.of(letter(place))),
                Err(failure) => Err(failure),
            }
        }
    };
    let replies = try_join_all(exprs.into_iter().map(ask)).await?;
    let told = replies.iter().filter_map(|(_, reply)| reply.server_time);
    let told = told.reduce(f64::min);
    Ok((Values::of(replies, time, clock::now()), told))
}
