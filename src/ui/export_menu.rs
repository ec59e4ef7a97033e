//! What is on screen, to take along.

use leptos::prelude::*;

use super::changing::{click, flag, text};
use super::copy_button::CopyButton;
use super::surface::Surface;
use crate::browser::picture::Format;
use crate::browser::{address, download};
use crate::export::csv::NoSamples;
use crate::export::csv_style::Style;
use crate::prom::request::RangeQuery;
use crate::state::app::App;
use crate::state::panel::PanelState;

/// A panel's chart and answers, and where a fault is told.
#[derive(Clone, Copy)]
struct Export {
    app: App,
    state: PanelState,
    surface: Surface,
    wrong: RwSignal<String>,
}

/// A file on offer: test id, name, and how it is saved.
type File = (&'static str, &'static str, fn(Export));
/// A text on offer, and how it is made.
type Copied = (&'static str, fn(PanelState) -> String);

const FILES: [File; 6] = [
    ("export-csv", "Save as CSV", |export| {
        export.csv(export.state.as_csv(Style::Program));
    }),
    (
        "export-csv-local",
        "Save as CSV for Excel, local times",
        |export| export.csv(export.state.as_local_csv(export.app)),
    ),
    (
        "export-csv-unix",
        "Save as CSV for Excel, Unix times",
        |export| export.csv(export.state.as_unix_csv()),
    ),
    ("export-json", "Save as JSON, as answered", Export::json),
    ("export-png", "Save picture as PNG", |export| {
        export.picture(Format::Png);
    }),
    ("export-svg", "Save picture as SVG", |export| {
        export.picture(Format::Svg);
    }),
];

const TEXTS: [Copied; 4] = [
    ("Copy as curl", |state| {
        state.as_commands(RangeQuery::as_curl)
    }),
    ("Copy as promtool", |state| {
        state.as_commands(RangeQuery::as_promtool)
    }),
    ("Copy link to this page", |_| address::href()),
    ("Copy as Markdown", |state| state.as_markdown()),
];

/// A menu of what can be saved and copied.
#[component]
pub fn ExportMenu(state: PanelState, surface: Surface) -> impl IntoView {
    let wrong = RwSignal::new(String::new());
    let export = Export {
        app: expect_context::<App>(),
        state,
        surface,
        wrong,
    };
    let id = format!("export-{}", state.id);
    let file = |(testid, name, save): File| {
        let save = move || {
            wrong.set(String::new());
            save(export);
        };
        view! {
            <button type="button" data-testid=testid popovertarget=id.clone() popovertargetaction="hide" on:click=click(save)>
                {name}
            </button>
        }
    };
    let copy = |(label, tell): Copied| {
        view! { <CopyButton label text=move || tell(state) /> }
    };
    view! {
        <button type="button" class="quiet" data-testid="export" popovertarget=id.clone()>"Export"</button>
        <div id=id.clone() popover="auto" class="menu" data-testid="export-menu">
            {FILES.map(file).collect_view()}
            {TEXTS.map(copy).collect_view()}
        </div>
        <span class="wrong" role="alert" data-testid="export-error" hidden=flag(move || wrong.with(String::is_empty))>
            {text(move || wrong.get())}
        </span>
    }
}

impl Export {
    fn csv(self, csv: Result<String, NoSamples>) {
        match csv {
            Ok(csv) => download::save_text("chart.csv", "text/csv;charset=utf-8", &csv),
            Err(nothing) => self.wrong.set(nothing.to_string()),
        }
    }

    fn json(self) {
        match self.state.as_json() {
            Some(parts) => download::save_parts("answer.json", "application/json", &parts),
            None => self.wrong.set(NO_ANSWER.to_owned()),
        }
    }

    fn picture(self, format: Format) {
        if self.state.shown.with_untracked(Option::is_none) {
            return self.wrong.set(NO_ANSWER.to_owned());
        }
        self.surface
            .save_picture(self.state, format, move |fault| self.wrong.set(fault));
    }
}

const NO_ANSWER: &str = "There is no answer to save yet. Run a query, then save again.";
