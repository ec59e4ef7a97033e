//! The stretch of time that a panel shows.

use leptos::prelude::*;

use super::changing::{Click, flag, text};
use super::focus;
use super::icon;
use super::popover::popover;
use super::time_fields::Time;
use crate::prom::caption::caption;
use crate::prom::timespan::Timespan;
use crate::state::app::App;
use crate::state::panel::PanelState;
use crate::state::together::Whose;

/// The button that names the window, with earlier and later beside it; behind it are the window's
/// fields. What cannot be read stays in its field with a sentence beside it, and nothing is asked.
#[component]
pub fn TimeMenu(state: PanelState, whose: Whose) -> impl IntoView {
    let app = expect_context::<App>();
    let time = Time { app, state, whose };
    let caption = move || {
        let timespan = state.panel.with(|panel| panel.timespan);
        caption(timespan, &app.offset())
    };
    let face = view! { {icon::CLOCK.drawn()} <span>{text(caption)}</span> };
    let undo: Click = Box::new(move |event| {
        focus::step_back(&event);
        app.zoom_back(state);
    });
    view! {
        <div class="time-bar" role="group" aria-label="Time">
            {time.button(icon::EARLIER, "earlier", "Half a range earlier", |timespan, now| timespan.shifted(-1, now))}
            {popover(format!("time-{whose:?}-{}", state.id), "time-button", "Time window", face.into_any(), time.fields())}
            {time.button(icon::LATER, "later", "Half a range later", |timespan, now| timespan.shifted(1, now))}
            {time.button(icon::ZOOM_OUT, "zoom-out", "Zoom out: twice the range", Timespan::zoomed_out)}
            <button
                type="button"
                class="icon-button"
                data-testid="undo-zoom"
                aria-label="Undo zoom"
                title="Undo zoom"
                hidden=flag(move || !state.is_zoomed())
                on:click=undo
            >
                {icon::UNDO.drawn()}
            </button>
        </div>
    }
}
