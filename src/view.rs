//! What is open: the server, the panels and their settings; and who decides it.
//!
//! The strongest first: the link, what the reader saved in this browser, `config.json` beside the
//! page, and the defaults of the page itself. Pure.

use serde::{Deserialize, Serialize};

use crate::link::Link;
use crate::prom::duration::Duration;
use crate::prom::window::Resolution;

/// The default query, the one that the page opens with when nothing else is configured.
pub const DEFAULT_QUERY: &str = "node_memory_MemFree_bytes";

/// One chart with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The PromQL expression that was run last.
    pub query: String,
    /// Which view of the answer is open.
    pub tab: Tab,
    /// How far back from the end.
    pub range: Duration,
    /// The end, milliseconds since 1970; none means now, and only then a refresh brings news.
    pub end: Option<i64>,
    /// How the step is chosen.
    pub resolution: Resolution,
}

impl Default for Panel {
    fn default() -> Self {
        Self {
            query: DEFAULT_QUERY.to_owned(),
            tab: Tab::Graph,
            range: Duration::from_seconds(3_600),
            end: None,
            resolution: Resolution::Fixed(Duration::from_seconds(30)),
        }
    }
}

/// A view of a panel's answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The chart.
    #[default]
    Graph,
    /// The latest value of each series.
    Table,
    /// Request, samples, raw answer, timings.
    Debug,
}

impl Tab {
    /// All, in the order on the page.
    pub const ALL: [Self; 3] = [Self::Graph, Self::Table, Self::Debug];

    /// The name in links and test ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Graph => "graph",
            Self::Table => "table",
            Self::Debug => "debug",
        }
    }
}

/// How often the page asks again by itself; none is off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutoRefresh(pub Option<Duration>);

impl AutoRefresh {
    /// The choices offered, by their names in links.
    pub const CHOICES: [&str; 9] = ["off", "5s", "10s", "30s", "1m", "5m", "15m", "30m", "1h"];

    /// Reads `off` or an interval of at least a second.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text == "off" {
            return Some(Self(None));
        }
        let interval: Duration = text.parse().ok()?;
        (interval.ms() >= 1_000).then_some(Self(Some(interval)))
    }

    /// `off`, or the interval.
    #[must_use]
    pub fn name(self) -> String {
        self.0
            .map_or_else(|| "off".to_owned(), |interval| interval.to_string())
    }
}

/// `config.json` beside `index.html`; every key may be missing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Config {
    /// Servers on offer, the first is opened.
    pub servers: Vec<NamedServer>,
    /// The first panel's query.
    pub query: Option<String>,
    /// Its range.
    pub range: Option<Duration>,
    /// Its step; absent means automatic once any other key of the panel is given.
    pub step: Option<Duration>,
    /// `off` or an interval.
    pub refresh: Option<String>,
    /// How many series plotly draws.
    pub front_series: Option<usize>,
    /// How long an answer may take.
    pub timeout: Option<Duration>,
}

/// A server that `config.json` offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct NamedServer {
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// Its base address.
    pub url: String,
}

/// What the reader chose to keep in this browser. Addresses that hold a secret never get here,
/// since [`crate::prom::server::Server`] refuses them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    /// The server asked last.
    pub server: Option<String>,
    /// Auto-refresh.
    pub refresh: Option<String>,
    /// `light` or `dark`; absent follows the system.
    pub theme: Option<String>,
    /// How many series plotly draws.
    pub front_series: Option<usize>,
}

/// All that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The server's address as text, not yet checked; none shows the first-run screen.
    pub server: Option<String>,
    /// How often to ask again.
    pub refresh: AutoRefresh,
    /// The panels, at least one.
    pub panels: Vec<Panel>,
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
            panels,
        }
    }

    /// The link to exactly this, with `other` parameters kept.
    #[must_use]
    pub fn link(&self, other: &[(String, String)]) -> Link {
        Link {
            server: self.server.clone(),
            refresh: Some(self.refresh.name()),
            panels: self.panels.clone(),
            other: other.to_vec(),
        }
    }
}

impl Panel {
    fn of_config(config: &Config) -> Self {
        let default = Self::default();
        Self {
            query: config.query.clone().unwrap_or(default.query),
            range: config.range.unwrap_or(default.range),
            resolution: config.step.map_or(default.resolution, Resolution::Fixed),
            ..default
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(json: &str) -> Config {
        serde_json::from_str(json).unwrap_or_default()
    }

    #[test]
    fn the_articles_defaults() {
        let view = View::open(&Link::default(), &Saved::default(), &Config::default());
        let panel = Panel {
            query: "node_memory_MemFree_bytes".to_owned(),
            tab: Tab::Graph,
            range: Duration::from_seconds(3_600),
            end: None,
            resolution: Resolution::Fixed(Duration::from_seconds(30)),
        };
        assert_eq!(
            view,
            View {
                server: None,
                refresh: AutoRefresh(None),
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
    fn a_config_fills_the_first_panel() {
        let config = config(r#"{"query":"up","range":"2h","step":"15s"}"#);
        let view = View::open(&Link::default(), &Saved::default(), &config);
        let panel = Panel {
            query: "up".to_owned(),
            range: Duration::from_seconds(7_200),
            resolution: Resolution::Fixed(Duration::from_seconds(15)),
            ..Panel::default()
        };
        assert_eq!(view.panels, [panel]);
    }

    #[test]
    fn reads_the_offered_refresh_choices() {
        for name in AutoRefresh::CHOICES {
            assert_eq!(
                AutoRefresh::read(name).map(AutoRefresh::name).as_deref(),
                Some(name)
            );
        }
        assert_eq!(AutoRefresh::read("0s"), None);
        assert_eq!(AutoRefresh::read("soon"), None);
    }
}
