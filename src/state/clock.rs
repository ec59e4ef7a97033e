//! The server's clock, as far as it is known: read off its answers, and asked for where those hide
//! it.

use std::pin::pin;

use futures_util::future::{Either, select};
use leptos::prelude::*;

use super::app::App;
use super::post::Manner;
use super::transport::ask_time;
use crate::browser::clock;
use crate::prom::clock::Skew;
use crate::prom::duration::Duration;
use crate::prom::server::Server;
use crate::prom::timestamp::Timestamp;

/// How long an answer waits for the server's time.
const PATIENCE: Duration = Duration::from_seconds(3);

impl App {
    /// How far the clock of the server that is asked is ahead of the browser's, tracked; none as
    /// long as it is not known.
    #[must_use]
    pub fn skew(&self) -> Skew {
        let server = self.checked_server();
        self.skew.with(|known| match (known, server) {
            (Some((of, skew)), Ok(server)) if *of == server => *skew,
            _ => Skew::default(),
        })
    }

    /// Now by the server's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        untrack(|| self.skew()).server_time(clock::now())
    }

    /// Reads the server's clock off an answer with this time, which was asked for when the
    /// browser's clock showed `asked`; the server is asked for it, once, where the answer has none.
    pub(super) async fn learn_skew(
        &self,
        server: &Server,
        asked: Timestamp,
        server_time: Option<Timestamp>,
        manner: Manner,
    ) {
        let known = self.skew.with_untracked(|known| match known {
            Some((of, skew)) if of == server => Some(*skew),
            _ => None,
        });
        let measured = match server_time {
            Some(time) => Some((time, asked)),
            None if known.is_some() => return,
            None => {
                let asked = clock::now();
                let answer = pin!(ask_time(server, manner));
                let too_long = pin!(clock::wait(PATIENCE));
                match select(answer, too_long).await {
                    Either::Left((time, _)) => time.map(|time| (time, asked)),
                    Either::Right(_) => None,
                }
            }
        };
        let newer = measured.map_or_else(Skew::default, |(time, asked)| {
            Skew::measured(time, asked, clock::now())
        });
        let skew = known.map_or(newer, |known| known.corrected(newer));
        if known != Some(skew) {
            self.skew.set(Some((server.clone(), skew)));
        }
    }
}
