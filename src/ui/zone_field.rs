//! In which time zone the page shows all times.

use leptos::prelude::*;

use super::changing::{part, text};
use super::text_field::TextField;
use crate::browser::zone;
use crate::state::app::App;
use crate::state::slot::Slot;

/// The page's time zone; empty is the browser's own.
#[component]
pub fn ZoneField() -> impl IntoView {
    let app = expect_context::<App>();
    // Some four hundred names, which few readers look at.
    let looked = Slot::new(false);
    let names = move || {
        let names = looked.get().then(zone::names).unwrap_or_default();
        let option = |name| view! { <option value=name></option> }.into_any();
        names.into_iter().map(option).collect_view()
    };
    let commit = move |typed: &str| app.set_zone(typed).map_err(|unknown| unknown.to_string());
    view! {
        <div class="field zone" on:focusin=move |_| looked.set(true)>
            <span aria-hidden="true">"Time zone"</span>
            <TextField
                testid="zone"
                label="Time zone, such as Europe/Berlin or UTC; empty for the browser's own"
                placeholder="Local"
                list="zones"
                shown=text(move || app.chosen_zone())
                commit=Box::new(commit)
            />
            <datalist id="zones">{part(names)}</datalist>
        </div>
    }
}
