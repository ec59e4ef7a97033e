//! The status line.

use leptos::prelude::*;

use super::changing::{click, flag, text};
use super::focus;
use super::query_list::run_id;
use crate::chart::time_text::clock_text;
use crate::chart::unit::Unit;
use crate::prom::decode::Progress;
use crate::state::app::App;
use crate::state::load::Load;
use crate::state::panel::PanelState;

/// Says what is on screen and how it came: "Metrics data refreshed 14:03:07, 2 series, 240
/// samples, 38 ms"; and while waiting, quietly, how far it is.
#[component]
pub fn Status(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let summary = move || state.load.with(|load| summary(load, app));
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

fn summary(load: &Load, app: App) -> String {
    let Some(answers) = &load.answers else {
        return "No data loaded yet".to_owned();
    };
    let at = clock_text(answers.received_at, app.offset());
    let timings = answers.timings();
    let took = timings.waited + timings.downloaded;
    format!(
        "Metrics data refreshed {at}, {}, {}, {took:.0} ms",
        count(answers.series(), "series", "series"),
        count(answers.samples(), "sample", "samples"),
    )
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

/// "1 sample", "240 samples".
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
