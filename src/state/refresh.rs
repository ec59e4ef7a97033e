//! Asking again by itself.

use std::time;

use leptos::prelude::*;

use super::app::App;
use super::panel::PanelState;
use crate::browser::clock;
use crate::schedule;
use crate::view::Panel;

/// When the next ask is due, milliseconds since 1970, while one is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due(pub i64);

/// Asks again as often as the reader chose: never while an ask is under way, never in a hidden
/// tab, not for what is over, less and less often after failures, and not before a server wants to
/// be asked again.
#[must_use]
pub fn keep_fresh(app: App, state: PanelState) -> ReadSignal<Option<Due>> {
    let (due, set_due) = signal(None);
    let failed = Memo::new(move |_| state.failure().is_some());
    let settled = Memo::new(move |_| {
        let failed = failed.get();
        state.load.with(|load| {
            // What only a table can show fails for the chart each time.
            let failures = if failed { load.failures } else { 0 };
            load.asking.is_none().then_some((load.asked_at, failures))
        })
    });
    let not_before = Memo::new(move |_| app.not_before());
    let panel = Memo::new(move |_| state.panel.with(Panel::asked));
    Effect::new(move |_| {
        set_due.set(None);
        let (Some(interval), Some((asked, failures)), false) =
            (app.refresh.get().0, settled.get(), app.hidden.get())
        else {
            return;
        };
        let asked_at = app.skew().server_time(asked);
        if failures == 0 && panel.with(|panel| panel.is_final(asked_at)) {
            return;
        }
        let now = clock::now();
        let wait = schedule::wait(interval, asked, failures, not_before.get(), now);
        set_due.set(Some(Due(now + wait.ms())));
        let wait = time::Duration::from_millis(wait.ms().unsigned_abs());
        if let Ok(timer) = set_timeout_with_handle(move || state.refresh(), wait) {
            on_cleanup(move || timer.clear());
        }
    });
    due
}
