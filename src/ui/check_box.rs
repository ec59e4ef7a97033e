//! A box to tick, with its name beside it.

use leptos::ev::Event;
use leptos::prelude::*;

use super::changing::Flag;

/// A box to tick; `tick` hears whether it is ticked from now on.
pub fn check_box(
    testid: &'static str,
    title: &'static str,
    is_ticked: Flag,
    tick: impl Fn(bool) + 'static,
) -> AnyView {
    // One type for all, as of what changes.
    let tick: Box<dyn FnMut(Event)> = Box::new(move |event| tick(event_target_checked(&event)));
    view! {
        <label class="field check">
            <input type="checkbox" data-testid=testid prop:checked=is_ticked on:change=tick />
            <span>{title}</span>
        </label>
    }
    .into_any()
}
