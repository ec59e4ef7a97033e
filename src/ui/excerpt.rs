//! Texts of any length: their beginning where they belong, all of them on demand.

use leptos::prelude::*;

use super::changing::{click, flag, text};
use super::copy_button::CopyButton;
use crate::excerpt::{self, Room};
use crate::state::app::App;

/// The id of what shows whole texts.
const WHOLE: &str = "whole-text";

/// The beginning of a text, and a button for all of it where there is more.
#[component]
pub fn Excerpt(all: Signal<String>, room: Room) -> impl IntoView {
    let is_whole = move || !all.with(|all| room.is_short_of(all));
    view! {
        <span class="excerpt">{text(move || all.with(|all| room.excerpt(all).into_owned()))}</span>
        <WholeButton all hidden=Signal::derive(is_whole) />
    }
}

/// Shows all of a text.
#[component]
pub fn WholeButton(all: Signal<String>, hidden: Signal<bool>) -> impl IntoView {
    let app = expect_context::<App>();
    let label = move || {
        if hidden.get() {
            String::new()
        } else {
            all.with(|all| excerpt::length(all))
        }
    };
    view! {
        <button
            type="button"
            class="quiet show-all"
            data-testid="show-all"
            popovertarget=WHOLE
            hidden=flag(move || hidden.get())
            on:click=click(move || app.show_whole(all.get_untracked()))
        >
            {text(label)}
        </button>
    }
}

/// Where whole texts are shown, once on the page.
#[component]
pub fn WholeText() -> impl IntoView {
    let app = expect_context::<App>();
    view! {
        <div id=WHOLE popover="auto" class="whole" data-testid=WHOLE role="dialog" aria-label="All of the text" tabindex="0">
            <CopyButton text=text(move || app.whole.get_untracked()) />
            <pre>{text(move || app.whole.get())}</pre>
        </div>
    }
}
