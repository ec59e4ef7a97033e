//! Text in a cell.

use leptos::prelude::*;

use crate::table::cut::cut;

/// A text, or its beginning and the rest on demand.
pub(super) fn long_text(text: String) -> AnyView {
    let (start, rest) = cut(&text);
    if rest.is_empty() {
        return text.into_any();
    }
    let (start, rest) = (start.to_owned(), rest.to_owned());
    view! {
        <details class="long">
            <summary>{start}</summary>
            {rest}
        </details>
    }
    .into_any()
}
