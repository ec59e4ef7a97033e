//! Asks the server for names, and what it knows of metrics, when a query is typed.

use std::sync::Arc;

use leptos::task::spawn_local;

use super::about::get;
use super::app::App;
use super::vocabulary::Told;
use crate::browser::clock;
use crate::prom::duration::Duration;
use crate::prom::metadata::{self, METADATA};
use crate::prom::promql::typing::Wanted;
use crate::prom::vocabulary;

/// How long they are kept.
const FRESH: Duration = Duration::MINUTE.times(5);
/// How long a server that did not tell them is left alone.
const PAUSE: Duration = Duration::SECOND.times(10);

impl App {
    /// The names for this, as far as the server has told them; tracked. What is not known, or not fresh,
    /// is asked for.
    #[must_use]
    pub fn names(&self, wanted: &Wanted) -> Arc<Vec<String>> {
        let path = vocabulary::path(wanted);
        path.map(|path| self.list(path, vocabulary::read))
            .unwrap_or_default()
    }

    /// What the server knows of its metrics, in the same way; [`metadata::about`] searches it.
    #[must_use]
    pub fn metadata(&self) -> Arc<Vec<String>> {
        self.list(METADATA.to_owned(), metadata::read)
    }

    fn list(&self, path: String, read: fn(&str) -> Vec<String>) -> Arc<Vec<String>> {
        let Ok(server) = self.checked_server() else {
            return Arc::default();
        };
        let (address, at) = (server.endpoint(&path), clock::now());
        let known = self.vocabulary.told(&address);
        let is_fresh = known.as_ref().is_some_and(|told| at < told.until);
        let names = known.map(|told| told.names).unwrap_or_default();
        if is_fresh {
            return names;
        }
        let asked = Told {
            address,
            until: at + FRESH,
            names: names.clone(),
        };
        self.vocabulary.asks(asked.clone());
        let app = *self;
        spawn_local(async move {
            let reply = get(app.log, &server, &path).await;
            if let Some((200..300, body)) = reply {
                let names = Arc::new(read(&body));
                app.vocabulary.hears(Told { names, ..asked });
            } else {
                let until = clock::now() + PAUSE;
                app.vocabulary.asks(Told { until, ..asked });
            }
        });
        names
    }
}
