//! Why there is no new answer, and when it is tried again.

use leptos::prelude::*;

use super::changing::{click, flag, part, text};
use super::excerpt::Excerpt;
use crate::excerpt::Room;
use crate::measure::time_text::clock_text;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;

/// The failure of the newest ask, if it failed.
#[component]
pub fn FailureView(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let failed = Derived::new(move || state.failure().is_some());
    let sentence = move || state.failure().unwrap_or_default();
    let again = move || {
        let due = state.due.get();
        due.map_or_else(String::new, |at| {
            format!("The next try is at {}.", clock_text(at, &app.offset()))
        })
    };
    part(move || {
        failed.get().then(|| {
            view! {
                <div class="error" role="alert" data-testid="error">
                    <p><Excerpt all=Signal::derive(sentence) room=Room::TEXT /></p>
                    <p class="again">{text(again)}</p>
                    <button
                        type="button"
                        data-testid="load-all"
                        hidden=flag(move || !state.is_too_much())
                        on:click=click(move || state.allow_all())
                    >
                        "Load all of it"
                    </button>
                </div>
            }
            .into_any()
        })
    })
}
