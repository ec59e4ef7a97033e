//! One panel: a query, its window, and the views of its answer.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::changing::{click, flag, part, text};
use super::chart::Chart;
use super::chart_options::ChartOptions;
use super::debug::Debug;
use super::failure::FailureView;
use super::focus;
use super::notices::Notices;
use super::query_list::QueryList;
use super::status::Status;
use super::table::InstantTable;
use super::tabs::{self, Tabs};
use super::times::Times;
use crate::browser::sight::SightWatch;
use crate::state::app::App;
use crate::state::marking::keep_asking_exemplars;
use crate::state::panel::PanelState;
use crate::state::rounds::keep_asking;
use crate::view::Tab;

/// The id of the button that adds a panel, which has the focus once one was removed.
pub const ADD: &str = "add-panel";

/// A panel. The chart stays where it is, and is only hidden behind the other views, so that its
/// zoom and place last.
#[component]
pub fn PanelView(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let due = keep_asking(app, state);
    keep_asking_exemplars(app, state);
    let section = NodeRef::<leptos::html::Section>::new();
    watch_sight(app, state, section);
    let open = Memo::new(move |_| state.panel.with(|panel| panel.tab));
    let hidden = move |tab: Tab| flag(move || open.get() != tab);
    let id = state.id;
    let place = move || {
        let panels = app.panels.get();
        panels
            .iter()
            .position(|panel| *panel == state)
            .unwrap_or_default()
    };
    let remove = move || {
        app.remove_panel(state);
        focus::on(ADD);
    };
    let several = move || app.panels.with(|panels| panels.len() > 1);
    view! {
        <section class="panel" node_ref=section data-testid=text(move || format!("panel-{}", place())) aria-label=text(move || format!("Panel {}", place() + 1))>
            <button
                type="button"
                class="quiet remove-panel"
                data-testid="remove-panel"
                hidden=flag(move || !several())
                on:click=click(remove)
            >
                {text(move || format!("Remove panel {}", place() + 1))}
            </button>
            <QueryList state />
            <Times state />
            <FailureView state due />
            <Status state />
            <Notices state />
            <Tabs state />
            <div role="tabpanel" aria-labelledby=tabs::id(id, Tab::Graph) hidden=hidden(Tab::Graph)>
                <ChartOptions state />
                <Chart state />
            </div>
            <div role="tabpanel" aria-labelledby=tabs::id(id, Tab::Table) hidden=hidden(Tab::Table)>
                {part(move || (open.get() == Tab::Table).then(|| view! { <InstantTable state /> }))}
            </div>
            <div role="tabpanel" aria-labelledby=tabs::id(id, Tab::Debug) hidden=hidden(Tab::Debug)>
                {part(move || (open.get() == Tab::Debug).then(|| view! { <Debug state /> }))}
            </div>
        </section>
    }
}

/// What is seen asks first.
fn watch_sight(app: App, state: PanelState, section: NodeRef<leptos::html::Section>) {
    let watch = StoredValue::new_local(None::<SightWatch>);
    Effect::new(move |_| {
        let Some(section) = section.get() else { return };
        let tell = move |is_seen| app.gate.note_sight(state.id, is_seen);
        watch.set_value(SightWatch::on(&section, tell));
    });
    on_cleanup(move || {
        app.gate.note_sight(state.id, false);
        // What is on the page goes before that which it shows.
        spawn_local(async move { state.end() });
    });
}
