//! What is on screen, for use elsewhere.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::answers::{Answers, Exchange};
use super::app::App;
use super::panel::PanelState;
use crate::browser::{address, locale};
use crate::export::screen::{Body, File, Screen, Shown, Text};
use crate::prom::parts::parts;

impl PanelState {
    /// A text of what is on screen.
    #[must_use]
    pub fn as_text(&self, app: App, text: Text) -> String {
        self.on_screen(app, text.write, self.answers.get_untracked().as_deref())
    }

    /// A file of what is on screen, as parts of a blob.
    ///
    /// # Errors
    /// Why there is nothing to write.
    pub fn as_file(&self, app: App, file: File) -> Result<Array, String> {
        let answers = self.answers.get_untracked();
        let bodies = self.on_screen(app, file.write, answers.as_deref())?;
        let list = answers.iter().flat_map(|answers| &answers.list);
        let list: Vec<&Exchange> = list.collect();
        let part = |body: Body| match body {
            Body::Written(text) => text.into(),
            Body::AsItCame(place) => list
                .get(place)
                .map_or(JsValue::NULL, |exchange| raw(exchange)),
        };
        Ok(bodies.into_iter().map(part).collect())
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

fn shown_of(exchange: &Exchange) -> Shown<'_> {
    let question = &exchange.question.query;
    let is_one_body = exchange.asked == *question && parts(question).len() == 1;
    Shown {
        question,
        answer: &exchange.answer,
        is_as_it_came: is_one_body && exchange.raw.is_some(),
    }
}

fn raw(exchange: &Exchange) -> JsValue {
    exchange.raw.as_ref().map_or(JsValue::NULL, JsValue::from)
}
