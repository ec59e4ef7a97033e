//! What the reader chooses for variables, above all panels.

use leptos::ev::Event;
use leptos::prelude::*;

use super::changing::{click, each, part, text};
use super::popover::popover;
use crate::prom::promql::placing::ALL;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::slot::Slot;
use crate::view::Variable;
use crate::view::variable::Source;

/// How many values are listed at once; a search finds the others.
const MOST: usize = 200;

/// A control for each variable.
#[component]
pub fn Variables() -> impl IntoView {
    let app = expect_context::<App>();
    app.keep_choosing();
    let count = Derived::new(move || app.variables.with(Vec::len));
    view! {
        <div class="variables" role="group" aria-label="Variables" data-testid="variables">
            {each(move || (0..count.get()).collect(), move |place| control(app, place))}
        </div>
    }
}

fn control(app: App, place: usize) -> AnyView {
    let name = move || of(app, place, |variable| variable.name.clone());
    let is_text = move || of(app, place, |variable| variable.source == Source::Text);
    let field = move || {
        if is_text() {
            typed(app, place)
        } else {
            chosen(app, place)
        }
    };
    view! {
        <div class="variable" data-testid=text(move || format!("variable-{}", name()))>
            <span class="quiet">{text(name)}</span>
            {part(field)}
        </div>
    }
    .into_any()
}

/// A field for any text.
fn typed(app: App, place: usize) -> AnyView {
    let change = move |event| {
        let value = event_target_value(&event);
        app.choose(place, |variable| variable.chosen = vec![value]);
    };
    view! {
        <input
            type="text"
            aria-label="Value"
            spellcheck="false"
            autocomplete="off"
            prop:value=text(move || of(app, place, Variable::words))
            on:change=change
        />
    }
    .into_any()
}

/// A list to choose from, which is searched.
fn chosen(app: App, place: usize) -> AnyView {
    let search = Slot::new(String::new());
    // Those that are found, and how many more there are.
    let found = Derived::new(move || {
        let told = app.told(place);
        let words = search.get().to_lowercase();
        app.variables.with(|all| {
            let Some(variable) = all.get(place) else {
                return (Vec::new(), 0);
            };
            let own = variable.all.then(|| ALL.to_owned());
            let options = variable.options(&told).iter();
            let fits = |option: &&String| option.to_lowercase().contains(&words);
            let mut found: Vec<String> = own
                .into_iter()
                .chain(options.filter(fits).cloned())
                .collect();
            let beyond = found.len().saturating_sub(MOST);
            found.truncate(MOST);
            (found, beyond)
        })
    });
    let value =
        move |row: usize| found.with(|(found, _)| found.get(row).cloned().unwrap_or_default());
    let option = move |row| {
        let is_chosen = move || of(app, place, |variable| variable.chosen.contains(&value(row)));
        let label = move || {
            Some(value(row))
                .filter(|value| value != ALL)
                .unwrap_or_else(|| "All".to_owned())
        };
        view! {
            <button
                type="button"
                class="offer"
                data-testid="variable-option"
                aria-pressed=text(move || is_chosen().to_string())
                on:click=click(move || app.choose(place, |variable| variable.choose(&untrack(|| value(row)))))
            >
                {text(label)}
            </button>
        }
        .into_any()
    };
    let more = move || match found.with(|(_, beyond)| *beyond) {
        0 => String::new(),
        beyond => format!("{beyond} more: type a part of the one you want"),
    };
    let content = view! {
        <input
            type="search"
            data-testid="variable-search"
            aria-label="Search values"
            placeholder="Search values"
            on:input=move |event: Event| search.set(event_target_value(&event))
        />
        <div class="options">
            {each(move || (0..found.with(|(found, _)| found.len())).collect(), option)}
        </div>
        <p class="quiet" role="status">{text(more)}</p>
    };
    let face = move || {
        let words = of(app, place, Variable::words);
        if words.is_empty() {
            "nothing yet".to_owned()
        } else {
            words
        }
    };
    let face = view! { <span>{text(face)}</span> };
    popover(
        format!("variable-{place}"),
        "variable",
        "Choose a value",
        face.into_any(),
        content.into_any(),
    )
}

fn of<T: Default>(app: App, place: usize, say: impl FnOnce(&Variable) -> T) -> T {
    app.variables
        .with(|all| all.get(place).map(say).unwrap_or_default())
}
