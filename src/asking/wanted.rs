//! What a panel's open view is to show.

use super::targets::Target;
use crate::prom::end::End;
use crate::prom::promql::placing::Chosen;
use crate::prom::server::Server;
use crate::view::Panel;

/// What the open view is to show: the same as long as nobody wishes for anything else.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Who is asked.
    pub server: Server,
    /// The others on offer, where some of them are asked.
    pub offered: Vec<Target>,
    /// What the panel asks.
    pub panel: Panel,
    /// What is chosen of the variables that it names.
    pub chosen: Vec<Chosen>,
    /// What the answers are for.
    pub view: View,
    /// The zone, where it says at which instants the steps are.
    pub zone: Option<String>,
}

/// What answers are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The window, for the chart.
    Chart,
    /// This instant, for the table.
    Table(End),
}

/// What is under way: an ask of all that is wanted.
#[derive(Clone, Debug)]
pub struct Round {
    /// What tells it from all others of its panel.
    pub ticket: u64,
    /// What is asked for.
    pub wanted: Wanted,
    /// How much of it.
    pub reach: Reach,
}

/// The same only as itself.
impl PartialEq for Round {
    fn eq(&self, other: &Self) -> bool {
        self.ticket == other.ticket
    }
}

/// How much of what is wanted is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All of it.
    Whole,
    /// All of it, however much that is.
    Boundless,
    /// What is missing on screen.
    Missing,
}
