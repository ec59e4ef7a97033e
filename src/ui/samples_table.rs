//! All samples of an answer, time by series.

use leptos::prelude::*;

use super::changing::{click, flag, part, text};
use super::long_text::long_text;
use super::place::Place;
use super::virtual_rows::Window;
use crate::measure::time_text::moment_text;
use crate::prom::duration::Duration;
use crate::prom::timestamp::Timestamp;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::slot::Slot;
use crate::table::samples::{self, Sample, Samples};

/// Series side by side on one page of the table.
const COLUMNS: usize = 12;

/// The samples: rows are built as they come into sight, series are paged, so that a hundred
/// thousand samples are no more work than a screenful.
#[component]
pub fn SamplesTable(answered: Signal<Option<Place>>) -> impl IntoView {
    let app = expect_context::<App>();
    let all = Derived::new(move || {
        answered.with(|answered| {
            answered
                .as_ref()
                .map(|answered| Samples::of(&answered.answer.series))
                .unwrap_or_default()
        })
    });
    let count = Signal::derive(move || all.with(|all| all.times.len()));
    let window = Window::on(count, 512.0);
    let first = Slot::new(0_usize);
    let series = move || {
        answered.with(|answered| {
            answered
                .as_ref()
                .map_or(0, |answered| answered.answer.series.len())
        })
    };
    let paged = move || series() > COLUMNS;
    let columns = move || {
        let first = first
            .get()
            .min(series().saturating_sub(1) / COLUMNS * COLUMNS);
        first..(first + COLUMNS).min(series())
    };
    let heads = move || {
        answered.with(|answered| {
            let series = answered.iter().flat_map(|answered| answered.answer.series.get(columns()).unwrap_or_default());
            series.map(|series| view! { <th class="number" scope="col">{long_text(series.labels.to_string())}</th> }.into_any()).collect_view()
        })
    };
    let rows = move || {
        let shown = window.rows.get();
        let columns = columns();
        answered.with(|answered| {
            let Some(answered) = answered else { return Vec::new() };
            let series = answered.answer.series.get(columns).unwrap_or_default();
            let times = all.with(|all| all.times.get(shown).unwrap_or_default().to_vec());
            times
                .into_iter()
                .map(|time| {
                    let at = Timestamp::from_float(time);
                    let cell = |sample: Option<Sample>| view! { <td class="number">{sample.map(|sample| long_text(sample.to_string()))}</td> }.into_any();
                    let cells = series.iter().map(|series| cell(samples::at(series, time))).collect_view();
                    view! { <tr><th scope="row">{moment_text(at, Duration::ZERO, &app.offset())}</th>{cells}</tr> }
                })
                .collect()
        })
    };
    let turn = move |pages: isize| {
        let to = columns()
            .start
            .saturating_add_signed(pages * COLUMNS.cast_signed());
        if to < series() {
            first.set(to);
        }
    };
    view! {
        <div class="buttons" hidden=flag(move || !paged())>
            <button type="button" on:click=click(move || turn(-1))>"‹ Series before"</button>
            <span>{text(move || format!("{} to {} of {} series", columns().start + 1, columns().end, series()))}</span>
            <button type="button" on:click=click(move || turn(1))>"Series after ›"</button>
        </div>
        <div class="scroll" tabindex="0" role="region" aria-label="Samples" node_ref=window.node on:scroll=move |_| window.scrolled()>
            <table data-testid="debug-table">
                <thead>
                    <tr><th scope="col">{text(move || format!("Time ({})", app.zone_name()))}</th>{part(heads)}</tr>
                </thead>
                <tbody>
                    <tr class="space" style:height=text(move || window.above())></tr>
                    {part(rows)}
                    <tr class="space" style:height=text(move || window.below(count.get()))></tr>
                </tbody>
            </table>
        </div>
    }
}
