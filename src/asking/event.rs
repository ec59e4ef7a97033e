//! What happens to a panel.

use super::around::Around;
use crate::prom::stretch::Stretch;
use crate::query_id::QueryId;
use crate::reach::failure::Failure;
use crate::view::Panel;

/// What happens to a panel.
#[derive(Clone, Debug)]
pub enum Event<C, T> {
    /// The reader typed this into a query's box.
    Typed(QueryId, String),
    /// What stands in the boxes is to run.
    Ran,
    /// All is to be asked for again.
    Again,
    /// The same, however much comes.
    Allowed,
    /// What is on screen is to be brought up to date.
    Refreshed,
    /// Time has passed.
    Ticked,
    /// Nothing is to be under way.
    Cancelled,
    /// The panel is another now: a setting, the window, the list of its queries.
    Changed(Panel),
    /// A link opened this, its queries known by their places.
    Opened(Panel),
    /// The reader zoomed into a window.
    Zoomed(Stretch),
    /// The zooms are to be undone.
    Undone,
    /// The page around is another now.
    Moved(Around),
    /// A round for the chart has come back.
    Charted(u64, Result<C, Failure>),
    /// A round for the table has come back.
    Listed(u64, Result<T, Failure>),
}
