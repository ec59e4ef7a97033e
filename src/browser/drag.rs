//! Panels that are dragged to another place.

use web_sys::DragEvent;

/// What is dragged: a panel of this page, by its id.
const PANEL: &str = "application/x-promscope-panel";

/// The panel of this id is dragged from now on.
pub fn begin(event: &DragEvent, id: usize) {
    if let Some(data) = event.data_transfer() {
        let _ = data.set_data(PANEL, &id.to_string());
        data.set_effect_allowed("move");
    }
}

/// The id of the panel that was dropped, if one was.
#[must_use]
pub fn dropped(event: &DragEvent) -> Option<usize> {
    event.data_transfer()?.get_data(PANEL).ok()?.parse().ok()
}
