//! One panel: a query, its window, and the views of its answer.

use leptos::prelude::*;

use super::changing::{flag, part};
use super::chart::Chart;
use super::debug::Debug;
use super::failure::FailureView;
use super::notices::Notices;
use super::query_box::QueryBox;
use super::status::Status;
use super::table::LatestTable;
use super::tabs::{self, Tabs};
use super::times::Times;
use crate::state::app::App;
use crate::state::panel::PanelState;
use crate::state::query::keep_asking;
use crate::state::refresh::keep_fresh;
use crate::view::Tab;

/// A panel. The chart stays where it is, and is only hidden behind the other views, so that its
/// zoom and place last.
#[component]
pub fn PanelView(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    keep_asking(app, state);
    let due = keep_fresh(app, state);
    let open = Memo::new(move |_| state.panel.with(|panel| panel.tab));
    let hidden = move |tab: Tab| flag(move || open.get() != tab);
    let index = state.index;
    view! {
        <section class="panel" data-testid=format!("panel-{index}") aria-label=format!("Panel {}", index + 1)>
            <QueryBox state />
            <Times state />
            <FailureView state due />
            <Status state />
            <Notices state />
            <Tabs state />
            <div role="tabpanel" aria-labelledby=tabs::id(index, Tab::Graph) hidden=hidden(Tab::Graph)>
                <Chart state />
            </div>
            <div role="tabpanel" aria-labelledby=tabs::id(index, Tab::Table) hidden=hidden(Tab::Table)>
                {part(move || (open.get() == Tab::Table).then(|| view! { <LatestTable state /> }))}
            </div>
            <div role="tabpanel" aria-labelledby=tabs::id(index, Tab::Debug) hidden=hidden(Tab::Debug)>
                {part(move || (open.get() == Tab::Debug).then(|| view! { <Debug state /> }))}
            </div>
        </section>
    }
}
