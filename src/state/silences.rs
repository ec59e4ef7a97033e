//! Silences of the Alertmanager: what is in force, making, prolonging and ending them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::about::get;
use super::app::App;
use crate::browser::{clock, http};
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

    /// Asks what is in force.
    pub(super) async fn ask_silences(&self) {
        let Some(manager) = self.alertmanager() else {
            return;
        };
        let read = match get(self.log, &manager, SILENCES).await {
            Some((200, body)) => read(&body).ok_or_else(|| {
                format!("{manager} answers for its silences with something else. See that alertmanagers in config.json is the address of an Alertmanager since 0.16.")
            }),
            Some((status, _)) => Err(format!("{manager} answers {status} for its silences. Look at its own log.")),
            None => Err(format!(
                "No answer from the Alertmanager at {manager} that this page may read. See that it runs, and that the address in config.json is the one that this browser reaches."
            )),
        };
        match read {
            Ok(silences) => {
                self.silences.set(silences);
                self.silences_fault.set(String::new());
            }
            Err(fault) => self.silences_fault.set(fault),
        }
    }

    /// Makes a silence, or changes one, to last so long from now on.
    pub fn silence(&self, silence: &Silence, length: Duration) {
        let (app, body) = (*self, silence.body(self.now(), length));
        let Some(manager) = self.alertmanager() else {
            return;
        };
        spawn_local(async move {
            match http::post_json(&manager.endpoint(SILENCES), &body).await {
                Some(200) => app.silences_fault.set(String::new()),
                Some(status) => app.silences_fault.set(format!("{manager} takes no such silence: it answers {status}. Look at its own log.")),
                None => app.silences_fault.set(format!("The silence did not come through to {manager}. See that it lets this page's origin write, or ask it by its own page.")),
            }
            // What has just been made counts from its next look on.
            clock::wait(Duration::from_ms(300)).await;
            app.ask_silences().await;
        });
    }

    /// Ends a silence.
    pub fn end_silence(&self, silence: &Silence) {
        self.silence(silence, AT_ONCE);
    }
}
