//! One panel: a query, its window, and the views of its answer.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::annex::{Room, annexed};
use super::changing::{flag, part, text};
use super::chart::Chart;
use super::chart_tools::ChartTools;
use super::failure::FailureView;
use super::notices::Notices;
use super::panel_head::PanelHead;
use super::query_list::QueryList;
use super::status::Status;
use super::surface::Surface;
use super::table::InstantTable;
use super::tabs::{self, Tabs};
use crate::browser::drag;
use crate::browser::sight::SightWatch;
use crate::state::app::App;
use crate::state::banding::keep_asking_bands;
use crate::state::derived::Derived;
use crate::state::effect::effect;
use crate::state::marking::keep_asking_exemplars;
use crate::state::panel::PanelState;
use crate::state::rounds::keep_asking;
use crate::view::Tab;

/// A panel. The chart stays where it is, and is only hidden behind the other views, so that its
/// zoom and place last.
#[component]
pub fn PanelView(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    keep_asking(app, state);
    keep_asking_exemplars(app, state);
    keep_asking_bands(app, state);
    let section = NodeRef::<leptos::html::Section>::new();
    watch_sight(app, state, section);
    let surface = Surface::new(app, state);
    let open = Derived::new(move || state.panel.with(|panel| panel.tab));
    let hidden = move |tab: Tab| flag(move || open.get() != tab);
    let id = state.id;
    let place = move || app.place(state);
    let put = move |event: DragEvent| {
        if let Some(id) = drag::dropped(&event) {
            event.prevent_default();
            app.put_panel(id, state);
        }
    };
    view! {
        <section class="panel" node_ref=section on:drop=put data-testid=text(move || format!("panel-{}", place())) aria-label=text(move || format!("Panel {}", place() + 1))>
            <PanelHead state />
            <QueryList state />
            <FailureView state />
            <div class="views">
                <Tabs state />
                <Status state />
                <div hidden=hidden(Tab::Graph)><ChartTools state surface /></div>
            </div>
            <Notices state />
            <div class="view" role="tabpanel" aria-labelledby=tabs::id(id, Tab::Graph) hidden=hidden(Tab::Graph)>
                <Chart state surface />
            </div>
            <div role="tabpanel" aria-labelledby=tabs::id(id, Tab::Table) hidden=hidden(Tab::Table)>
                {part(move || (open.get() == Tab::Table).then(|| view! { <InstantTable state /> }.into_any()))}
            </div>
            <div role="tabpanel" aria-labelledby=tabs::id(id, Tab::Debug) hidden=hidden(Tab::Debug)>
                {annexed(move || open.get() == Tab::Debug, Room::Debug(state))}
            </div>
        </section>
    }
}

/// What is seen asks first.
fn watch_sight(app: App, state: PanelState, section: NodeRef<leptos::html::Section>) {
    let watch = StoredValue::new_local(None::<SightWatch>);
    effect(move || {
        let Some(section) = section.get() else { return };
        let tell = move |is_seen| app.gate.note_sight(state.id, is_seen);
        watch.set_value(SightWatch::on(&section, tell));
    });
    on_cleanup(move || {
        app.gate.note_sight(state.id, false);
        // What is on the page goes before that which it shows; what is only drawn anew stays.
        if app.panels.with_untracked(|panels| !panels.contains(&state)) {
            spawn_local(async move { state.end() });
        }
    });
}
