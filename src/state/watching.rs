//! Asks for the alerting rules of the server while their page is open, or the reader wants them watched.

use std::pin::pin;

use futures_util::future::{Either, select};
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::about::get;
use super::app::App;
use super::effect::effect;
use crate::browser::clock;
use crate::prom::duration::Duration;
use crate::prom::rules::{self, RULES, Rule};
use crate::prom::server::Server;
use crate::view::{Page, Sought};

/// How often they are asked for where the reader chose no interval.
const USUAL: Duration = Duration::from_seconds(30);

/// How often they are asked for at most while nobody looks at them.
const UNSEEN: Duration = Duration::MINUTE;

impl App {
    /// Opens a page.
    pub fn open_page(&self, page: Page) {
        self.page.set(page);
    }

    /// Changes how the list of alerts is looked through.
    pub fn seek(&self, change: impl FnOnce(&mut Sought)) {
        self.sought.update(change);
    }

    /// Asks for the rules while their page is open, or the reader wants them watched, and again every so often.
    pub fn keep_watching(&self) {
        let app = *self;
        effect(move || {
            let is_open = app.page.get() == Page::Alerts && !app.hidden.get();
            if !is_open && !app.saved.with(|saved| saved.watches) {
                return;
            }
            let interval = match app.refresh.get().0.unwrap_or(USUAL) {
                interval if is_open => interval,
                interval => interval.max(UNSEEN),
            };
            let server = match app.checked_server() {
                Ok(server) => server,
                Err(bad) => return app.alerts.note(Err(bad.to_string()), clock::now()),
            };
            app.alerts
                .watch(&server, clock::now() - interval - interval);
            spawn_local_scoped_with_cancellation(async move {
                loop {
                    let read = app.ask_rules(&server).await;
                    let is_told = read.is_ok();
                    app.alerts.note(read, clock::now());
                    if is_told {
                        app.tell_of_new_alerts(&server);
                    }
                    app.ask_silences().await;
                    clock::wait(interval).await;
                }
            });
        });
    }

    async fn ask_rules(&self, server: &Server) -> Result<Vec<Rule>, String> {
        let after = self.timeout();
        let answer = pin!(get(self.log, server, RULES));
        let too_long = pin!(clock::wait(after));
        match select(answer, too_long).await {
            Either::Left((Some((200, body)), _)) => {
                rules::read(&body).map_err(|no_rules| no_rules.to_string())
            }
            Either::Left((Some((status, _)), _)) => Err(format!(
                "{server} answers {status} for its rules. Look at the server's own log."
            )),
            Either::Left((None, _)) => Err(format!(
                "No answer from {server} that this page may read. Test the connection: the button with the server's name does."
            )),
            Either::Right(_) => Err(format!(
                "{server} did not answer within {after}. Look at the server's load and the network."
            )),
        }
    }
}
