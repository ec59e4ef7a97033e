//! A field that says what is wrong with its text.

use leptos::prelude::*;

use super::changing::{Text, flag, text};

/// Takes a text, or says what is wrong with it.
pub type Commit = Box<dyn Fn(&str) -> Result<(), String>>;

/// A field that commits on Enter or when left. What cannot be taken stays in it, with a sentence
/// beside it, and nothing is asked.
#[component]
pub fn TextField(
    testid: &'static str,
    label: &'static str,
    placeholder: &'static str,
    /// The committed value as text.
    shown: Text,
    commit: Commit,
) -> impl IntoView {
    let mut shown = shown;
    let wrong = RwSignal::new(String::new());
    let change = move |event| {
        let outcome = commit(event_target_value(&event).trim());
        wrong.set(outcome.err().unwrap_or_default());
    };
    view! {
        <input
            type="text"
            data-testid=testid
            aria-label=label
            aria-invalid=text(move || wrong.with(|wrong| !wrong.is_empty()).to_string())
            placeholder=placeholder
            autocomplete="off"
            spellcheck="false"
            prop:value=text(move || {
                wrong.set(String::new());
                shown()
            })
            on:change=change
        />
        <span class="wrong" role="alert" data-testid=format!("{testid}-error") hidden=flag(move || wrong.with(String::is_empty))>
            {text(move || wrong.get())}
        </span>
    }
}
