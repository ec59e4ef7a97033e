//! A field that says what is wrong with its text.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::changing::{Text, flag, text};
use crate::state::derived::Derived;
use crate::state::effect::effect;
use crate::state::slot::Slot;

/// Takes a text, or says what is wrong with it.
pub type Commit = Box<dyn Fn(&str) -> Result<(), String>>;

/// A field that commits on Enter or when left. What cannot be taken stays in it, with a sentence
/// beside it, until its own value changes, whatever else of the panel does; and nothing is asked.
#[component]
pub fn TextField(
    testid: &'static str,
    label: &'static str,
    placeholder: &'static str,
    /// The id of a list of suggestions.
    #[prop(optional)]
    list: Option<&'static str>,
    /// The committed value as text.
    shown: Text,
    commit: Commit,
) -> impl IntoView {
    let shown = StoredValue::new_local(shown);
    let shown = Derived::new(move || shown.try_update_value(|shown| shown()).unwrap_or_default());
    let wrong = Slot::new(String::new());
    effect(move || {
        shown.track();
        wrong.set(String::new());
    });
    let change = move |event| {
        let outcome = commit(event_target_value(&event).trim());
        // What was typed may be another way to write what is there already.
        if outcome.is_ok() {
            event_target::<HtmlInputElement>(&event).set_value(&shown.get_untracked());
        }
        wrong.set(outcome.err().unwrap_or_default());
    };
    view! {
        <input
            type="text"
            data-testid=testid
            aria-label=label
            aria-invalid=text(move || wrong.with(|wrong| !wrong.is_empty()).to_string())
            placeholder=placeholder
            list=list
            autocomplete="off"
            spellcheck="false"
            prop:value=text(move || shown.get())
            on:change=change
        />
        <span class="wrong" role="alert" data-testid=format!("{testid}-error") hidden=flag(move || wrong.with(String::is_empty))>
            {text(move || wrong.get())}
        </span>
    }
}
