//! What is said below a query's box: what is wrong with its text, and that this was not sent for it.

use leptos::html;
use leptos::prelude::*;

use super::annex::{Room, annexed};
use super::changing::{click, flag, part};
use super::focus;
use crate::query_id::QueryId;
use crate::state::advice::Findings;
use crate::state::panel::PanelState;

/// The findings of a query. What cannot be read is run anyway by a button.
pub(super) fn below(
    state: PanelState,
    id: QueryId,
    input: NodeRef<html::Textarea>,
    findings: Findings,
) -> AnyView {
    let is_held = move || state.is_held(id);
    let run = move || {
        state.run();
        // The button goes away.
        focus::give(input.get_untracked().map(Into::into));
    };
    let held = move || {
        is_held().then(|| {
            view! {
                <li class="problem" data-severity="error">
                    <span class="sentence">"Not sent: it cannot be read here. A newer server may know more."</span>
                    <button type="button" data-testid="run-anyway" on:click=click(run)>"Run anyway"</button>
                </li>
            }
            .into_any()
        })
    };
    view! {
        <ul class="problems" class:held=flag(is_held) data-testid="problems" aria-live="polite">
            {annexed(move || findings.are_any(), Room::Problems(state, id, input, findings))}
            {part(held)}
        </ul>
    }
    .into_any()
}
