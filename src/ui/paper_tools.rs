//! What is done with a paper: written, saved, sent, left.

use leptos::prelude::*;

use super::changing::{click, flag, text};
use super::icon;
use crate::state::app::App;

/// The tools of the paper that is open, and its text while it is written.
#[component]
pub fn PaperTools() -> impl IntoView {
    let app = expect_context::<App>();
    let paper = app.paper;
    let write = move || paper.turn_writing();
    let is_unsaved = move || paper.is_changed.get();
    view! {
        <div class="tools paper-tools">
            <button
                type="button"
                data-testid="write-paper"
                aria-pressed=text(move || paper.is_written.get().to_string())
                on:click=click(write)
            >
                {icon::WRITE.drawn()} "Write"
            </button>
            <button type="button" data-testid="save-paper" on:click=click(move || app.save_paper())>
                {icon::EXPORT.drawn()} "Save"
            </button>
            <button
                type="button"
                data-testid="link-paper"
                title="Puts the paper into the address"
                on:click=click(move || app.link_paper())
            >
                "Into the link"
            </button>
            <button
                type="button"
                data-testid="discard-draft"
                title="They are in this browser alone"
                hidden=flag(move || !is_unsaved())
                on:click=click(move || app.discard_draft())
            >
                "Discard changes"
            </button>
            {icon::CLOSE.button("close-paper", "Close the paper", click(move || app.close_paper()))}
        </div>
    }
}

/// The text of the paper, to be changed.
pub(super) fn text_box(app: App) -> AnyView {
    let paper = app.paper;
    view! {
        <textarea
            class="paper-text mono"
            data-testid="paper-text"
            aria-label="The paper's text, in Markdown"
            spellcheck="false"
            hidden=flag(move || !paper.is_written.get())
            prop:value=text(move || paper.text.get())
            on:input=move |event| app.write_paper(event_target_value(&event))
        ></textarea>
    }
    .into_any()
}
