//! What is open: the server, the panels and their settings; and who decides it.
//!
//! The strongest first: the link, what the reader saved in this browser, `config.json` beside the
//! page, and the defaults of the page itself. Pure.

mod config;
mod layout;
mod link;
mod named_server;
mod oddity;
mod page;
mod panel;
pub mod query;
mod settings;
mod sought;
mod standing;
mod theme;
pub mod variable;

pub use self::config::{Config, Unread};
pub use self::layout::chart_width;
pub use self::link::Link;
pub use self::named_server::NamedServer;
pub use self::oddity::Oddity;
pub use self::page::Page;
pub use self::panel::{Panel, Tab};
pub use self::query::Query;
pub use self::settings::{AutoRefresh, Saved};
pub use self::sought::Sought;
pub use self::standing::Standing;
pub use self::theme::Theme;
pub use self::variable::Variable;

use crate::prom::end::End;
use crate::prom::resolution::Resolution;
use crate::prom::timespan::Timespan;

/// All that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The server's address as text, not yet checked; none shows the first-run screen.
    pub server: Option<String>,
    /// How often to ask again.
    pub refresh: AutoRefresh,
    /// What the link says of that, where it is no interval; it stays in the link.
    pub odd_refresh: Option<String>,
    /// The name of the time zone, not yet checked; empty is the browser's.
    pub zone: String,
    /// Which page is open.
    pub page: Page,
    /// How the list of alerts is looked through.
    pub sought: Sought,
    /// Whether charts stand alone, as on a wall.
    pub kiosk: bool,
    /// Where the paper is that is open; its panels and variables are not in the link.
    pub paper: Option<String>,
    /// What queries name and the reader chooses.
    pub variables: Vec<Variable>,
    /// The panels, at least one.
    pub panels: Vec<Panel>,
}

/// How many panels are open at once, of a link with more: each costs memory, time to draw and
/// questions to the server.
pub const MOST_PANELS: usize = 40;

/// What the reader is told where a link has more panels than are opened.
#[must_use]
pub fn too_many_panels(count: usize) -> Option<String> {
    (count > MOST_PANELS).then(|| {
        format!(
            "This link has {count} panels: the first {MOST_PANELS} are open. The others stay in the \
             link, and one more opens for each that you remove."
        )
    })
}

impl View {
    /// Decides what opens. Where this names no server, the Prometheus that serves the page itself
    /// is asked, if one does.
    #[must_use]
    pub fn open(link: &Link, saved: &Saved, config: &Config) -> Self {
        let configured = || config.servers.first().map(|server| server.url.clone());
        let server = link
            .server
            .clone()
            .or_else(|| saved.server.clone())
            .or_else(configured);
        let refresh = [&link.refresh, &saved.refresh, &config.refresh]
            .into_iter()
            .flatten()
            .find_map(|text| AutoRefresh::read(text))
            .unwrap_or_default();
        let panels = if link.panels.is_empty() {
            vec![Panel::of_config(config)]
        } else {
            link.panels.clone()
        };
        Self {
            server,
            refresh,
            odd_refresh: AutoRefresh::odd(link.refresh.clone()),
            zone: link.zone.clone().unwrap_or_default(),
            page: link.page,
            sought: link.sought.clone(),
            kiosk: link.kiosk,
            paper: link.paper.clone(),
            variables: link.variables(),
            panels,
        }
    }

    /// The link to exactly this, with `other` parameters kept.
    #[must_use]
    pub fn link(&self, other: &[(String, String)]) -> Link {
        Link {
            server: self.server.clone(),
            refresh: self.odd_refresh.clone().or(Some(self.refresh.name())),
            zone: Some(self.zone.clone()).filter(|zone| !zone.is_empty()),
            page: self.page,
            sought: self.sought.clone(),
            kiosk: self.kiosk,
            paper: self.paper.clone(),
            defined: self.defined(),
            chosen: variable::chosen(&self.variables),
            panels: self.panels_of_link(),
            other: other.to_vec(),
        }
    }
}

impl View {
    /// What the link says of variables; a paper has its own.
    fn defined(&self) -> Vec<(String, String)> {
        let pair = |variable: &Variable| (variable.name.clone(), variable.definition.clone());
        let variables = self.variables.iter().filter(|_| self.paper.is_none());
        variables.map(pair).collect()
    }

    /// What the link says of panels; of those of a paper, only which stretch of time the first one shows.
    fn panels_of_link(&self) -> Vec<Panel> {
        if self.paper.is_none() {
            return self.panels.clone();
        }
        let first = self.panels.first();
        let time_alone = |panel: &Panel| Panel {
            queries: Vec::new(),
            timespan: panel.timespan,
            ..Panel::default()
        };
        first.map(time_alone).into_iter().collect()
    }
}

impl Panel {
    fn of_config(config: &Config) -> Self {
        let default = Self::default();
        Self {
            queries: config
                .query
                .as_ref()
                .map_or(default.queries, |expr| vec![Query::new(expr)]),
            timespan: config
                .range
                .map_or(default.timespan, |range| Timespan::until(range, End::Now)),
            resolution: config.step.map_or(default.resolution, Resolution::Fixed),
            ..default
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::duration::Duration;

    fn config(json: &str) -> Config {
        serde_json::from_str(json).unwrap_or_default()
    }

    #[test]
    fn the_articles_defaults() {
        let view = View::open(&Link::default(), &Saved::default(), &Config::default());
        let panel = Panel {
            timespan: Timespan::until(Duration::from_seconds(3_600), End::Now),
            resolution: Resolution::Fixed(Duration::from_seconds(30)),
            ..Panel::asking("node_memory_MemFree_bytes")
        };
        assert_eq!(
            view,
            View {
                server: None,
                refresh: AutoRefresh(None),
                odd_refresh: None,
                zone: String::new(),
                page: Page::Panels,
                sought: Sought::default(),
                kiosk: false,
                paper: None,
                variables: Vec::new(),
                panels: vec![panel]
            }
        );
    }

    #[test]
    fn the_strongest_decides() {
        let config = config(
            r#"{"servers":[{"name":"home lab","url":"http://config:9090"}],"query":"up",
                "range":"2h","step":"15s","refresh":"30s","frontSeries":5}"#,
        );
        let saved = Saved {
            server: Some("http://saved:9090".to_owned()),
            refresh: Some("1m".to_owned()),
            ..Saved::default()
        };
        let link = Link::read("server=http://link:9090&refresh=5s&g0.expr=load1");
        let server = |link: &Link, saved: &Saved, config: &Config| {
            let view = View::open(link, saved, config);
            (view.server.unwrap_or_default(), view.refresh.name())
        };
        let pair = |server: &str, refresh: &str| (server.to_owned(), refresh.to_owned());
        let (nothing, fresh, bare) = (Link::default(), Saved::default(), Config::default());
        assert_eq!(
            server(&link, &saved, &config),
            pair("http://link:9090", "5s")
        );
        assert_eq!(
            server(&nothing, &saved, &config),
            pair("http://saved:9090", "1m")
        );
        assert_eq!(
            server(&nothing, &fresh, &config),
            pair("http://config:9090", "30s")
        );
        assert_eq!(server(&nothing, &fresh, &bare), pair("", "off"));
    }

    #[test]
    fn a_link_with_too_many_panels_is_told() {
        assert_eq!(too_many_panels(40), None);
        let told = "This link has 300 panels: the first 40 are open. The others stay in the link, and one more opens for each that you remove.";
        assert_eq!(too_many_panels(300).as_deref(), Some(told));
    }

    #[test]
    fn what_is_no_interval_stays_in_the_link_and_is_told() {
        for text in ["soon", "100ms", "-5s"] {
            let link = Link::read(&format!("refresh={text}&g0.expr=up"));
            let view = View::open(&link, &Saved::default(), &Config::default());
            assert_eq!(view.refresh, AutoRefresh(None));
            assert_eq!(view.link(&[]).refresh.as_deref(), Some(text));
            assert_eq!(
                view.odd_refresh
                    .as_deref()
                    .map(|odd| AutoRefresh::complaint("The link's", odd)),
                Some(format!(
                    "The link's refresh is not followed: “{text}” is no interval. Choose one from 1s to 24d, or off."
                ))
            );
        }
        let view = View::open(
            &Link::read("refresh=5s"),
            &Saved::default(),
            &Config::default(),
        );
        assert_eq!(view.odd_refresh, None);
    }

    #[test]
    fn a_config_fills_the_first_panel() {
        let config = config(r#"{"query":"up","range":"2h","step":"15s"}"#);
        let view = View::open(&Link::default(), &Saved::default(), &config);
        let panel = Panel {
            timespan: Timespan::until(Duration::from_seconds(7_200), End::Now),
            resolution: Resolution::Fixed(Duration::from_seconds(15)),
            ..Panel::asking("up")
        };
        assert_eq!(view.panels, [panel]);
    }
}
