//! What a query does, part by part.

use leptos::prelude::*;

use super::changing::{click, part};
use crate::promql::message::Explained;
use crate::query_id::QueryId;
use crate::state::app::App;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;

/// A tree of the parts of a query; a click on one charts it alone.
#[component]
pub fn Explanation(state: PanelState, id: QueryId, is_wanted: Slot<bool>) -> impl IntoView {
    let app = expect_context::<App>();
    let found = state.explanation(id, is_wanted);
    let tree = move || {
        match found.get() {
        Some(explained) => branch(app, explained),
        None => view! { <p class="quiet">"This query cannot be read yet, so there is nothing to explain."</p> }.into_any(),
    }
    };
    view! {
        <div class="explanation" role="group" aria-label="What the query does" data-testid="explanation">
            {part(tree)}
        </div>
    }
}

fn branch(app: App, explained: Explained) -> AnyView {
    let Explained {
        text,
        kind,
        does,
        parts,
    } = explained;
    let own = text.clone();
    let chart = move || app.chart(&own);
    // What is no expression cannot be asked alone.
    let is_asked = matches!(kind.as_str(), "instant vector" | "scalar");
    let parts = parts
        .into_iter()
        .map(|part| branch(app, part))
        .collect_view();
    view! {
        <div class="part" data-testid="part">
            <button type="button" class="mono" disabled=!is_asked title="Chart this part alone" on:click=click(chart)>{text}</button>
            <span>{does}</span>
            <span class="quiet">{kind}</span>
            <div class="parts">{parts}</div>
        </div>
    }
    .into_any()
}
