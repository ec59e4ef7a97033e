//! Light or dark.

/// What the reader chose of the page's colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    System,
    Light,
    Dark,
}

impl Theme {
    /// As this browser keeps it; absent follows the system.
    #[must_use]
    pub fn of(name: Option<&str>) -> Self {
        match name {
            None => Self::System,
            Some("dark") => Self::Dark,
            Some(_) => Self::Light,
        }
    }

    /// What this browser keeps of it.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The next of the three: whatever the system has, the first is seen to be another.
    #[must_use]
    pub const fn next(self, system_is_dark: bool) -> Self {
        match (self, system_is_dark) {
            (Self::System, false) | (Self::Light, true) => Self::Dark,
            (Self::System, true) | (Self::Dark, false) => Self::Light,
            (Self::Light, false) | (Self::Dark, true) => Self::System,
        }
    }

    /// For the button that goes on to the next.
    #[must_use]
    pub const fn says(self) -> &'static str {
        match self {
            Self::System => "Theme: as the system",
            Self::Light => "Theme: light",
            Self::Dark => "Theme: dark",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Theme::{Dark, Light, System};
    use super::*;

    #[test]
    fn goes_round() {
        for (system_is_dark, round) in [
            (false, [System, Dark, Light, System]),
            (true, [System, Light, Dark, System]),
        ] {
            for step in round.windows(2) {
                assert_eq!(step[0].next(system_is_dark), step[1]);
                assert_eq!(Theme::of(step[0].name()), step[0]);
            }
        }
    }
}
