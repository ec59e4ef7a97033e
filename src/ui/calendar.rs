//! The browser's own calendar, behind a button beside a field.

use leptos::prelude::*;

use super::changing::Text;
use super::icon;
use super::text_field::Commit;

/// Picks a date and time of the page's zone, for the field of this test id; what cannot be taken changes nothing.
/// Keys do without: the field takes the same as text.
pub(super) fn calendar(of: &str, title: &str, shown: Text, pick: Commit) -> AnyView {
    let picked = move |event| {
        let picked = event_target_value(&event);
        if !picked.is_empty() {
            let _ = pick(&picked);
        }
    };
    view! {
        <span class="calendar icon-button" title="Calendar">
            {icon::CALENDAR.drawn()}
            <input
                type="datetime-local"
                step="1"
                tabindex="-1"
                data-testid=format!("{of}-calendar")
                aria-label=format!("{title} by calendar")
                prop:value=shown
                on:change=picked
            />
        </span>
    }
    .into_any()
}
