//! The views of a panel's answer.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::changing::{click, text};
use super::focus;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;
use crate::view::Tab;

/// The tab list: arrow keys move in it, as people expect of one.
#[component]
pub fn Tabs(state: PanelState) -> impl IntoView {
    let current = Derived::new(move || state.panel.with(|panel| panel.tab));
    let key = move |event: KeyboardEvent| {
        let place = Tab::ALL
            .iter()
            .position(|tab| *tab == current.get_untracked())
            .unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowRight" => place + 1,
            "ArrowLeft" => place + Tab::ALL.len() - 1,
            _ => return,
        };
        let next = Tab::ALL[next % Tab::ALL.len()];
        state.open_tab(next);
        focus::on(&id(state.id, next));
    };
    let button = move |tab: Tab| {
        view! {
            <button
                type="button"
                role="tab"
                id=id(state.id, tab)
                data-testid=format!("tab-{}", tab.name())
                aria-selected=text(move || (current.get() == tab).to_string())
                tabindex=text(move || if current.get() == tab { "0" } else { "-1" }.to_owned())
                on:click=click(move || state.open_tab(tab))
            >
                {title(tab)}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="tabs" role="tablist" aria-label="Views of the answer" on:keydown=key>
            {Tab::ALL.into_iter().map(button).collect_view()}
        </div>
    }
}

/// The id of a tab's button, which names its view for screen readers.
#[must_use]
pub fn id(panel: usize, tab: Tab) -> String {
    format!("tab-{panel}-{}", tab.name())
}

fn title(tab: Tab) -> &'static str {
    match tab {
        Tab::Graph => "Graph",
        Tab::Table => "Table",
        Tab::Debug => "Debug",
    }
}
