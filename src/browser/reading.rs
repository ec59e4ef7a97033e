//! The end of the line of the program that takes texts apart.

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::reader::Wish;
use super::values::{Values, list};
use crate::dashboard;
use crate::paper::markdown;
use crate::promql::message::{write_explanation, write_format, write_problems};

/// Serves the page for as long as the worker lives.
pub fn serve(scope: DedicatedWorkerGlobalScope, make: fn(Wish, &str, &str) -> String) {
    let listener = scope.clone();
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(mut parts) = Values::of(&event.data()) else {
            return;
        };
        let (id, name) = (parts.next(), parts.text());
        let (text, known) = (parts.text(), parts.text());
        let (text, known) = (text.unwrap_or_default(), known.unwrap_or_default());
        let wish = Wish::ALL
            .into_iter()
            .find(|wish| Some(wish.name()) == name.as_deref());
        let json = wish.map_or_else(String::new, |wish| make(wish, &text, &known));
        // It fails only where the page is gone.
        let _ = scope.post_message(&list([id, json.into()]));
    });
    listener.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
}

/// What becomes of papers and queries; of a server is known what the page wrote of it.
#[must_use]
pub fn read(wish: Wish, text: &str, known: &str) -> String {
    match wish {
        Wish::Paper => serde_json::to_string(&markdown::read(text)).unwrap_or_default(),
        Wish::Problems => write_problems(text, known),
        Wish::Explanation => write_explanation(text),
        Wish::Format => write_format(text),
        Wish::Dashboard => String::new(),
    }
}

/// What becomes of a dashboard: the paper, or in the second place why there is none.
#[must_use]
pub fn import(_: Wish, text: &str, _: &str) -> String {
    let made = dashboard::to_paper(text).map(|made| made.text);
    let said = match made {
        Ok(text) => [text, String::new()],
        Err(fault) => [String::new(), fault.to_string()],
    };
    serde_json::to_string(&said).unwrap_or_default()
}
