//! What a panel among others can be told: a time of its own, its place, and to go.

use leptos::prelude::*;

use super::changing::{click, flag};
use super::focus;
use super::icon;
use super::time_menu::TimeMenu;
use crate::browser::drag;
use crate::state::app::App;
use crate::state::panel::PanelState;
use crate::state::together::Whose;

/// The id of the button that adds a panel, which has the focus once one was removed.
pub const ADD: &str = "add-panel";

/// The head of a panel that is not alone.
#[component]
pub fn PanelHead(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let is_alone = move || app.panels.with(|panels| panels.len() < 2);
    let remove = move || {
        app.remove_panel(state);
        focus::on(ADD);
    };
    view! {
        <div class="panel-head" hidden=flag(is_alone)>
            <span class="grip" title="Drag to another place" draggable="true" data-testid="grip" on:dragstart=move |event| drag::begin(&event, state.id)>
                {icon::GRIP.drawn()}
            </span>
            <TimeMenu state whose=Whose::Panel />
            <div class="tools">
                {icon::UP.button("move-panel-up", "Move panel up", click(move || app.move_panel_up(state)))}
                {icon::DUPLICATE.button("duplicate-panel", "Duplicate panel", click(move || app.duplicate_panel(state)))}
                {icon::REMOVE.button("remove-panel", "Remove panel", click(remove))}
            </div>
        </div>
    }
}
