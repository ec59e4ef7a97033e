//! What is on screen, for use elsewhere.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::app::App;
use super::load::{Answered, Answers};
use super::panel::PanelState;
use crate::browser::{address, locale};
use crate::export::screen::{Body, File, Screen, Shown, Text};
use crate::prom::parts::parts;

impl PanelState {
    /// A text of what is on screen.
    #[must_use]
    pub fn as_text(&self, app: App, text: Text) -> String {
        self.on_screen(app, text.write, self.answers().as_deref())
    }

    /// A file of what is on screen, as parts of a blob.
    ///
    /// # Errors
    /// Why there is nothing to write.
    pub fn as_file(&self, app: App, file: File) -> Result<Array, String> {
        let answers = self.answers();
        let bodies = self.on_screen(app, file.write, answers.as_deref())?;
        let list = answers.iter().flat_map(|answers| &answers.list);
        let list: Vec<&Answered> = list.collect();
        let part = |body: Body| match body {
            Body::Written(text) => text.into(),
            Body::AsItCame(place) => list
                .get(place)
                .map_or(JsValue::NULL, |answered| raw(answered)),
        };
        Ok(bodies.into_iter().map(part).collect())
    }

    fn answers(&self) -> Option<std::sync::Arc<Answers>> {
        self.load.with_untracked(|load| load.answers.clone())
    }

    fn on_screen<T>(&self, app: App, write: fn(&Screen) -> T, answers: Option<&Answers>) -> T {
        let shown = self.shown.get_untracked();
        let (zone, offset) = untrack(|| (app.zone_name(), app.offset()));
        write(&Screen {
            address: address::href(),
            title: shown
                .as_ref()
                .map(|shown| shown.title())
                .unwrap_or_default(),
            lines: shown.as_ref().map(|shown| &shown.lines),
            answers: answers.map(|answers| answers.list.iter().map(shown_of).collect()),
            zone,
            offset: &offset,
            one_and_a_half: locale::one_and_a_half(),
        })
    }
}

fn shown_of(answered: &Answered) -> Shown<'_> {
    let is_one_body = answered.asked == answered.query && parts(&answered.query).len() == 1;
    Shown {
        question: &answered.query,
        answer: &answered.answer,
        is_as_it_came: is_one_body && answered.raw.is_some(),
    }
}

fn raw(answered: &Answered) -> JsValue {
    answered.raw.as_ref().map_or(JsValue::NULL, JsValue::from)
}
