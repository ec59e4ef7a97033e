//! Whether the server answers, tried on demand.

use leptos::task::spawn_local;

use super::app::App;
use super::post::{Form, post};
use crate::browser::clock;
use crate::report::timeline::Kind;

/// What is asked: every server knows the answer.
const QUERY: &str = "1";

impl App {
    /// Asks the server the least that there is, and says what came of it.
    pub fn test_server(&self) {
        let app = *self;
        let server = match app.checked_server() {
            Ok(server) => server,
            Err(bad) => return app.doctor.set(bad.to_string()),
        };
        let Some(manner) = app
            .panels
            .with_untracked(|panels| panels.first().map(|panel| app.manner(*panel)))
        else {
            return;
        };
        app.doctor.set(format!("Asking {server}"));
        spawn_local(async move {
            let form = Form {
                kind: Kind::Probe,
                server: &server,
                query: QUERY,
                url: server.endpoint("api/v1/query"),
                body: format!("query={QUERY}"),
            };
            let began = clock::monotonic();
            let outcome = post(&form, manner, &|_| ()).await;
            let took = clock::monotonic() - began;
            app.doctor.set(match outcome {
                Ok(_) => format!("{server} answers, in {took:.0} ms."),
                Err(failure) => failure.to_string(),
            });
        });
    }
}
