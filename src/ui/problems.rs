//! What is wrong with a query, below its box while that is in use.

use leptos::html;
use leptos::prelude::*;

use super::changing::{click, flag, part};
use super::focus;
use crate::promql::message::Told;
use crate::query_id::QueryId;
use crate::state::advice::Findings;
use crate::state::panel::PanelState;

/// How many problems are told at once: the first ones often bring the others along.
const MOST: usize = 3;

/// The problems of a query. A click on one selects its place, and its button mends it. What cannot be read is run anyway
/// by a button, too.
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
    let run = move || {
        state.run();
        // The button goes away.
        focus::give(input.get_untracked().map(Into::into));
    };
    let held = move || {
        state.is_held(id).then(|| view! {
            <li class="problem" data-severity="error">
                <span class="sentence">"Not sent: it cannot be read here. A newer server may know more."</span>
                <button type="button" data-testid="run-anyway" on:click=click(run)>"Run anyway"</button>
            </li>
        }.into_any())
    };
    view! {
        <ul class="problems" class:held=flag(move || state.is_held(id)) data-testid="problems" aria-live="polite">
            {part(move || found.get().into_iter().take(MOST).map(item).collect_view())}
            {part(held)}
        </ul>
    }
}
