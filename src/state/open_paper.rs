//! The paper that is open.

use std::sync::Arc;

use leptos::prelude::*;

use super::panel::PanelState;
use super::slot::Slot;
use crate::paper::Paper;

/// The paper that is open, if one is; copies are the same.
#[derive(Clone, Copy)]
pub struct OpenPaper {
    /// Where it is, as in the link.
    pub address: Slot<Option<String>>,
    /// Its text, as it was typed.
    pub text: Slot<String>,
    /// The same taken apart, once that is done.
    pub paper: Slot<Option<Arc<Paper>>>,
    /// Why it cannot be shown, in a sentence.
    pub fault: Slot<String>,
    /// Whether its text is another than that of its file.
    pub is_changed: Slot<bool>,
    /// Whether the text is open to be changed.
    pub is_written: Slot<bool>,
    /// How often another text was wanted: what comes late for an older one is dropped.
    turn: StoredValue<usize>,
    /// Its charts, by what their blocks say.
    pub(super) blocks: StoredValue<Vec<(String, PanelState)>>,
    /// The values in its sentences.
    values: StoredValue<Vec<PanelState>>,
}

impl Default for OpenPaper {
    fn default() -> Self {
        Self {
            address: Slot::new(None),
            text: Slot::new(String::new()),
            paper: Slot::new(None),
            fault: Slot::new(String::new()),
            is_changed: Slot::new(false),
            is_written: Slot::new(false),
            turn: StoredValue::new(0),
            blocks: StoredValue::new(Vec::new()),
            values: StoredValue::new(Vec::new()),
        }
    }
}

impl OpenPaper {
    /// Whether one is open, or on its way; tracked.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.address.with(Option::is_some)
    }

    /// Another text is wanted from now on; what tells it from those before.
    pub(super) fn next_turn(self) -> usize {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    /// Whether no other text was wanted since.
    pub(super) fn is_turn(self, turn: usize) -> bool {
        self.turn.get_value() == turn
    }

    /// A value in a sentence, to be refreshed with all else.
    pub fn add_value(self, value: PanelState) {
        self.values.update_value(|values| values.push(value));
    }

    /// The values in its sentences.
    pub(super) fn values(self) -> Vec<PanelState> {
        self.values.get_value()
    }

    /// Its sentences are written anew.
    pub(super) fn forget_values(self) {
        self.values.set_value(Vec::new());
    }

    /// Opens its text to be changed, or closes it.
    pub fn turn_writing(self) {
        self.is_written
            .update(|is_written| *is_written = !*is_written);
    }

    /// What it is called, for a file; tracked.
    #[must_use]
    pub fn file_name(self) -> String {
        let address = self.address.get().unwrap_or_default();
        let name = address.rsplit('/').next().unwrap_or_default();
        let stem = name.strip_suffix(".md").unwrap_or("paper");
        format!("{stem}.md")
    }
}
