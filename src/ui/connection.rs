//! Which server is asked.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::changing::text;
use crate::state::app::App;

/// The address box in the page's head.
#[component]
pub fn Connection() -> impl IntoView {
    let app = expect_context::<App>();
    let input = NodeRef::<html::Input>::new();
    let wrong =
        move || app.checked_server().is_err() && app.server.with(|server| !server.is_empty());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input.get_untracked() {
            app.connect(&input.value());
        }
    };
    let servers = app.offered_servers();
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
                list="servers"
                placeholder="http://raspberrypi.home:9090"
                aria-invalid=text(move || wrong().to_string())
                node_ref=input
                prop:value=text(move || app.server.get())
                on:input=move |_| app.name_server()
            />
            <datalist id="servers">
                {servers
                    .into_iter()
                    .map(|(name, url)| view! { <option value=url>{name}</option> })
                    .collect_view()}
            </datalist>
            <button type="submit">"Connect"</button>
        </form>
    }
}
