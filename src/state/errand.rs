//! What a round is carried out with.

use leptos::prelude::*;

use super::app::App;
use super::panel::PanelState;
use super::post::Manner;
use crate::asking::plan::{self, Planner};
use crate::asking::wanted::{Reach, Wanted};
use crate::browser::clock;
use crate::prom::clock::Skew;
use crate::prom::duration::Duration;
use crate::prom::promql::variables::USUAL_SCRAPE_INTERVAL;
use crate::prom::timestamp::Timestamp;
use crate::view::Tab;

/// What is wanted of a panel, and the page around it as it was when that was asked for.
pub(super) struct Errand {
    pub(super) wanted: Wanted,
    pub(super) manner: Manner,
    app: App,
    /// When it began, by the browser's clock.
    began: Timestamp,
    /// How far the server's clock was known to be ahead.
    skew: Skew,
    /// The chart's width in CSS pixels.
    width: u32,
    /// The page's time zone.
    offset: Box<dyn Fn(Timestamp) -> i32>,
}

impl Errand {
    pub(super) fn new(app: App, state: PanelState, wanted: Wanted, reach: Reach) -> Self {
        let tab = state.panel.with_untracked(|panel| panel.tab);
        let manner = app.manner(state);
        Self {
            wanted,
            manner: Manner {
                // They cost the server little, but a list with a number for each step where it
                // has `promql-per-step-stats`: only who looks at them pays for them.
                with_stats: tab == Tab::Debug,
                most: match reach {
                    Reach::Whole | Reach::Missing => manner.most,
                    Reach::Boundless => f64::INFINITY,
                },
                ..manner
            },
            app,
            began: clock::now(),
            skew: untrack(|| app.skew()),
            width: state.width.get_untracked(),
            offset: Box::new(untrack(|| app.offset())),
        }
    }

    /// When it began, by the server's clock.
    pub(super) const fn now(&self) -> Timestamp {
        self.skew.server_time(self.began)
    }

    /// What makes questions of it.
    pub(super) async fn planner(&self) -> Planner<'_> {
        Planner {
            server: &self.wanted.server,
            offered: &self.wanted.offered,
            panel: &self.wanted.panel,
            chosen: &self.wanted.chosen,
            width: self.width,
            now: self.now(),
            scrape_interval: self.scrape_interval().await,
            offset: &self.offset,
        }
    }

    /// Whether the time that was asked for holds once the server's clock is read off an answer of
    /// this time; if not, the right time is asked for from now on.
    pub(super) async fn keeps_time(&mut self, server_time: Option<Timestamp>) -> bool {
        let Self { app, wanted, .. } = self;
        app.learn_skew(&wanted.server, self.began, server_time, self.manner)
            .await;
        let skew = untrack(|| app.skew());
        let is_right = skew == self.skew;
        self.skew = skew;
        is_right || wanted.panel.timespan.is_fixed()
    }

    /// How often the server scrapes, where a query needs that.
    async fn scrape_interval(&self) -> Duration {
        if plan::needs_scrape_interval(&self.wanted.panel) {
            self.app.scrape_interval(&self.wanted.server).await
        } else {
            USUAL_SCRAPE_INTERVAL
        }
    }
}
