//! The bar above all: which server, which time, how often, light or dark.

use leptos::prelude::*;

use super::changing::{click, flag, part, text};
use super::copy_button::CopyButton;
use super::icon;
use super::keys;
use super::papers_menu::PapersMenu;
use super::popover::popover;
use super::server_menu::ServerMenu;
use super::time_menu::TimeMenu;
use crate::browser::{address, clock, page};
use crate::state::app::App;
use crate::state::effect::effect;
use crate::state::together::Whose;
use crate::view::{AutoRefresh, Page, Theme};

/// The page's bar. On narrow screens what is needed least is behind a button.
#[component]
pub fn Bar() -> impl IntoView {
    let app = expect_context::<App>();
    let time = move || {
        let first = app.panels.with(|panels| panels.first().copied());
        first.map(|state| view! { <TimeMenu state whose=Whose::Page /> }.into_any())
    };
    effect(move || page::set_title(&app.title()));
    view! {
        <header class="bar">
            <h1>{icon::PAGE.drawn()} <span>"Promscope"</span></h1>
            <ServerMenu />
            <div class="times">{part(time)}</div>
            <RefreshSplit />
            <button type="button" class="opener more" popovertarget="more" title="More">{icon::MORE.drawn()}</button>
            <div id="more" popover="auto" class="menu tools">
                {pages(app)}
                {inventories(app)}
                <PapersMenu />
                <CopyButton label="Share" text=text(address::href) />
                <ThemeSwitch />
                {icon::WALL.button("wall", "Wall: charts alone (F)", click(move || app.toggle_wall()))}
                {keys::help()}
            </div>
        </header>
    }
}

/// The way to the alerts and back.
fn pages(app: App) -> AnyView {
    let is_open = move || app.page.get() == Page::Alerts;
    let turn = move || {
        let next = if untrack(is_open) {
            Page::Panels
        } else {
            Page::Alerts
        };
        app.open_page(next);
    };
    view! {
        <button
            type="button"
            class="icon-button"
            data-testid="alerts-button"
            title="Alerts"
            aria-label="Alerts"
            aria-pressed=text(move || is_open().to_string())
            on:click=click(turn)
        >
            {icon::ALERTS.drawn()}
        </button>
    }
    .into_any()
}

/// The ways to what there is on the server.
fn inventories(app: App) -> AnyView {
    let offer = |page: Page| {
        view! {
            <button
                type="button"
                class="offer"
                data-testid=format!("page-{}", page.name().unwrap_or_default())
                popovertarget="inventories"
                popovertargetaction="hide"
                on:click=click(move || app.open_page(page))
            >
                {page.title()}
            </button>
        }
        .into_any()
    };
    let charts = move || app.open_page(Page::Panels);
    let content = view! {
        <button type="button" class="offer" data-testid="page-panels" popovertarget="inventories" popovertargetaction="hide" on:click=click(charts)>
            "Charts"
        </button>
        {Page::INVENTORIES.into_iter().map(offer).collect_view()}
    };
    popover(
        "inventories".to_owned(),
        "inventories-button",
        "What there is on the server",
        icon::LIST.drawn(),
        content.into_any(),
    )
}

/// Refresh now, with a ring that closes until it comes by itself; and how often that is.
#[component]
fn RefreshSplit() -> impl IntoView {
    let app = expect_context::<App>();
    let refresh = move || app.refresh_all();
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
        .into_any()
    };
    // Made anew each time, and so begun anew.
    let countdown = move || {
        let panels = app.panels.get();
        let due = panels.first().and_then(|panel| panel.due.get())?;
        let left = due.ms() - clock::now().ms();
        let style = format!("animation-duration:{left}ms");
        Some(view! { <span class="countdown" style=style></span> }.into_any())
    };
    view! {
        <div class="split" data-testid="refresh-split">
            <button type="button" data-testid="refresh" title="Refresh now (R)" aria-label="Refresh now" on:click=click(refresh)>
                {icon::REFRESH.drawn()}
                {part(countdown)}
            </button>
            <select
                data-testid="auto-refresh"
                aria-label="Refresh by itself"
                title="Refresh by itself"
                on:change=choose
                prop:value=text(current)
            >
                {part(move || choices().into_iter().map(option).collect_view())}
            </select>
        </div>
    }
}

/// Goes on from the system's colours to light, to dark, and back.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let app = expect_context::<App>();
    effect(move || page::set_theme(app.saved.with(|saved| saved.theme.clone()).as_deref()));
    let theme = move || app.saved.with(|saved| Theme::of(saved.theme.as_deref()));
    let switch = move || {
        let next = untrack(theme)
            .next(page::prefers_dark())
            .name()
            .map(str::to_owned);
        app.keep(|saved| saved.theme = next);
    };
    let says = move || theme().says().to_owned();
    view! {
        <button type="button" class="icon-button" data-testid="theme" aria-label=text(says) title=text(says) on:click=click(switch)>
            {icon::THEME.drawn()}
        </button>
    }
}
