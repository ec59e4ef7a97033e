//! The status line.

use leptos::prelude::*;

use super::changing::{click, flag, text};
use super::focus;
use super::query_list::run_id;
use crate::measure::time_text::clock_text;
use crate::measure::unit::Unit;
use crate::prom::decode::Progress;
use crate::report::timings::Timings;
use crate::state::app::App;
use crate::state::instant::Instant;
use crate::state::load::Load;
use crate::state::panel::PanelState;
use crate::table::summary::{count, summary};
use crate::view::Tab;

/// Says what is on screen, chart or table, and how it came: "Metrics data refreshed 14:03:07, 2 series, 240
/// samples, 38 ms"; and while waiting, quietly, how far it is.
#[component]
pub fn Status(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let of_table = Memo::new(move |_| state.panel.with(|panel| panel.tab == Tab::Table));
    let summary = move || {
        let summary = if of_table.get() {
            state.table.instant.with(|instant| of_values(instant, app))
        } else {
            state.load.with(|load| of_answers(load, app))
        };
        summary.unwrap_or_else(|| "No data loaded yet".to_owned())
    };
    let cancel = move || {
        state.cancel();
        focus::soon(run_id(state));
    };
    view! {
        <div class="status">
            <span data-testid="status" role="status">{text(summary)}</span>
            <span class="busy late" data-testid="busy" hidden=flag(move || !state.is_asking())>
                <span>{text(move || state.load.with(progress))}</span>
                <button type="button" data-testid="cancel" on:click=click(cancel)>"Cancel"</button>
            </span>
        </div>
    }
}

fn of_answers(load: &Load, app: App) -> Option<String> {
    let answers = load.answers.as_ref()?;
    let said = summary(answers.list.iter().map(|answered| &answered.answer));
    Some(refreshed(
        answers.received_at,
        &said,
        answers.timings(),
        app,
    ))
}

fn of_values(instant: &Instant, app: App) -> Option<String> {
    let values = instant.values.as_ref()?;
    let said = summary(values.answers.iter().map(|(_, answer)| answer));
    Some(refreshed(values.received_at, &said, values.timings, app))
}

fn refreshed(at: i64, said: &str, timings: Timings, app: App) -> String {
    let at = clock_text(at, app.offset());
    let took = timings.waited + timings.downloaded;
    format!("Metrics data refreshed {at}, {said}, {took:.0} ms")
}

fn progress(load: &Load) -> String {
    match &load.asking {
        Some(asking) if asking.progress.bytes > 0 => so_far(asking.progress),
        _ => "Waiting for the answer".to_owned(),
    }
}

fn so_far(progress: Progress) -> String {
    #[allow(clippy::cast_precision_loss, reason = "sizes far below 2^53")]
    let bytes = Unit::Bytes.format(progress.bytes as f64);
    format!(
        "{bytes}, {} series, {} so far",
        progress.series,
        count(progress.samples, "sample", "samples")
    )
}
