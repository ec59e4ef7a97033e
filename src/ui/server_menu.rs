//! Which server is asked, and whether it answers.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::changing::{click, flag, part, text};
use super::icon;
use super::popover::popover;
use crate::state::app::App;

/// The server by its name, with a dot that tells how it does; behind it the address, the servers on
/// offer, and a test.
#[component]
pub fn ServerMenu() -> impl IntoView {
    let app = expect_context::<App>();
    let face = view! {
        <span class="dot-of-server" data-health=text(move || app.health().name().to_owned())></span>
        {icon::SERVER.drawn()}
        <span class="server-name">{text(move || app.server_name())}</span>
        <span class="visually-hidden">{text(move || app.health().words().to_owned())}</span>
    };
    let content = view! {
        {address(app)}
        {part(move || offered(app))}
        {name(app)}
        <div class="buttons">
            <button type="button" data-testid="test-connection" on:click=click(move || app.test_server())>
                "Test connection"
            </button>
        </div>
        <p class="doctor" role="status" data-testid="doctor" hidden=flag(move || app.doctor.with(String::is_empty))>
            {text(move || app.doctor.get())}
        </p>
    };
    popover(
        "server-menu".to_owned(),
        "server-button",
        "Server",
        face.into_any(),
        content.into_any(),
    )
}

fn address(app: App) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let wrong =
        move || app.checked_server().is_err() && app.server.with(|server| !server.is_empty());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input.get_untracked() {
            app.connect(&input.value());
        }
    };
    view! {
        <form class="connection" on:submit=submit>
            <label class="visually-hidden" for="server">"Prometheus server"</label>
            <input
                id="server"
                data-testid="server"
                type="text"
                inputmode="url"
                spellcheck="false"
                autocapitalize="off"
                autocomplete="off"
                autofocus
                placeholder="http://raspberrypi.home:9090"
                aria-invalid=text(move || wrong().to_string())
                node_ref=input
                prop:value=text(move || app.server.get())
                on:input=move |_| app.name_server()
            />
            <button type="submit" class="primary">"Connect"</button>
        </form>
    }
    .into_any()
}

/// A name for the server that is asked, under which this browser offers it from then on.
fn name(app: App) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input
            .get_untracked()
            .filter(|input| !input.value().trim().is_empty())
        {
            app.name_as(input.value().trim());
            input.set_value("");
        }
    };
    let is_unnamed = move || app.checked_server().is_err();
    view! {
        <form class="connection" on:submit=submit hidden=flag(is_unnamed)>
            <input type="text" data-testid="server-alias" aria-label="A name for this server" placeholder="a name for this server" autocomplete="off" node_ref=input />
            <button type="submit" data-testid="name-server">"Keep"</button>
        </form>
    }
    .into_any()
}

/// The servers on offer, to be asked by a click.
fn offered(app: App) -> AnyView {
    let offer = |(name, url): (String, String)| {
        let connect = move || app.connect(&url);
        let (own, gone) = (name.clone(), name.clone());
        let forget = move || app.forget_name(&gone);
        view! {
            <div class="offered">
                <button type="button" class="offer" data-testid="offered-server" on:click=click(connect)>{name}</button>
                <span hidden=flag(move || !app.is_own_name(&own))>
                    {icon::REMOVE.button("forget-server", "Forget this name", click(forget))}
                </span>
            </div>
        }
        .into_any()
    };
    app.offered_servers()
        .into_iter()
        .map(offer)
        .collect_view()
        .into_any()
}
