//! When to ask, and what for: the only place that starts an ask.

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::app::App;
use super::ask::ask;
use super::load::Answers;
use super::panel::{PanelState, Wish};
use super::question::Question;
use super::transport::Manner;
use crate::browser::clock;
use crate::prom::duration::Duration;
use crate::prom::request::RangeQuery;
use crate::prom::server::Server;
use crate::prom::variables::{self, USUAL_SCRAPE_INTERVAL, Variables};
use crate::prom::window::{Planned, Resolution, Window};
use crate::view::{Panel, Query, Tab};

/// Asks whenever the question changes or the reader wishes. A newer question ends the older one
/// at once, on the network too: the effect's next run drops the future, and that the request.
pub fn keep_asking(app: App, state: PanelState) {
    let asked = Memo::new(move |_| state.panel.with(Panel::asked));
    Effect::new(move |_| {
        let wish = state.wish.get();
        let panel = asked.get();
        if app.server.with(String::is_empty) || wish == Wish::Cancel {
            state.load.update(|load| load.asking = None);
            return;
        }
        let server = match app.checked_server() {
            Ok(server) => server,
            Err(bad) => return state.load.update(|load| load.settle(Err(bad.into()))),
        };
        let now = clock::now();
        let planner = Planner {
            server,
            end: panel.end.at(now),
            width: state.width.get_untracked(),
            manner: Manner {
                // They cost the server little, but a list with a number for each step where it
                // has `promql-per-step-stats`: only who looks at them pays for them.
                with_stats: state.panel.with_untracked(|panel| panel.tab == Tab::Debug),
                ..app.manner(state)
            },
            panel,
        };
        spawn_local_scoped_with_cancellation(async move {
            let window = planner.window(&planner.panel.queries[0]).window;
            let mut questions = planner.questions(app).await;
            if matches!(wish, Wish::Refresh(_)) {
                let shown = state.load.with_untracked(|load| load.answers.clone());
                for question in &mut questions {
                    question.shown.clone_from(&shown);
                }
            }
            let queries = questions.iter().map(|question| question.query.clone());
            let queries = queries.collect();
            state.load.update(|load| load.begin(queries, now));
            let heard = move |progress| state.load.update(|load| load.hear(progress));
            let outcome = ask(questions, window, heard).await;
            // A task of its own: the last bytes were just decoded.
            if outcome.as_ref().is_ok_and(Answers::is_large) {
                clock::wait(0).await;
            }
            state.zoom.set(None);
            if let (Wish::Run(_), Ok(answers)) = (wish, &outcome) {
                // As typed: what variables stand for is another thing the next time.
                let asked = answers.list.iter();
                let typed = asked.filter_map(|one| planner.panel.queries.get(one.place));
                app.remember(typed.map(|query| query.expr.as_str()), now);
            }
            state.load.update(|load| {
                if outcome.is_ok() {
                    load.shown = Some(planner.panel);
                }
                load.settle(outcome);
            });
        });
    });
}

/// Turns what is open in a panel into questions.
pub(super) struct Planner {
    pub(super) server: Server,
    /// Milliseconds since 1970.
    pub(super) end: i64,
    /// The chart's width in CSS pixels.
    pub(super) width: u32,
    pub(super) manner: Manner,
    pub(super) panel: Panel,
}

impl Planner {
    /// Those of all queries that are not hidden, that of an earlier time after that of now.
    async fn questions(&self, app: App) -> Vec<Question> {
        let exprs = self.exprs(app).await;
        exprs
            .into_iter()
            .filter_map(|(place, expr)| Some((place, self.panel.queries.get(place)?, expr)))
            .flat_map(|(place, query, expr)| {
                let planned = self.window(query);
                let now = Question {
                    query: RangeQuery {
                        server: self.server.clone(),
                        query: expr,
                        window: planned.window,
                    },
                    place,
                    earlier: None,
                    raised_from: planned.raised_from,
                    manner: self.manner,
                    shown: None,
                };
                let earlier = query.compare.map(|earlier| {
                    let end = self.end - earlier.ms();
                    // The step is the same, and so is what the variables stand for.
                    now.moved_back(self.window_until(query, end), earlier)
                });
                std::iter::once(now).chain(earlier)
            })
            .collect()
    }

    /// The expressions of all queries that are not hidden, as they are sent, with their places.
    pub(super) async fn exprs(&self, app: App) -> Vec<(usize, String)> {
        let scrape_interval = self.scrape_interval(app).await;
        let queries = self.panel.queries.iter().enumerate();
        let shown = queries.filter(|(_, query)| !query.hidden && !query.expr.is_empty());
        shown
            .map(|(place, query)| {
                let variables = Variables {
                    step: self.window(query).window.step,
                    range: self.panel.range,
                    scrape_interval,
                };
                (place, variables::fill(&query.expr, variables))
            })
            .collect()
    }

    /// How often the server scrapes, where a query needs that.
    async fn scrape_interval(&self, app: App) -> Duration {
        let mut queries = self.panel.queries.iter();
        if queries.any(|query| variables::need_scrape_interval(&query.expr)) {
            app.scrape_interval(&self.server).await
        } else {
            USUAL_SCRAPE_INTERVAL
        }
    }

    fn window(&self, query: &Query) -> Planned {
        self.window_until(query, self.end)
    }

    fn window_until(&self, query: &Query, end: i64) -> Planned {
        let resolution = query.step.map_or(self.panel.resolution, Resolution::Fixed);
        Window::plan(&query.expr, self.panel.range, end, resolution, self.width)
    }
}
