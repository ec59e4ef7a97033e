//! What is on screen, for use elsewhere.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::answers::Exchange;
use super::app::App;
use super::panel::PanelState;
use crate::browser::{address, locale};
use crate::export::screen::{Body, Nothing, Screen, Shown, Text, Write};
use crate::prom::parts::parts;

impl PanelState {
    /// A text of what is on screen.
    #[must_use]
    pub fn as_text(&self, app: &App, text: Text) -> String {
        let mut written = String::new();
        self.on_screen(app, &mut |screen, _| written = (text.write)(screen));
        written
    }

    /// A file of what is on screen, as parts of a blob.
    ///
    /// # Errors
    /// Why there is nothing to write.
    pub fn as_file(&self, app: &App, write: Write) -> Result<Array, Nothing> {
        let parts = Array::new();
        let mut written = Ok(());
        self.on_screen(app, &mut |screen, answers| {
            written = write(screen, &mut |body| {
                parts.push(&match body {
                    Body::Written(text) => text.into(),
                    Body::AsItCame(place) => {
                        answers.get(place).map_or(JsValue::NULL, |one| raw(one))
                    }
                });
            });
        });
        written.map(|()| parts)
    }

    fn on_screen(&self, app: &App, look: &mut dyn FnMut(&Screen, &[&Exchange])) {
        let shown = self.shown.get_untracked();
        let answers: Option<Vec<&Exchange>> =
            shown.as_ref().map(|shown| shown.exchanges().collect());
        let (zone, offset) = untrack(|| (app.zone_name(), app.offset()));
        let screen = Screen {
            address: address::href(),
            title: shown
                .as_ref()
                .map(|shown| shown.title())
                .unwrap_or_default(),
            lines: shown.as_ref().map(|shown| &shown.lines),
            answers: answers
                .as_ref()
                .map(|answers| answers.iter().map(|one| on_screen(one)).collect()),
            zone,
            offset: &offset,
            one_and_a_half: locale::one_and_a_half(),
        };
        look(&screen, answers.as_deref().unwrap_or_default());
    }
}

fn on_screen(exchange: &Exchange) -> Shown<'_> {
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
