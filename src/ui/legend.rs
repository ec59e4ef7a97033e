//! Which line is which.

use leptos::prelude::*;

use super::changing::{Click, flag, part, text};
use super::virtual_rows::Window;
use crate::state::app::App;
use crate::state::panel::PanelState;

/// All series with their latest values. A click shows one alone, and all again; Ctrl- or
/// Cmd-click hides and shows one.
#[component]
pub fn Legend(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let count = Signal::derive(move || {
        state.answered.with(|answered| {
            answered
                .as_ref()
                .map_or(0, |answered| answered.lines.series.len())
        })
    });
    let window = Window::on(count, 240.0);
    let entry = move |series: usize| {
        let answered = state.answered.get()?;
        let labels = answered.lines.series.get(series)?.labels.clone();
        let pressed = {
            let labels = labels.clone();
            move || {
                state
                    .hidden
                    .with(|hidden| !hidden.contains(&labels))
                    .to_string()
            }
        };
        let click: Click = Box::new(move |event| {
            if event.ctrl_key() || event.meta_key() {
                state.toggle(&labels);
            } else {
                state.isolate(&labels);
            }
        });
        let name = answered.lines.name(series).to_owned();
        let value = answered.lines.last_text(series);
        let colour = move || {
            format!(
                "background:{}",
                app.ground().colour(answered.lines.colour(series))
            )
        };
        Some(view! {
            <button
                type="button"
                aria-pressed=text(pressed)
                title="Click: this one alone, or all again. Ctrl-click: hide or show it."
                on:click=click
            >
                <span class="swatch" style=text(colour)></span>
                <span class="name">{name}</span>
                <span class="value">{value}</span>
            </button>
        })
    };
    view! {
        <div class="legend" data-testid="legend" hidden=flag(move || count.get() == 0)>
            <div class="rows" node_ref=window.node on:scroll=move |_| window.scrolled()>
                <div style:height=text(move || window.above())></div>
                {part(move || window.rows.get().map(entry).collect_view())}
                <div style:height=text(move || window.below(count.get()))></div>
            </div>
        </div>
    }
}
