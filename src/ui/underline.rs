//! The text of a query's box once more, behind it, with a line below what is wrong: a text area draws none within.

use leptos::html;
use leptos::prelude::*;

use super::changing::text;
use crate::query_id::QueryId;
use crate::state::advice::{Findings, Underlined};
use crate::state::effect::effect;
use crate::state::panel::PanelState;

/// What is seen of it is the line alone; it is scrolled with the box.
#[component]
pub fn Underline(
    state: PanelState,
    id: QueryId,
    input: NodeRef<html::Textarea>,
    layer: NodeRef<html::Div>,
    findings: Findings,
) -> impl IntoView {
    let piece =
        move |of: fn(Underlined) -> String| text(move || of(state.underlined(id, findings)));
    // The box may be scrolled when this comes.
    effect(move || {
        if let (Some(layer), Some(input)) = (layer.get(), input.get_untracked()) {
            layer.set_scroll_top(input.scroll_top());
        }
    });
    view! {
        <div class="underline" aria-hidden="true" node_ref=layer>
            {piece(|it| it.before)}
            <span data-testid="underlined" data-severity=piece(|it| it.severity)>{piece(|it| it.wrong)}</span>
            {piece(|it| it.after)}
        </div>
    }
}
