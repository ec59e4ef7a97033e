//! Which line is which.

use leptos::prelude::*;

use super::changing::{Click, click, flag, part, text};
use super::front_controls::FrontControls;
use super::virtual_rows::Window;
use crate::state::app::App;
use crate::state::panel::PanelState;

/// The series with their latest values, those that the search finds. A click shows one alone, and
/// all again; Ctrl- or Cmd-click hides and shows one; the star brings one to the front.
#[component]
pub fn Legend(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let search = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let search = search.get();
        state.shown.with(|shown| {
            shown
                .as_ref()
                .map(|shown| shown.lines.find(&search))
                .unwrap_or_default()
        })
    });
    let count = Signal::derive(move || found.with(Vec::len));
    let window = Window::on(count, 240.0);
    let entries = move || {
        let shown = found.with(|found| found.get(window.rows.get()).unwrap_or_default().to_vec());
        shown
            .into_iter()
            .map(|line| entry(app, state, line))
            .collect_view()
    };
    let none = move || {
        state.shown.with(|shown| {
            shown
                .as_ref()
                .is_none_or(|shown| shown.lines.series.is_empty())
        })
    };
    view! {
        <div class="legend" data-testid="legend" hidden=flag(none)>
            <FrontControls state search />
            <div class="rows" node_ref=window.node on:scroll=move |_| window.scrolled()>
                <div style:height=text(move || window.above())></div>
                {part(entries)}
                <div style:height=text(move || window.below(count.get()))></div>
            </div>
        </div>
    }
}

fn entry(app: App, state: PanelState, line: usize) -> Option<AnyView> {
    let shown = state.shown.get()?;
    let key = shown.lines.key(line)?;
    let (drawn, picked, star) = (key.clone(), key.clone(), key.clone());
    let drawn = move || {
        state
            .choice
            .with(|choice| !choice.hidden.contains(&drawn))
            .to_string()
    };
    let picked = move || {
        state
            .choice
            .with(|choice| choice.picked.contains(&picked))
            .to_string()
    };
    let look: Click = Box::new(move |event| {
        if event.ctrl_key() || event.meta_key() {
            state.toggle(&key);
        } else {
            state.isolate(&key);
        }
    });
    let name = shown.lines.name(line).to_owned();
    let bring = format!("Bring {name} to the front");
    let value = shown.lines.last_text(line);
    let colour = move || {
        format!(
            "background:{}",
            app.ground().colour(shown.lines.colour(line))
        )
    };
    let entry = view! {
        <div class="entry">
            <button
                type="button"
                class="series"
                aria-pressed=text(drawn)
                title="Click: this one alone, or all again. Ctrl-click: hide or show it."
                on:click=look
            >
                <span class="swatch" style=text(colour)></span>
                <span class="name">{name}</span>
                <span class="value">{value}</span>
            </button>
            <button
                type="button"
                class="star"
                aria-pressed=text(picked)
                aria-label=bring
                title="Bring to the front"
                on:click=click(move || state.pick(&star))
            >
                "★"
            </button>
        </div>
    };
    Some(entry.into_any())
}
