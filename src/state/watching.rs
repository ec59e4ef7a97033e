//! Asks for the alerting rules of the server while their page is open.

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::about::get;
use super::app::App;
use crate::browser::clock;
use crate::prom::duration::Duration;
use crate::prom::rules::{self, RULES};
use crate::view::Page;

/// How often they are asked for where the reader chose no interval.
const USUAL: Duration = Duration::from_seconds(30);

impl App {
    /// Opens a page.
    pub fn open_page(&self, page: Page) {
        self.page.set(page);
    }

    /// Asks for the rules while their page is open, and again every so often.
    pub fn keep_watching(&self) {
        let app = *self;
        Effect::new(move |_| {
            let interval = app.refresh.get().0.unwrap_or(USUAL);
            let is_idle = app.page.get() != Page::Alerts || app.hidden.get();
            let Ok(server) = app.checked_server() else {
                return;
            };
            if is_idle {
                return;
            }
            spawn_local_scoped_with_cancellation(async move {
                loop {
                    let answer = get(app.log, &server, RULES).await;
                    let read = match answer {
                        Some((200, body)) => {
                            rules::read(&body).map_err(|no_rules| no_rules.to_string())
                        }
                        Some((status, _)) => Err(format!(
                            "{server} answers {status} for its rules. Look at the server's own log."
                        )),
                        None => Err(format!(
                            "No answer from {server} that this page may read. Test the connection: the button with the server's name does."
                        )),
                    };
                    app.alerts.note(read, clock::now());
                    clock::wait(interval).await;
                }
            });
        });
    }
}
