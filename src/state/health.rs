//! How the server does, as far as the open panels know.

use super::app::App;

/// How a server does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Health {
    /// It has not answered yet.
    #[default]
    Unknown,
    /// The newest answers are good.
    Answers,
    /// A panel's newest ask failed.
    Fails,
}

impl Health {
    /// Of panels: whether each has an answer, and whether its newest ask failed.
    fn of(panels: impl Iterator<Item = (bool, bool)>) -> Self {
        panels.fold(Self::Unknown, |health, (has_answer, fails)| {
            match (health, has_answer, fails) {
                (Self::Fails, ..) | (_, _, true) => Self::Fails,
                (_, true, false) => Self::Answers,
                (health, false, false) => health,
            }
        })
    }

    /// What the style sheet goes by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Answers => "good",
            Self::Fails => "bad",
        }
    }

    /// For those who do not see its colour.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Unknown => "No answer yet",
            Self::Answers => "Answers",
            Self::Fails => "Fails",
        }
    }
}

impl App {
    /// How the server does; tracked.
    #[must_use]
    pub fn health(&self) -> Health {
        self.panels.with(|panels| {
            let each = panels.iter().map(|panel| {
                panel.desk.with(|desk| {
                    let has_answer = desk.chart().kept.is_some() || desk.table().kept.is_some();
                    (has_answer, desk.failure().is_some())
                })
            });
            Health::of(each)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Health::{Answers, Fails, Unknown};
    use super::*;

    #[test]
    fn one_failure_is_one_too_many() {
        for (panels, health) in [
            (vec![], Unknown),
            (vec![(false, false)], Unknown),
            (vec![(true, false), (false, false)], Answers),
            (vec![(true, false), (true, true)], Fails),
            (vec![(false, true), (true, false)], Fails),
        ] {
            assert_eq!(Health::of(panels.clone().into_iter()), health, "{panels:?}");
        }
    }
}
