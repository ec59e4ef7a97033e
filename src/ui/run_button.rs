//! The button that runs a panel's queries.

use crate::state::panel::PanelState;

/// Its id: it has the focus after a button beside it went away.
#[must_use]
pub fn id(state: PanelState) -> String {
    format!("run-{}", state.id)
}
