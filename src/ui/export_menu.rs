//! What is on screen, to take along.

use leptos::prelude::*;

use super::changing::{click, flag, text};
use super::copy_button::{CopyButton, Copying, copying};
use super::icon;
use super::surface::Surface;
use crate::browser::download;
use crate::export::picture::COPIES;
use crate::export::screen::{Copied, File, Format, How, Nothing, Text};
use crate::export::{FILES, TEXTS};
use crate::state::app::App;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;

/// A panel's chart and answers, and where a fault is told.
#[derive(Clone, Copy)]
struct Export {
    app: App,
    state: PanelState,
    surface: Surface,
    wrong: Slot<String>,
}

/// A menu of what can be saved and copied.
#[component]
pub fn ExportMenu(state: PanelState, surface: Surface) -> impl IntoView {
    let wrong = Slot::new(String::new());
    let export = Export {
        app: expect_context::<App>(),
        state,
        surface,
        wrong,
    };
    let id = format!("export-{}", state.id);
    let file = |file: File| {
        let save = move || {
            wrong.set(String::new());
            export.save(file.how);
        };
        view! {
            <button type="button" data-testid=file.testid popovertarget=id.clone() popovertargetaction="hide" on:click=click(save)>
                {file.label}
            </button>
        }
        .into_any()
    };
    let add = move || export.app.add_to_paper(&state.panel.get_untracked());
    let copy = |of: Text| {
        view! { <CopyButton label=of.label text=text(move || export.state.as_text(&export.app, of)) /> }
            .into_any()
    };
    let picture = |(copied, label): (Copied, &'static str)| {
        let copy = move || {
            wrong.set(String::new());
            Box::pin(async move {
                let done = surface.copy_picture(copied).await;
                done.unwrap_or_else(|fault| {
                    wrong.set(fault);
                    false
                })
            }) as Copying
        };
        copying(label, Box::new(copy))
    };
    view! {
        <button type="button" class="opener" data-testid="export" popovertarget=id.clone() title="Export" aria-label="Export">{icon::EXPORT.drawn()}</button>
        <div id=id.clone() popover="auto" class="menu exports" data-testid="export-menu">
            {FILES.into_iter().map(file).collect_view()}
            {TEXTS.into_iter().map(copy).collect_view()}
            {COPIES.into_iter().map(picture).collect_view()}
            <button type="button" data-testid="add-to-paper" on:click=click(add)>"Add to my paper"</button>
        </div>
        <span class="wrong" role="alert" data-testid="export-error" hidden=flag(move || wrong.with(String::is_empty))>
            {text(move || wrong.get())}
        </span>
    }
}

impl Export {
    fn save(&self, how: How) {
        match how {
            How::Written { name, kind, write } => match self.state.as_file(&self.app, write) {
                Ok(parts) => download::save_parts(name, kind, &parts),
                Err(nothing) => self.wrong.set(nothing.to_string()),
            },
            How::Drawn(format) => self.picture(format),
        }
    }

    fn picture(&self, format: Format) {
        if self.state.shown.with_untracked(Option::is_none) {
            return self.wrong.set(Nothing::Answer.to_string());
        }
        let wrong = self.wrong;
        self.surface
            .save_picture(format, move |fault| wrong.set(fault));
    }
}
