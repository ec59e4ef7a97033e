//! What a query does, part by part.

use leptos::prelude::*;

use super::changing::{click, part, text};
use crate::promql::message::Explained;
use crate::query_id::QueryId;
use crate::state::app::App;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;

/// How many parts of a query can be counted: each costs the server a query.
const MOST: usize = 20;

/// A tree of the parts of a query; a click on one charts it alone, and a button tells how many series it has.
#[component]
pub fn Explanation(state: PanelState, id: QueryId, is_wanted: Slot<bool>) -> impl IntoView {
    let app = expect_context::<App>();
    let found = state.explanation(id, is_wanted);
    let tree = move || {
        match found.get() {
        Some(explained) => branch(Of { app, state, id }, explained, &mut { MOST }),
        None => view! { <p class="quiet">"This query cannot be read yet, so there is nothing to explain."</p> }.into_any(),
    }
    };
    view! {
        <div class="explanation" role="group" aria-label="What the query does" data-testid="explanation">
            {part(tree)}
        </div>
    }
}

/// The query that is explained.
#[derive(Clone, Copy)]
struct Of {
    app: App,
    state: PanelState,
    id: QueryId,
}

/// A part with those that it is made of; `left` is how many can still be counted.
fn branch(of: Of, explained: Explained, left: &mut usize) -> AnyView {
    let Explained {
        text,
        kind,
        does,
        parts,
    } = explained;
    let own = text.clone();
    let chart = move || of.app.chart(&own);
    // What is no expression cannot be asked alone.
    let is_asked = matches!(kind.as_str(), "instant vector" | "scalar");
    let is_counted = kind == "instant vector" && *left > 0;
    let count = is_counted.then(|| {
        *left -= 1;
        count(of, text.clone())
    });
    let parts = parts
        .into_iter()
        .map(|part| branch(of, part, left))
        .collect_view();
    view! {
        <div class="part" data-testid="part">
            <button type="button" class="mono" disabled=!is_asked title="Chart this part alone" on:click=click(chart)>{text}</button>
            <span>{does}</span>
            <span class="quiet">{kind} {count}</span>
            <div class="parts">{parts}</div>
        </div>
    }
    .into_any()
}

fn count(Of { app, state, id }: Of, part: String) -> AnyView {
    let is_wanted = Slot::new(false);
    let label = format!("Count the series of {part}");
    let counted = app.count(state, id, part, is_wanted);
    view! {
        " "
        <button type="button" class="quiet" data-testid="count" aria-label=label title="Ask the server how many series this has" on:click=click(move || is_wanted.set(true))>"Count"</button>
        " "
        <span role="status" data-testid="counted">{text(move || counted.get())}</span>
    }
    .into_any()
}
