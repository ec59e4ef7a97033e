//! What opens from a button: beside it, and on narrow screens from below.

use leptos::prelude::*;

/// A button of this name and face, and what it opens. `id` is the page's own for the latter.
pub(super) fn popover(
    id: String,
    testid: &'static str,
    name: &'static str,
    face: AnyView,
    content: AnyView,
) -> AnyView {
    view! {
        <button type="button" class="opener" data-testid=testid popovertarget=id.clone() title=name>
            {face}
        </button>
        <div id=id popover="auto" class="menu" data-testid=format!("{testid}-menu") role="dialog" aria-label=name>
            {content}
        </div>
    }
    .into_any()
}
