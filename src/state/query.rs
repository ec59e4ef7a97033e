//! When to ask, and what for: the only place that starts an ask.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::app::App;
use super::ask::ask;
use super::failure::Failure;
use super::load::Answers;
use super::panel::{PanelState, Wish};
use super::question::Question;
use super::transport::Manner;
use crate::browser::clock;
use crate::prom::clock::Skew;
use crate::prom::duration::Duration;
use crate::prom::promql::variables::{self, USUAL_SCRAPE_INTERVAL, Variables};
use crate::prom::request::RangeQuery;
use crate::prom::resolution::Resolution;
use crate::prom::server::Server;
use crate::prom::window::{Frame, Planned, Window};
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
        let mut planner = Planner::new(app, state, server, panel);
        if matches!(wish, Wish::Refresh(_)) {
            planner.shown = state.load.with_untracked(|load| load.answers.clone());
        }
        if planner.has_steps_of_days() {
            // They are at the midnights of the page's zone.
            app.zone.track();
        }
        if let Err(bad) = planner.panel.timespan.showable(planner.now()) {
            return state.load.update(|load| load.settle(Err(bad.into())));
        }
        spawn_local_scoped_with_cancellation(async move {
            let mut outcome = planner.ask(app, state).await;
            if let Ok(answers) = &outcome {
                let time = answers.list.iter().find_map(|one| one.server_time);
                let is_in_time = planner.keeps_time(app, time).await;
                if !is_in_time {
                    planner.shown = None;
                    outcome = planner.ask(app, state).await;
                }
            }
            // A task of its own: the last bytes were just decoded.
            if outcome.as_ref().is_ok_and(Answers::is_large) {
                clock::wait(0).await;
            }
            state.zoom.set(None);
            if let (Wish::Run(_), Ok(answers)) = (wish, &outcome) {
                // As typed: what variables stand for is another thing the next time.
                let ran = answers.list.iter();
                let typed = ran.filter_map(|one| planner.panel.queries.get(one.place));
                app.remember(typed.map(|query| query.expr.as_str()), planner.asked);
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
    server: Server,
    /// When it was made, by the browser's clock, milliseconds since 1970.
    asked: i64,
    /// How far the server's clock was known to be ahead.
    skew: Skew,
    /// The chart's width in CSS pixels.
    width: u32,
    pub(super) manner: Manner,
    pub(super) panel: Panel,
    /// What is on screen, where it is to be brought up to date.
    shown: Option<Arc<Answers>>,
    /// The page's time zone.
    offset: Box<dyn Fn(f64) -> f64>,
}

impl Planner {
    /// For what is open in a panel now.
    pub(super) fn new(app: App, state: PanelState, server: Server, panel: Panel) -> Self {
        Self {
            server,
            asked: clock::now(),
            skew: untrack(|| app.skew()),
            width: state.width.get_untracked(),
            manner: Manner {
                // They cost the server little, but a list with a number for each step where it
                // has `promql-per-step-stats`: only who looks at them pays for them.
                with_stats: state.panel.with_untracked(|panel| panel.tab == Tab::Debug),
                ..app.manner(state)
            },
            panel,
            shown: None,
            offset: Box::new(untrack(|| app.offset())),
        }
    }

    /// When it was made, by the server's clock, milliseconds since 1970.
    pub(super) const fn now(&self) -> i64 {
        self.skew.server_time(self.asked)
    }

    async fn ask(&self, app: App, state: PanelState) -> Result<Answers, Failure> {
        let questions = self.questions(app).await;
        let queries = questions.iter().map(|question| question.query.clone());
        let queries = queries.collect();
        state.load.update(|load| load.begin(queries, self.asked));
        let heard = move |progress| state.load.update(|load| load.hear(progress));
        ask(questions, self.bounds(), heard).await
    }

    /// Whether the time that was asked for holds once the server's clock is read off an answer of
    /// this time; if not, the right time is asked for from now on.
    pub(super) async fn keeps_time(&mut self, app: App, server_time: Option<f64>) -> bool {
        app.learn_skew(&self.server, self.asked, server_time, self.manner)
            .await;
        let skew = untrack(|| app.skew());
        let is_right = skew == self.skew;
        self.skew = skew;
        is_right || self.panel.timespan.bounds(0) == self.panel.timespan.bounds(1)
    }

    /// From where to where the chart reaches, milliseconds since 1970. What moves with now goes
    /// by whole seconds, or by steps where they are shorter.
    fn bounds(&self) -> (i64, i64) {
        let own = self.panel.queries.iter().filter_map(|query| query.step);
        let steps = own.chain(match self.panel.resolution {
            Resolution::Fixed(step) => Some(step),
            Resolution::Auto => None,
        });
        let shortest = steps.map(Duration::ms).min().unwrap_or(1_000);
        let grain = shortest.clamp(1, 1_000);
        let now = self.now().div_euclid(grain) * grain;
        self.panel.timespan.bounds(now)
    }

    fn has_steps_of_days(&self) -> bool {
        let mut queries = self.panel.queries.iter();
        queries.any(|query| self.window(query, None).window.has_steps_of_days())
    }

    /// Those of all queries that are not hidden, that of an earlier time after that of now.
    async fn questions(&self, app: App) -> Vec<Question> {
        let exprs = self.exprs(app).await;
        exprs
            .into_iter()
            .filter_map(|(place, expr)| Some((place, self.panel.queries.get(place)?, expr)))
            .flat_map(|(place, query, expr)| {
                let planned = self.window(query, self.shown_window(place, None));
                let now = Question {
                    query: RangeQuery {
                        server: self.server.clone(),
                        query: expr,
                        window: planned.window,
                    },
                    place,
                    earlier: None,
                    instead_of: planned.instead_of,
                    manner: self.manner,
                    shown: self.shown.clone(),
                };
                let earlier = query.compare.map(|earlier| {
                    // The step is the same, and so is what the variables stand for.
                    let shown = self.shown_window(place, Some(earlier));
                    now.moved_back(self.window_before(query, shown, earlier), earlier)
                });
                std::iter::once(now).chain(earlier)
            })
            .collect()
    }

    /// The expressions of all queries that are not hidden, as they are sent, with their places.
    pub(super) async fn exprs(&self, app: App) -> Vec<(usize, String)> {
        let scrape_interval = self.scrape_interval(app).await;
        let (start, end) = self.bounds();
        let queries = self.panel.queries.iter().enumerate();
        let shown = queries.filter(|(_, query)| !query.hidden && !query.expr.is_empty());
        shown
            .map(|(place, query)| {
                let variables = Variables {
                    step: self.window(query, None).window.step,
                    range: Duration::from_ms(end - start),
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

    fn window(&self, query: &Query, shown: Option<Window>) -> Planned {
        self.window_before(query, shown, Duration::from_ms(0))
    }

    /// The window so much earlier.
    fn window_before(&self, query: &Query, shown: Option<Window>, earlier: Duration) -> Planned {
        let resolution = query.step.map_or(self.panel.resolution, Resolution::Fixed);
        let (start, end) = self.bounds();
        let frame = Frame {
            bounds: (start - earlier.ms(), end - earlier.ms()),
            width: self.width,
            offset: &self.offset,
            shown,
        };
        Window::plan(&query.expr, resolution, &frame)
    }

    /// The window of a query's answer on screen.
    fn shown_window(&self, place: usize, earlier: Option<Duration>) -> Option<Window> {
        let answered = self.shown.as_ref()?.of(place, earlier)?;
        Some(answered.query.window)
    }
}
