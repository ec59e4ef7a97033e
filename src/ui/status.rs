//! The status line.

use leptos::prelude::*;

use super::changing::{click, flag, text};
use super::focus;
use super::run_button;
use crate::measure::time_text::clock_text;
use crate::measure::unit::Unit;
use crate::prom::decode::Progress;
use crate::prom::timestamp::Timestamp;
use crate::report::timings::Timings;
use crate::state::answers::Answers;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;
use crate::state::values::Values;
use crate::table::summary::{count, summary};
use crate::view::Tab;

/// Says what is on screen, chart or table, and how it came: "Updated 14:03:07 · 2 series · 240
/// samples · 38 ms"; and while waiting, quietly, how far it is.
#[component]
pub fn Status(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let of_table = Derived::new(move || state.panel.with(|panel| panel.tab == Tab::Table));
    let summary = move || {
        let summary = if of_table.get() {
            let values = state.table.values.get();
            values.map(|values| of_values(&values, app))
        } else {
            let answers = state.answers.get();
            answers.map(|answers| of_answers(&answers, app))
        };
        summary.unwrap_or_else(|| "No data yet".to_owned())
    };
    let cancel = move || {
        state.cancel();
        focus::soon(run_button::id(state));
    };
    view! {
        <div class="status">
            <span data-testid="status" role="status">{text(summary)}</span>
            <span class="busy late" data-testid="busy" hidden=flag(move || !state.is_asking())>
                <span>{text(move || progress(state.progress.get()))}</span>
                <button type="button" data-testid="cancel" on:click=click(cancel)>"Cancel"</button>
            </span>
        </div>
    }
}

fn of_answers(answers: &Answers, app: App) -> String {
    let said = summary(answers.list.iter().map(|exchange| &exchange.answer));
    refreshed(answers.received_at, &said, answers.timings(), app)
}

fn of_values(values: &Values, app: App) -> String {
    let said = summary(values.answers.iter().map(|(_, answer)| answer));
    refreshed(values.received_at, &said, values.timings, app)
}

fn refreshed(at: Timestamp, said: &str, timings: Timings, app: App) -> String {
    let at = clock_text(at, &app.offset());
    let took = timings.waited + timings.downloaded;
    format!("Updated {at} · {said} · {took:.0} ms")
}

fn progress(progress: Progress) -> String {
    if progress.bytes > 0 {
        so_far(progress)
    } else {
        "Waiting for the answer".to_owned()
    }
}

fn so_far(progress: Progress) -> String {
    #[allow(clippy::cast_precision_loss, reason = "sizes far below 2^53")]
    let bytes = Unit::Bytes.format(progress.bytes as f64);
    format!(
        "{bytes} · {} series · {} so far",
        progress.series,
        count(progress.samples, "sample", "samples")
    )
}
