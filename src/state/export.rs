//! What is on screen, for use elsewhere.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::app::App;
use super::load::{Answered, Answers};
use super::panel::PanelState;
use crate::browser::{address, locale};
use crate::export::csv::{self, NoSamples};
use crate::export::csv_style::{Style, Times};
use crate::export::{json, markdown};
use crate::prom::parts::parts;
use crate::prom::request::RangeQuery;

impl PanelState {
    /// The lines of the chart as a CSV file.
    ///
    /// # Errors
    /// Where there is none.
    pub fn as_csv(&self, style: Style) -> Result<String, NoSamples> {
        let shown = self.shown.get_untracked();
        csv::of(&shown.ok_or(NoSamples)?.lines, style)
    }

    /// The same for a spreadsheet, with times of the page's zone.
    ///
    /// # Errors
    /// Where there is none.
    pub fn as_local_csv(&self, app: App) -> Result<String, NoSamples> {
        let (zone, offset) = untrack(|| (app.zone_name(), app.offset()));
        let times = Times::Local {
            zone: &zone,
            offset: &offset,
        };
        self.as_csv(Style::spreadsheet(times, &locale::one_and_a_half()))
    }

    /// The same for a spreadsheet, with times in seconds since 1970.
    ///
    /// # Errors
    /// Where there is none.
    pub fn as_unix_csv(&self) -> Result<String, NoSamples> {
        self.as_csv(Style::spreadsheet(Times::Unix, &locale::one_and_a_half()))
    }

    /// The answers as parts of a JSON file: one as it is, several as an array.
    #[must_use]
    pub fn as_json(&self) -> Option<Array> {
        let answers = self.load.with_untracked(|load| load.answers.clone())?;
        Some(json(&answers))
    }

    /// The questions over the whole window, for a shell.
    #[must_use]
    pub fn as_commands(&self, command: fn(&RangeQuery) -> String) -> String {
        let commands: Vec<String> = self.load.with_untracked(|load| {
            let answers = load.answers.iter().flat_map(|answers| &answers.list);
            answers.map(|answered| command(&answered.query)).collect()
        });
        commands.join("\n")
    }

    /// A picture for a Markdown page, with a link to this page.
    #[must_use]
    pub fn as_markdown(&self) -> String {
        let shown = self.shown.get_untracked();
        let title = shown.map(|shown| shown.title()).unwrap_or_default();
        markdown::image(&title, &address::href())
    }
}

fn json(answers: &Answers) -> Array {
    let bodies = answers.list.iter().map(body);
    if answers.list.len() == 1 {
        return bodies.collect();
    }
    let file = Array::of1(&"[".into());
    for (place, body) in bodies.enumerate() {
        if place > 0 {
            file.push(&",\n".into());
        }
        file.push(&body);
    }
    file.push(&"]".into());
    file
}

/// The body as it came, where one body is all that is on screen; else what was put together.
fn body(answered: &Answered) -> JsValue {
    let is_whole = answered.asked == answered.query && parts(&answered.query).len() == 1;
    match answered.raw.as_ref() {
        Some(raw) if is_whole => raw.into(),
        _ => json::matrix(&answered.answer).into(),
    }
}
