//! What the reader and whoever serves the page have set.

use leptos::prelude::*;

use super::app::App;
use crate::asking::targets::Target;
use crate::browser::storage;
use crate::prom::duration::Duration;
use crate::view::{AutoRefresh, Config, NamedServer, Saved};

/// The name under which this browser keeps the reader's settings.
const SETTINGS: &str = "promscope.settings";

/// How long an answer may take where `config.json` says nothing.
const TIMEOUT: Duration = Duration::MINUTE;

impl App {
    /// What this browser kept of the last visit; a notice where it keeps nothing.
    #[must_use]
    pub fn recall() -> (Saved, Option<String>) {
        match storage::read(SETTINGS) {
            Ok(saved) => (saved.unwrap_or_default(), None),
            Err(blocked) => (Saved::default(), Some(blocked.to_string())),
        }
    }

    /// Changes a setting and keeps it in this browser.
    pub fn keep(&self, change: impl FnOnce(&mut Saved)) {
        self.saved.update(change);
        if let Err(blocked) = self
            .saved
            .with_untracked(|saved| storage::write(SETTINGS, saved))
        {
            self.notice(blocked.to_string());
        }
    }

    /// Asks again by itself every so often from now on.
    pub fn set_refresh(&self, refresh: AutoRefresh) {
        self.keep(|saved| saved.refresh = Some(refresh.name()));
        self.refresh.set(refresh);
        self.odd_refresh.set(None);
    }

    /// Keeps what a link says of the interval and is none, and tells the reader.
    pub(super) fn show_odd_refresh(&self, odd: Option<String>) {
        if let Some(text) = &odd {
            self.notice(AutoRefresh::complaint("The link's", text));
        }
        self.odd_refresh.set(odd);
    }

    /// How long an answer may take.
    #[must_use]
    pub fn timeout(&self) -> Duration {
        self.config.with_value(Config::timeout).unwrap_or(TIMEOUT)
    }

    /// Servers on offer, by `config.json` and by the reader: name and address; tracked.
    #[must_use]
    pub fn offered_servers(&self) -> Vec<(String, String)> {
        self.config.with_value(|config| {
            let pair =
                |server: &crate::view::NamedServer| (server.name.clone(), server.url.clone());
            let own = self.saved.with(|saved| saved.servers.clone());
            config.servers.iter().chain(&own).map(pair).collect()
        })
    }

    /// Gives the server that is asked a name in this browser, in the place of another of that name.
    pub fn name_as(&self, name: &str) {
        let url = self.server.get_untracked();
        self.keep(|saved| {
            saved.servers.retain(|server| server.name != name);
            saved.servers.push(NamedServer {
                name: name.to_owned(),
                url,
            });
        });
    }

    /// Takes a server's name away that the reader gave.
    pub fn forget_name(&self, name: &str) {
        self.keep(|saved| saved.servers.retain(|server| server.name != name));
    }

    /// Whether the reader gave it; tracked.
    #[must_use]
    pub fn is_own_name(&self, name: &str) -> bool {
        self.saved
            .with(|saved| saved.servers.iter().any(|server| server.name == name))
    }

    /// The servers on offer whose addresses are sound; tracked.
    #[must_use]
    pub fn targets(&self) -> Vec<Target> {
        let target = |(name, url): (String, String)| {
            let server = url.parse().ok()?;
            Some(Target { name, server })
        };
        self.offered_servers()
            .into_iter()
            .filter_map(target)
            .collect()
    }

    /// How many series plotly draws.
    #[must_use]
    pub fn front_series(&self) -> usize {
        let configured = self.config.with_value(|config| config.front_series);
        self.saved
            .with(|saved| saved.front_series)
            .or(configured)
            .unwrap_or(20)
    }
}
