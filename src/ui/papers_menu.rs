//! The papers that there are.

use leptos::prelude::*;

use super::changing::{click, each, text};
use super::icon;
use crate::state::app::App;
use crate::state::drafts::MINE;

/// The id of what opens.
const MENU: &str = "papers-menu";

/// A button for the papers beside the page, and for the reader's own.
#[component]
pub fn PapersMenu() -> impl IntoView {
    let app = expect_context::<App>();
    let address = move |place: usize| {
        app.papers
            .with(|papers| papers.get(place).cloned().unwrap_or_default())
    };
    let offer = move |place| {
        let open = move || app.open_paper(untrack(|| address(place)));
        view! {
            <button type="button" class="offer" data-testid="offered-paper" popovertarget=MENU popovertargetaction="hide" on:click=click(open)>
                {text(move || title(&address(place)))}
            </button>
        }
        .into_any()
    };
    view! {
        <button
            type="button"
            class="opener icon-button"
            data-testid="papers-button"
            popovertarget=MENU
            title="Papers"
            aria-label="Papers"
            on:click=click(move || app.look_for_papers())
        >
            {icon::PAPER.drawn()}
        </button>
        <div id=MENU popover="auto" class="menu" data-testid="papers" role="dialog" aria-label="Papers">
            {each(move || (0..app.papers.with(Vec::len)).collect(), offer)}
            <button
                type="button"
                class="offer"
                data-testid="my-paper"
                popovertarget=MENU
                popovertargetaction="hide"
                on:click=click(move || app.open_paper(MINE.to_owned()))
            >
                "My paper, in this browser"
            </button>
            <p class="quiet">"Or drop a Markdown file, or a Grafana dashboard’s JSON, on this page."</p>
        </div>
    }
}

/// `papers/home-lab.md` is home lab.
fn title(address: &str) -> String {
    let name = address.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".md")
        .unwrap_or(name)
        .replace(['-', '_'], " ")
}
