//! Silences of the Alertmanager: what is in force, making, prolonging and ending them.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::about::get;
use super::app::App;
use crate::browser::{clock, http};
use crate::prom::deliveries::{self, DELIVERIES};
use crate::prom::duration::Duration;
use crate::prom::server::Server;
use crate::prom::silences::{SILENCES, Silence, read};

/// How long one goes on that is ended: an Alertmanager takes none that has ended already.
const AT_ONCE: Duration = Duration::from_seconds(3);

/// How much longer one gets.
pub const LONGER: Duration = Duration::HOUR;

impl App {
    /// The Alertmanager that `config.json` names, if it names one whose address is sound.
    #[must_use]
    pub fn alertmanager(&self) -> Option<Server> {
        let first = self
            .config
            .with_value(|config| config.alertmanagers.first().cloned());
        first?.parse().ok()
    }

    /// Asks what is in force, and what becomes of alerts. In a box, since several do.
    pub(super) fn ask_silences(self) -> LocalBoxFuture<'static, ()> {
        async move { self.read_silences().await }.boxed_local()
    }

    async fn read_silences(&self) {
        let Some(manager) = self.alertmanager() else {
            return;
        };
        let read = match get(self.log, &manager, SILENCES).await {
            Some((200, body)) => read(&body).ok_or_else(|| {
                format!(
                    "{manager} answers with no silences. See that it is an Alertmanager since 0.16."
                )
            }),
            Some((status, _)) => Err(format!(
                "{manager} answers {status} for its silences. Look at its own log."
            )),
            None => Err(format!(
                "No answer from the Alertmanager at {manager} that this page may read. See that it runs, and to its address in config.json."
            )),
        };
        match read {
            Ok(silences) => {
                self.silences.set(silences);
                self.silences_fault.set(String::new());
            }
            Err(fault) => return self.silences_fault.set(fault),
        }
        let told = match get(self.log, &manager, DELIVERIES).await {
            Some((200, body)) => deliveries::read(&body),
            _ => None,
        };
        // What is not known any more is not told.
        self.deliveries.set(told.unwrap_or_default());
    }

    /// Makes a silence, or changes one, to last so long from now on.
    pub fn silence(&self, silence: &Silence, length: Duration) {
        let (app, silence) = (*self, silence.clone());
        spawn_local(async move {
            if app.post_silence(&silence, length).await {
                app.ask_silences().await;
            }
        });
    }

    /// Ends a silence.
    pub fn end_silence(&self, silence: &Silence) {
        let (app, silence) = (*self, silence.clone());
        spawn_local(async move {
            if !app.post_silence(&silence, AT_ONCE).await {
                return;
            }
            app.ask_silences().await;
            // It is in force until then.
            clock::wait(AT_ONCE).await;
            app.ask_silences().await;
        });
    }

    /// Says whether it was taken.
    async fn post_silence(&self, silence: &Silence, length: Duration) -> bool {
        let body = silence.body(untrack(|| self.now()), length);
        let Some(manager) = self.alertmanager() else {
            return false;
        };
        let fault = match http::post_json(&manager.endpoint(SILENCES), &body).await {
            Some(200) => String::new(),
            Some(status) => format!(
                "{manager} takes no such silence: it answers {status}. Look at its own log."
            ),
            None => format!(
                "The silence did not come through to {manager}. See that it lets this page's origin write."
            ),
        };
        let is_taken = fault.is_empty();
        self.silencing_fault.set(fault);
        is_taken
    }
}
