//! The newest values, large, or as bars.

use leptos::prelude::*;

use super::changing::{each, flag, text};
use super::failure::FailureView;
use crate::chart::lines::Lines;
use crate::measure::unit::Unit;
use crate::paper::Show;
use crate::prom::series::Series;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;
use crate::state::rounds::keep_asking;

/// How many values are shown at once.
const MOST: usize = 24;

/// The newest value of each line.
#[component]
pub fn Tiles(
    state: PanelState,
    show: Show,
    /// What stands there where the answer is empty.
    empty: String,
) -> impl IntoView {
    let app = expect_context::<App>();
    keep_asking(app, state);
    app.gate.note_sight(state.id, true);
    let lines = move || of_lines(state, |lines| lines.series.len()).min(MOST);
    let largest = Derived::new(move || {
        of_lines(state, |lines| {
            let values = (0..lines.series.len()).filter_map(|line| newest(lines, line));
            let largest = values.fold(0.0, |largest: f64, value| largest.max(value.abs()));
            // A part of something is a part of its whole.
            match lines.unit(0) {
                Unit::Percent => largest.max(100.0),
                Unit::Ratio => largest.max(1.0),
                _ => largest,
            }
        })
    });
    let is_empty = move || state.shown.with(Option::is_some) && lines() == 0;
    let said = move || {
        if empty.is_empty() {
            state.shown.with(|shown| {
                shown
                    .as_ref()
                    .map(|shown| shown.told_empty())
                    .unwrap_or_default()
            })
        } else {
            empty.clone()
        }
    };
    let is_alone = move || lines() == 1;
    let tile = move |line| {
        let value = move || of_lines(state, |lines| value_text(lines, line));
        let name = move || of_lines(state, |lines| lines.name(line).to_owned());
        let bar = move || {
            let part = of_lines(state, |lines| {
                newest(lines, line).unwrap_or_default().abs() / largest.get()
            });
            format!("--part:{}", if part.is_finite() { part } else { 0.0 })
        };
        view! {
            <div class="tile" data-testid="tile" style=text(bar)>
                <span class="name" hidden=flag(is_alone)>{text(name)}</span>
                <output>{text(value)}</output>
            </div>
        }
        .into_any()
    };
    view! {
        <FailureView state />
        <div class="tiles" class:bars=show == Show::Bar class:waits=flag(move || state.is_asking())>
            {each(move || (0..lines()).collect(), tile)}
        </div>
        <p class="quiet" data-testid="tiles-empty" hidden=flag(move || !is_empty())>{text(said)}</p>
    }
}

fn newest(lines: &Lines, line: usize) -> Option<f64> {
    Some(lines.series.get(line).and_then(Series::last)?.1)
}

fn value_text(lines: &Lines, line: usize) -> String {
    newest(lines, line).map_or_else(String::new, |value| lines.unit(line).format(value))
}

fn of_lines<T: Default>(state: PanelState, say: impl FnOnce(&Lines) -> T) -> T {
    state.shown.with(|shown| {
        shown
            .as_ref()
            .map(|shown| say(&shown.lines))
            .unwrap_or_default()
    })
}
