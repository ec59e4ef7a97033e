//! Asks the server what it is.

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, join};
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::app::App;
use super::effect::effect;
use super::log::Log;
use super::slot::Slot;
use crate::browser::http;
use crate::prom::server::Server;
use crate::report::Table;
use crate::report::server::{BUILD, READY, Reply, table};
use crate::report::timeline::Kind;
use crate::report::timings::Timings;

/// What the server tells of itself, asked now and whenever another server is chosen.
#[must_use]
pub fn keep_asking_about(app: App) -> Slot<Table> {
    let not_yet = || Table::of_facts("Server", [("Build", "Not told yet.".to_owned())]);
    let about = Slot::new(not_yet());
    effect(move || {
        about.set(not_yet());
        let Ok(server) = app.checked_server() else {
            return;
        };
        spawn_local_scoped_with_cancellation(async move {
            let (build, ready) =
                join(get(app.log, &server, BUILD), get(app.log, &server, READY)).await;
            about.set(table(&server, &build, &ready));
        });
    });
    about
}

/// Asks for a plain text, which is remembered. In a box, so that whoever asks does not bring a copy of the asking.
pub(super) fn get<'a>(log: Log, server: &'a Server, path: &'a str) -> LocalBoxFuture<'a, Reply> {
    ask(log, server, path).boxed_local()
}

async fn ask(log: Log, server: &Server, path: &str) -> Reply {
    let mut record = log.begin(Kind::Probe, path);
    let reply = http::get(&server.endpoint(path)).await.ok();
    if let Some((status, text)) = &reply {
        #[allow(clippy::cast_precision_loss, reason = "a short text")]
        let bytes = text.len() as f64;
        record.came(
            *status,
            Timings {
                bytes,
                ..Timings::default()
            },
        );
    }
    record.end(match &reply {
        Some(_) => "Answered".to_owned(),
        None => "No answer that this page may read".to_owned(),
    });
    reply
}
