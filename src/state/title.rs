//! What the page is called in the browser's tab, and its server in the bar.

use super::app::App;
use super::health::Health;
use crate::alerts;
use crate::prom::server::Server;
use crate::view::Page;

impl App {
    /// What the tab of the browser is called: the first query, or how many alerts fire, and a sign where
    /// the server fails; tracked.
    #[must_use]
    pub fn title(&self) -> String {
        if self.page.get() == Page::Alerts {
            let firing = self.alerts.rules.with(|rules| alerts::firing(rules));
            let sign = self
                .alerts
                .fault
                .with(|fault| if fault.is_empty() { "" } else { "✕ " });
            return format!("{sign}({firing}) Alerts · Promscope");
        }
        let first = self.panels.with(|panels| {
            let first = panels.first().map(|panel| panel.panel);
            first.map_or_else(String::new, |panel| {
                panel.with(|panel| {
                    let mut queries = panel.queries.iter();
                    let expr = queries.next().map(|query| query.expr.as_str());
                    expr.unwrap_or_default().chars().take(TITLE).collect()
                })
            })
        });
        let watched = self.saved.with(|saved| saved.watches);
        let firing = self.alerts.rules.with(|rules| alerts::firing(rules));
        let count = if watched && firing > 0 {
            format!("({firing}) ")
        } else {
            String::new()
        };
        let sign = match self.health() {
            Health::Fails => "✕ ",
            Health::Unknown | Health::Answers => "",
        };
        let name = if first.is_empty() { "" } else { " · " };
        format!("{sign}{count}{first}{name}Promscope")
    }

    /// The server's name in `config.json`, else its address without what all have; tracked. An address
    /// that is none may hold a secret, and is not shown.
    #[must_use]
    pub fn server_name(&self) -> String {
        let Ok(server) = self.checked_server() else {
            return "Which server?".to_owned();
        };
        let is_it = |url: &str| url.parse().is_ok_and(|offered: Server| offered == server);
        let mut offered = self.offered_servers().into_iter();
        let name = offered.find(|(_, url)| is_it(url));
        let address = server.as_str();
        let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
        name.map_or_else(|| bare.to_owned(), |(name, _)| name)
    }
}

/// Most characters of a query in the title.
const TITLE: usize = 80;
