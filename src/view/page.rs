//! The pages there are.

/// A page of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Panels with charts.
    #[default]
    Panels,
    /// What the server's rules say.
    Alerts,
}

impl Page {
    /// Of a link; what is not known is the panels.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "alerts" => Self::Alerts,
            _ => Self::Panels,
        }
    }

    /// The name in links, where one is needed.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Panels => None,
            Self::Alerts => Some("alerts"),
        }
    }
}
