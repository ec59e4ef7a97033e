//! What is wrong with a query, below its box while that is in use.

use leptos::html;
use leptos::prelude::*;

use super::changing::{click, part};
use super::focus;
use crate::promql::message::Told;
use crate::query_id::QueryId;
use crate::state::advice::Findings;
use crate::state::panel::PanelState;

/// How many problems are told at once: the first ones often bring the others along.
const MOST: usize = 3;

/// The problems of a query, as items of a list. A click on one selects its place, and its button mends it.
#[component]
pub fn Problems(
    state: PanelState,
    id: QueryId,
    input: NodeRef<html::Textarea>,
    findings: Findings,
) -> impl IntoView {
    let found = findings.problems;
    let item = move |told: Told| {
        let Told {
            start,
            end,
            severity,
            sentence,
            fix,
            mended,
        } = told;
        let select = move || {
            if let Some(input) = input.get_untracked() {
                focus::give(Some(input.clone().into()));
                // It fails only for a place that is gone.
                let _ = input.set_selection_range(start, end);
            }
        };
        let mend = move || state.type_text(id, mended.clone());
        let button = (!fix.is_empty()).then(|| {
            view! { <button type="button" class="quiet" data-testid="fix" on:click=click(mend)>{fix}</button> }.into_any()
        });
        view! {
            <li class="problem" data-testid="problem" data-severity=severity>
                <button type="button" class="sentence" on:click=click(select)>{sentence}</button>
                {button}
            </li>
        }
        .into_any()
    };
    part(move || found.get().into_iter().take(MOST).map(item).collect_view())
}
