//! Refresh now, refresh by itself, light or dark.

use leptos::prelude::*;

use super::changing::{click, flag, part, text};
use super::zone_field::ZoneField;
use crate::browser::page;
use crate::state::app::App;
use crate::state::panel::PanelState;
use crate::view::AutoRefresh;

/// The tools at the right of the page's head.
#[component]
pub fn RefreshControls() -> impl IntoView {
    let app = expect_context::<App>();
    let refresh = move || {
        app.panels
            .get_untracked()
            .iter()
            .for_each(PanelState::refresh);
    };
    let choose = move |event| {
        if let Some(refresh) = AutoRefresh::read(&event_target_value(&event)) {
            app.set_refresh(refresh);
        }
    };
    let current = move || app.refresh.get().name();
    // A link may bring an interval that is not on offer.
    let choices = move || {
        let mut choices = AutoRefresh::CHOICES
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>();
        if !choices.contains(&current()) {
            choices.push(current());
        }
        choices
    };
    let option = move |name: String| {
        let value = name.clone();
        view! {
            <option value=value.clone() selected=flag(move || current() == value)>{name}</option>
        }
    };
    view! {
        <div class="tools">
            <button type="button" data-testid="refresh" on:click=click(refresh)>"Refresh"</button>
            <label class="field" style:flex-direction="row" style:align-items="center">
                <span>"Auto-refresh"</span>
                <select data-testid="auto-refresh" on:change=choose prop:value=text(current)>
                    {part(move || choices().into_iter().map(option).collect_view())}
                </select>
            </label>
            <ZoneField />
            <ThemeSwitch />
        </div>
    }
}

/// Switches between light and dark; until used, the page follows the system.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let app = expect_context::<App>();
    Effect::new(move |_| page::set_theme(app.saved.with(|saved| saved.theme.clone()).as_deref()));
    let other = move || if app.dark.get() { "light" } else { "dark" };
    let switch = move || {
        let theme = other().to_owned();
        app.keep(|saved| saved.theme = Some(theme));
    };
    view! {
        <button
            type="button"
            data-testid="theme"
            aria-label=text(move || format!("Switch to {}", other()))
            title=text(move || format!("Switch to {}", other()))
            on:click=click(switch)
        >
            {text(move || if app.dark.get() { "☀" } else { "☾" }.to_owned())}
        </button>
    }
}
