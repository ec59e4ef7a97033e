//! The page.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::annex::{Room, annexed};
use super::bar::Bar;
use super::changing::{click, each, flag, part};
use super::excerpt::WholeText;
use super::icon;
use super::keys;
use super::panel::PanelView;
use super::panel_head::ADD;
use super::query_box::focus_last;
use crate::browser::upload;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::open::keep_in_address;
use crate::state::panel::PanelState;
use crate::view::Page;

/// The whole page.
#[component]
pub fn Promscope(app: App) -> impl IntoView {
    provide_context(app);
    keep_in_address(app);
    app.keep_wall();
    keys::listen(app);
    let connected = Derived::new(move || app.server.with(|server| !server.is_empty()));
    let is_panels = move || app.page.get() == Page::Panels && !app.paper.is_open();
    let shows_panels = move || connected.get() && is_panels();
    let shows_alerts = move || app.page.get() == Page::Alerts;
    let watches = move || shows_alerts() || app.saved.with(|saved| saved.watches);
    let notices = move || {
        let item = |notice| {
            view! { <li class="notice" data-testid="page-notice">{notice}</li> }.into_any()
        };
        app.notices.get().into_iter().map(item).collect_view()
    };
    let add = move || {
        app.add_panel();
        let last = app.panels.with_untracked(|panels| panels.last().copied());
        last.into_iter().for_each(focus_last);
    };
    // Those of a paper stand between its text.
    let ids = move || {
        if app.paper.is_open() {
            return Vec::new();
        }
        app.panels
            .with(|panels| panels.iter().map(|panel| panel.id).collect())
    };
    let panel = move |id| {
        let is_it = |panel: &PanelState| panel.id == id;
        let panels = app.panels.get_untracked();
        let panel = panels.into_iter().find(is_it);
        panel.map(|state| view! { <PanelView state /> }).into_any()
    };
    let drop = move |event: DragEvent| {
        if let Some(file) = upload::dropped(&event) {
            event.prevent_default();
            spawn_local(async move {
                if let Some((name, text)) = upload::named(&file).await {
                    app.bring_paper(&name, text);
                }
            });
        }
    };
    view! {
        <Bar />
        <main on:dragover=move |event| event.prevent_default() on:drop=drop>
            <ul class="notices" aria-label="Notices of the page">{part(notices)}</ul>
            {annexed(move || !connected.get(), Room::FirstRun)}
            {annexed(move || !app.variables.with(Vec::is_empty), Room::Variables)}
            {annexed(move || app.paper.is_open(), Room::Paper)}
            <div class="panels" hidden=flag(move || !shows_panels())>
                {each(ids, panel)}
            </div>
            <div class="add-panel" hidden=flag(move || !shows_panels())>
                <button type="button" id=ADD data-testid="add-panel" on:click=click(add)>
                    {icon::ADD.drawn()} "Add panel"
                </button>
                <button
                    type="button"
                    data-testid="bring-back"
                    hidden=flag(move || !app.has_removed())
                    on:click=click(move || app.bring_back())
                >
                    {icon::UNDO.drawn()} "Undo: bring the panel back"
                </button>
            </div>
            {annexed(watches, Room::Watching)}
            {annexed(shows_alerts, Room::Alerts)}
            {annexed(move || !app.page.get().title().is_empty(), Room::Inventory)}
            <WholeText />
        </main>
    }
}
