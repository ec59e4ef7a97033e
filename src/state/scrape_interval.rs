//! How often the server scrapes: asked once, and only for a query that needs it.

use std::pin::pin;

use futures_util::future::{Either, select};
use leptos::prelude::*;

use super::about::get;
use super::app::App;
use crate::browser::clock;
use crate::prom::duration::Duration;
use crate::prom::promql::variables::USUAL_SCRAPE_INTERVAL;
use crate::prom::scrape_interval::{self, CONFIG, ScrapeInterval};
use crate::prom::server::Server;

/// How long a query waits for it.
const PATIENCE: Duration = Duration::from_seconds(3);

impl App {
    /// How often this server scrapes; as usual where it does not tell. A server that could not be
    /// reached is asked again the next time.
    pub async fn scrape_interval(&self, server: &Server) -> Duration {
        let told = self.told_scrape_interval(server).await;
        told.map_or(USUAL_SCRAPE_INTERVAL, |told| told.usual)
    }

    /// The same; none where it does not tell.
    pub(super) async fn told_scrape_interval(&self, server: &Server) -> Option<ScrapeInterval> {
        let known = self.scrape_interval.get_value();
        if let Some((_, interval)) = known.filter(|(of, _)| of == server) {
            return interval;
        }
        let answer = pin!(get(self.log, server, CONFIG));
        let too_long = pin!(clock::wait(PATIENCE));
        // What is busy, or asks to be left alone, tells another time.
        let Either::Left((Some((200..=428 | 430..=499, body)), _)) = select(answer, too_long).await
        else {
            return None;
        };
        let interval = scrape_interval::read(&body);
        let learnt = Some((server.clone(), interval));
        self.scrape_interval.set_value(learnt);
        interval
    }
}
