//! What all panels share.

use leptos::prelude::*;

use super::alerts::Alerts;
use super::derived::Derived;
use super::gate::Gate;
use super::home::Home;
use super::known::Servers;
use super::log::Log;
use super::open_paper::OpenPaper;
use super::panel::PanelState;
use super::slot::Slot;
use super::vocabulary::Vocabulary;
use crate::browser::{address, page};
use crate::chart::colour::palette::Ground;
use crate::history::History;
use crate::inventory::Row;
use crate::prom::clock::Skew;
use crate::prom::deliveries::Delivery;
use crate::prom::scrape_interval::ScrapeInterval;
use crate::prom::server::{BadAddress, Server};
use crate::prom::silences::Silence;
use crate::view::{AutoRefresh, Config, Link, Page, Panel, Saved, Sought, Variable, View};

/// The page's own signals; copies are the same.
#[derive(Clone, Copy)]
pub struct App {
    /// The server's address, as the reader committed it; empty shows the first-run screen.
    pub server: Slot<String>,
    /// Whether the reader has begun to type an address.
    is_named: StoredValue<bool>,
    /// How often to ask again.
    pub refresh: Slot<AutoRefresh>,
    /// What the link says of that, where it is no interval.
    pub(super) odd_refresh: Slot<Option<String>>,
    /// The name of the time zone; empty is the browser's. Always one that the browser knows.
    pub(super) zone: Slot<String>,
    /// The panels, at least one.
    pub panels: Slot<Vec<PanelState>>,
    /// What this browser keeps.
    pub saved: Slot<Saved>,
    /// The queries that ran, as far as this visit knows them.
    pub history: Slot<History>,
    /// Whether the tab is hidden.
    pub hidden: Slot<bool>,
    /// Whether the browser knows that it reaches nobody.
    pub(super) offline: Slot<bool>,
    /// Whether the page is dark.
    pub dark: Derived<bool>,
    /// Which page is open.
    pub page: Slot<Page>,
    /// What is known of alerts.
    pub alerts: Alerts,
    /// What holds alerts back.
    pub silences: Slot<Vec<Silence>>,
    /// What that Alertmanager does with alerts.
    pub deliveries: Slot<Vec<Delivery>>,
    /// Why that is not known; empty where it is.
    pub silences_fault: Slot<String>,
    /// Why the last change of them was not taken; empty where it was.
    pub silencing_fault: Slot<String>,
    /// What there is on the server, while a page that lists it is open.
    pub inventory: Slot<Vec<Row>>,
    /// Why that is not told; empty where it is.
    pub inventory_fault: Slot<String>,
    /// How the list of alerts is looked through.
    pub sought: Slot<Sought>,
    /// Whether charts stand alone, as on a wall.
    pub wall: Slot<bool>,
    /// What came of a test of the server.
    pub doctor: Slot<String>,
    /// The panel that was removed last, if it is not back.
    pub(super) removed: StoredValue<Vec<Panel>>,
    /// Where that was among the others.
    pub(super) removed_from: Slot<Option<usize>>,
    /// The instant that is pointed at in a panel's chart, for all others; milliseconds since 1970.
    pub pointed: Slot<Option<f64>>,
    /// What queries name and the reader chooses.
    pub variables: Slot<Vec<Variable>>,
    /// The paper that is open.
    pub paper: OpenPaper,
    /// Where there are others.
    pub papers: Slot<Vec<String>>,
    /// The text that the reader wants to see all of.
    pub whole: Slot<String>,
    /// Panels of the link beyond those that are open.
    pub(super) beyond: StoredValue<Vec<Panel>>,
    /// Faults of the page's surroundings: `config.json`, storage.
    pub notices: Slot<Vec<String>>,
    /// Link parameters that belong to somebody else, kept.
    pub other: StoredValue<Vec<(String, String)>>,
    /// What became of the requests.
    pub log: Log,
    /// Where they wait for their turn.
    pub gate: Gate,
    /// The names that servers told.
    pub(super) vocabulary: Vocabulary,
    /// What was learnt of servers.
    pub(super) servers: Servers,
    /// How far a server's clock is ahead of the browser's, of the one that was asked last.
    pub(super) skew: Slot<Option<(Server, Skew)>>,
    /// How often a server scrapes, of the one that was asked last; none where it does not tell.
    pub(super) scrape_interval: StoredValue<Option<(Server, Option<ScrapeInterval>)>>,
    pub(super) config: StoredValue<Config>,
    /// Panels outlast the buttons that open them.
    pub(super) home: Home,
}

impl App {
    /// Opens `view`.
    #[must_use]
    pub fn new(view: View, saved: Saved, config: Config, other: Vec<(String, String)>) -> Self {
        let system_dark = Slot::new(page::prefers_dark());
        let saved = Slot::new(saved);
        let app = Self {
            server: Slot::new(view.server.unwrap_or_default()),
            is_named: StoredValue::new(false),
            refresh: Slot::new(view.refresh),
            odd_refresh: Slot::new(None),
            zone: Slot::new(String::new()),
            panels: Slot::new(Vec::new()),
            saved,
            history: Slot::new(App::recall_history()),
            hidden: Slot::new(page::is_hidden()),
            offline: Slot::new(page::is_offline()),
            dark: Derived::new(
                move || match saved.with(|saved| saved.theme.clone()).as_deref() {
                    Some("dark") => true,
                    Some(_) => false,
                    None => system_dark.get(),
                },
            ),
            page: Slot::new(view.page),
            alerts: Alerts::default(),
            silences: Slot::new(Vec::new()),
            deliveries: Slot::new(Vec::new()),
            silences_fault: Slot::new(String::new()),
            silencing_fault: Slot::new(String::new()),
            inventory: Slot::new(Vec::new()),
            inventory_fault: Slot::new(String::new()),
            sought: Slot::new(view.sought),
            wall: Slot::new(view.kiosk),
            doctor: Slot::new(String::new()),
            removed: StoredValue::new(Vec::new()),
            removed_from: Slot::new(None),
            pointed: Slot::new(None),
            variables: Slot::new(view.variables),
            paper: OpenPaper::default(),
            papers: Slot::new(Vec::new()),
            whole: Slot::new(String::new()),
            beyond: StoredValue::new(Vec::new()),
            notices: Slot::new(Vec::new()),
            other: StoredValue::new(other),
            log: Log::default(),
            gate: Gate::default(),
            vocabulary: Vocabulary::default(),
            servers: Servers::default(),
            skew: Slot::new(None),
            scrape_interval: StoredValue::new(None),
            config: StoredValue::new(config),
            home: Home::new(),
        };
        app.open_panels(view.panels);
        app.show_zone(&view.zone);
        app.show_odd_refresh(view.odd_refresh);
        app.open_paper_of(&Link::read(&address::query_string()));
        page::on_dark_change(move |dark| system_dark.set(dark));
        let hidden = app.hidden;
        page::on_visibility_change(move |now_hidden| hidden.set(now_hidden));
        let offline = app.offline;
        page::on_offline_change(move |now_offline| offline.set(now_offline));
        app
    }

    /// Tells the reader of a fault of the surroundings, once.
    pub fn notice(&self, sentence: String) {
        self.notices.update(|notices| {
            if !notices.contains(&sentence) {
                notices.push(sentence);
            }
        });
    }

    /// Takes a notice back that is no longer true.
    pub fn take_back(&self, sentence: &str) {
        self.notices
            .update(|notices| notices.retain(|notice| notice != sentence));
    }

    /// Asks another server from now on, and remembers it if its address is sound.
    pub fn connect(&self, address: &str) {
        let sound = address.parse::<Server>().is_ok();
        if sound {
            self.keep(|saved| saved.server = Some(address.trim().to_owned()));
        }
        self.server.set(address.trim().to_owned());
        for panel in self.panels.get_untracked() {
            panel.ask_again();
        }
    }

    /// Shows all of a text.
    pub fn show_whole(&self, text: String) {
        self.whole.set(text);
    }

    /// The reader has begun to type an address.
    pub fn name_server(&self) {
        self.is_named.set_value(true);
    }

    /// Asks the server that serves the page, unless the reader names another.
    pub(crate) fn take_own_server(&self, address: String) {
        if !self.is_named.get_value() && self.server.with_untracked(String::is_empty) {
            self.server.set(address);
        }
    }

    /// The server to ask.
    ///
    /// # Errors
    /// What is wrong with its address.
    pub fn checked_server(&self) -> Result<Server, BadAddress> {
        self.server.with(|server| server.parse())
    }

    /// The page's background, tracked.
    #[must_use]
    pub fn ground(&self) -> Ground {
        if self.dark.get() {
            Ground::Dark
        } else {
            Ground::Light
        }
    }

    /// What is open now, tracked.
    #[must_use]
    pub fn view(&self) -> View {
        // An address with a secret in it is none, and never gets into a link.
        let server = self.checked_server().ok().map(|server| server.to_string());
        let panels = self.panels.with(|panels| {
            let open = panels.iter().map(|state| state.panel.get());
            open.chain(self.beyond.get_value()).collect()
        });
        View {
            server,
            refresh: self.refresh.get(),
            odd_refresh: self.odd_refresh.get(),
            zone: self.zone.get(),
            sought: self.sought.get(),
            kiosk: self.wall.get(),
            page: self.page.get(),
            paper: self.paper.address.get(),
            variables: self.variables.get(),
            panels,
        }
    }
}
