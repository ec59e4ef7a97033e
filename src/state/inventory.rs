//! Asks a server what there is, while a page that shows it is open.

use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::about::get;
use super::app::App;
use super::effect::effect;
use super::slot::Slot;
use crate::browser::clock;
use crate::inventory::{paths, read};
use crate::prom::duration::Duration;
use crate::prom::server::Server;
use crate::view::Page;

/// How often it is asked for again where the reader chose no interval.
const USUAL: Duration = Duration::MINUTE;

impl App {
    /// Asks as long as such a page is open, and again every so often.
    pub fn keep_inventory(&self) {
        let app = *self;
        let shown = Slot::new(String::new());
        effect(move || {
            let page = app.page.get();
            let interval = match app.refresh.get().0.unwrap_or(USUAL) {
                interval if page == Page::Targets => interval,
                // These are long, and hardly change.
                interval => interval.max(USUAL),
            };
            // Of another page or server nothing stays.
            let of = format!("{} {}", page.title(), app.server.get());
            if shown.get_untracked() != of {
                shown.set(of);
                app.inventory.set(Vec::new());
                app.inventory_fault.set(String::new());
            }
            let (paths, Ok(server)) = (paths(page), app.checked_server()) else {
                return;
            };
            if paths.is_empty() || app.hidden.get() {
                return;
            }
            spawn_local_scoped_with_cancellation(async move {
                loop {
                    let mut answers = Vec::new();
                    for path in paths {
                        // One after the other: nobody waits for them all but this list.
                        answers.push(app.ask_inventory(&server, path).await);
                    }
                    let is_lost = answers.iter().all(String::is_empty);
                    // What was told before stays where nothing is told now.
                    if is_lost {
                        app.inventory_fault.set(lost(&server));
                    } else {
                        app.inventory_fault.set(String::new());
                        app.inventory.set(read(page, &answers));
                    }
                    clock::wait(interval).await;
                }
            });
        });
    }

    /// An answer; an empty text where none comes, or the server knows no such thing.
    async fn ask_inventory(&self, server: &Server, path: &str) -> String {
        match get(self.log, server, path).await {
            Some((200, body)) => body,
            _ => String::new(),
        }
    }
}

fn lost(server: &Server) -> String {
    format!(
        "{server} does not tell this, or not this page. Test the connection: the button with the server's name does. Engines other than Prometheus have no such list."
    )
}
