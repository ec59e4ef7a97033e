//! Text in a cell.

use leptos::prelude::*;

use super::excerpt::WholeButton;
use crate::excerpt::Room;

/// A text, or its beginning and a button for all of it.
pub(super) fn long_text(text: String) -> AnyView {
    if !Room::NAME.is_short_of(&text) {
        return text.into_any();
    }
    view! {
        {Room::NAME.excerpt(&text).into_owned()}
        <WholeButton all=Signal::stored(text) hidden=Signal::stored(false) />
    }
    .into_any()
}
