//! The screen of a page that knows no server yet.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::changing::{flag, text};
use super::copy_button::CopyButton;
use super::query_box::focus_last;
use crate::state::app::App;
use crate::state::slot::Slot;

/// What to set, as a file that can be copied.
const EXAMPLE: &str = r#"{
  "servers": [{ "name": "home lab", "url": "http://raspberrypi.home:9090" }],
  "query": "node_memory_MemFree_bytes",
  "range": "1h",
  "step": "30s",
  "refresh": "30s"
}"#;

/// Says what to set, and takes the address right there.
#[component]
pub fn FirstRun() -> impl IntoView {
    let app = expect_context::<App>();
    let input = NodeRef::<html::Input>::new();
    let wrong = Slot::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(address) = input.get_untracked().map(|input| input.value()) else {
            return;
        };
        match address.parse::<crate::prom::server::Server>() {
            Ok(_) => {
                app.connect(&address);
                let first = app.panels.with_untracked(|panels| panels.first().copied());
                first.into_iter().for_each(focus_last);
            }
            Err(bad) => wrong.set(bad.to_string()),
        }
    };
    view! {
        <section class="first-run" data-testid="first-run">
            <h2>"Which Prometheus?"</h2>
            <p>"No server is configured yet. Type the address of one that this computer reaches:"</p>
            <form on:submit=submit>
                <label class="visually-hidden" for="first-server">"Address of a Prometheus server"</label>
                <input
                    id="first-server"
                    data-testid="first-server"
                    type="text"
                    inputmode="url"
                    spellcheck="false"
                    autocomplete="off"
                    placeholder="http://raspberrypi.home:9090"
                    node_ref=input
                    on:input=move |_| app.name_server()
                />
                <button type="submit" class="primary">"Connect"</button>
            </form>
            <p class="error" role="alert" data-testid="address-error" hidden=flag(move || wrong.with(String::is_empty))>
                {text(move || wrong.get())}
            </p>
            <p>"Or save this as " <code>"config.json"</code> " beside this page, for all who open it:"</p>
            <pre data-testid="config-example">{EXAMPLE}</pre>
            <CopyButton text=text(|| EXAMPLE.to_owned()) />
            <p>
                "New to Prometheus? Its "
                <a href="https://prometheus.io/docs/prometheus/latest/querying/api/" rel="noreferrer" target="_blank">
                    "HTTP API's documentation"
                </a>
                " says what this page asks it."
            </p>
        </section>
    }
}
