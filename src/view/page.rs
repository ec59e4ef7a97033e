//! The pages there are.

/// A page of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Panels with charts.
    #[default]
    Panels,
    /// What the server's rules say.
    Alerts,
    /// What the server has values of.
    Metrics,
    /// Who the server scrapes.
    Targets,
    /// What the server tells of itself.
    Server,
}

impl Page {
    const ALL: [Self; 5] = [
        Self::Panels,
        Self::Alerts,
        Self::Metrics,
        Self::Targets,
        Self::Server,
    ];

    /// Those that list what there is on the server.
    pub const INVENTORIES: [Self; 3] = [Self::Metrics, Self::Targets, Self::Server];

    /// Of a link; what is not known is the panels.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let found = Self::ALL.into_iter().find(|page| page.name() == Some(name));
        found.unwrap_or_default()
    }

    /// The name in links, where one is needed.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Panels => None,
            Self::Alerts => Some("alerts"),
            Self::Metrics => Some("metrics"),
            Self::Targets => Some("targets"),
            Self::Server => Some("server"),
        }
    }

    /// What stands above a list of what there is; empty for pages that are none.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Panels | Self::Alerts => "",
            Self::Metrics => "Metrics",
            Self::Targets => "Targets",
            Self::Server => "Server",
        }
    }
}
