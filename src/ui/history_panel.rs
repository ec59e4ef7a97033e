//! The queries that ran before.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::changing::{click, flag, part, text};
use super::check_box::check_box;
use crate::browser::{download, upload};
use crate::history::{History, Ran};
use crate::measure::time_text::date_text;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;

/// The id of a panel's history, for the button that opens it.
#[must_use]
pub fn id(state: PanelState) -> String {
    format!("history-{}", state.id)
}

/// A list to search: a click, or Enter for the first, runs a query again; the star makes it a
/// favourite. The rows are there only while it is open.
#[component]
pub fn HistoryPanel(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let open = Slot::new(false);
    let search = Slot::new(String::new());
    // A star leaves its row where it is while the list is open, and so the focus on it.
    let count = Derived::new(move || app.history.with(|history| history.queries.len()));
    let rows = move || {
        (open.get() && count.get() > 0).then(|| {
            app.history.with_untracked(|history| {
                let found = search.with(|search| history.find(search));
                found
                    .into_iter()
                    .map(|ran| row(app, state, ran))
                    .collect_view()
            })
        })
    };
    let none = move || {
        app.history
            .with(|history| !search.with(|search| history.find(search)).is_empty())
    };
    let list = NodeRef::<leptos::html::Ul>::new();
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            // The focus goes back to the button, which the key would press.
            event.prevent_default();
            let first = list.get_untracked().and_then(|list| {
                let first = list.query_selector(".ran").ok()??;
                first.dyn_into::<HtmlElement>().ok()
            });
            first.iter().for_each(HtmlElement::click);
        }
    };
    view! {
        <div
            id=id(state)
            popover="auto"
            class="history"
            data-testid="history-panel"
            role="dialog"
            aria-label="Queries that ran"
            on:toggle=move |event| {
                search.set(String::new());
                open.set(is_open(&event));
            }
        >
            <input
                type="search"
                data-testid="history-search"
                aria-label="Search the queries that ran"
                placeholder="Search the queries that ran"
                autocomplete="off"
                autofocus
                prop:value=text(move || search.get())
                on:input=move |event| search.set(event_target_value(&event))
                on:keydown=key
            />
            <ul data-testid="history-list" node_ref=list>{part(rows)}</ul>
            <p class="none" hidden=flag(none)>"No query that ran is kept here, or none that the search finds."</p>
            <Keeping app />
        </div>
    }
}

fn is_open(event: &Event) -> bool {
    let panel = event_target::<HtmlElement>(event);
    panel.matches(":popover-open").unwrap_or_default()
}

fn row(app: App, state: PanelState, ran: &Ran) -> AnyView {
    let expr = ran.expr.clone();
    let (again, star, starred) = (expr.clone(), expr.clone(), expr.clone());
    let pressed = move || {
        app.history
            .with(|history| history.is_starred(&starred).to_string())
    };
    let when = date_text(ran.at, &app.offset());
    let label = format!("Favourite: {expr}");
    view! {
        <li>
            <button
                type="button"
                class="ran"
                popovertarget=id(state)
                popovertargetaction="hide"
                on:click=click(move || state.run_in_last_box(&again))
            >
                <code>{expr}</code>
                <span class="when">{when}</span>
            </button>
            <button
                type="button"
                class="star"
                data-testid="history-star"
                aria-pressed=text(pressed)
                aria-label=label
                title="A favourite stays when the history is cleared"
                on:click=click(move || app.change_history(|history| history.star(&star)))
            >
                "★"
            </button>
        </li>
    }
    .into_any()
}

/// What is kept, and the way to and from a file.
#[component]
fn Keeping(app: App) -> impl IntoView {
    let wrong = Slot::new(String::new());
    let is_kept = flag(move || app.history.with(|history| !history.is_off));
    let keep = move |is_kept: bool| app.change_history(|history| history.is_off = !is_kept);
    let save = move || {
        let file = app.history.with_untracked(History::write);
        download::save_text("history.json", "application/json", &file);
    };
    let load = move |event: Event| {
        let field = event_target::<HtmlInputElement>(&event);
        spawn_local(async move {
            let Some(text) = upload::text(&field).await else {
                return;
            };
            match History::read(&text) {
                Ok(other) => {
                    app.change_history(|history| history.merge(other));
                    wrong.set(String::new());
                }
                Err(no_history) => wrong.set(no_history.to_string()),
            }
        });
    };
    view! {
        <div class="buttons">
            {check_box("history-keep", "Remember queries in this browser", is_kept, keep)}
            <button type="button" data-testid="history-clear" on:click=click(move || app.change_history(History::clear))>
                "Clear all but favourites"
            </button>
            <button type="button" data-testid="history-save" on:click=click(save)>"Save as file"</button>
            <label class="field check">
                <span>"Add from a file"</span>
                <input type="file" accept=".json,application/json" data-testid="history-load" on:change=load />
            </label>
        </div>
        <span class="wrong" role="alert" data-testid="history-error" hidden=flag(move || wrong.with(String::is_empty))>
            {text(move || wrong.get())}
        </span>
    }
}
