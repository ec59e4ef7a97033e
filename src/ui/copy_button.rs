//! A button that copies.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::changing::{self, Text, click};
use crate::browser::{clipboard, clock};
use crate::prom::duration::Duration;
use crate::state::slot::Slot;

/// How long it says so.
const LONG_ENOUGH: Duration = Duration::from_seconds(3);

/// Copies what `text` gives when clicked, and says whether it worked.
#[component]
pub fn CopyButton(
    /// What to copy.
    text: Text,
    /// What the button says.
    #[prop(default = "Copy")]
    label: &'static str,
) -> impl IntoView {
    let text = StoredValue::new_local(text);
    let copy = move || {
        let wanted = text.try_update_value(|text| text()).unwrap_or_default();
        Box::pin(async move { clipboard::copy(&wanted).await }) as Copying
    };
    copying(label, Box::new(copy))
}

/// Copies, and tells whether it was allowed.
pub(super) type Copying = Pin<Box<dyn Future<Output = bool>>>;

/// A button that copies whatever `copy` copies, and says whether it worked.
pub(super) fn copying(label: &'static str, copy: Box<dyn Fn() -> Copying>) -> AnyView {
    let said = Slot::new(label);
    let copy = move || {
        let copying = copy();
        spawn_local(async move {
            let copied = copying.await;
            let outcome = if copied {
                "Copied"
            } else {
                "Not allowed here: select and copy"
            };
            // The button may be gone.
            said.set(outcome);
            clock::wait(LONG_ENOUGH).await;
            said.set(label);
        });
    };
    view! {
        <button type="button" aria-live="polite" on:click=click(copy)>{changing::text(move || said.get().to_owned())}</button>
    }
    .into_any()
}
