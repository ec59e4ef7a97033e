//! A value in a sentence.

use web_sys::Element;

use crate::measure::unit::Unit;
use crate::paper::node::Value;
use crate::prom::series::Series;
use crate::state::app::App;
use crate::state::effect::effect;
use crate::state::panel::PanelState;
use crate::state::rounds::keep_asking;
use crate::view::{Panel, Tab};

/// How many values stand in a sentence.
const MOST: usize = 3;

/// Asks for a value, and keeps it up to date where it stands.
pub(super) fn fill(app: App, place: Element, value: Value) {
    let panel = Panel {
        tab: Tab::Table,
        ..Panel::asking(value.expr.clone())
    };
    let state = PanelState::new(panel);
    keep_asking(app, state);
    app.gate.note_sight(state.id, true);
    app.paper.add_value(state);
    // It is of the end of what the paper's charts show.
    effect(move || {
        let first = app.panels.with(|panels| panels.first().copied());
        if let Some(first) = first {
            let timespan = first.panel.with(|panel| panel.timespan);
            state.change(|panel| panel.timespan = timespan);
        }
    });
    effect(move || {
        let words = words(state, &value);
        let failure = state.failure();
        let title = failure.as_ref().unwrap_or(&value.expr);
        let _ = place.set_attribute("title", title);
        let _ = place.toggle_attribute_with_force("data-failed", failure.is_some());
        place.set_text_content(Some(&words));
    });
}

fn words(state: PanelState, value: &Value) -> String {
    let Some(values) = state.table.values.get() else {
        return if state.failure().is_some() {
            "no answer"
        } else {
            "…"
        }
        .to_owned();
    };
    let guessed = values.units.first().copied().unwrap_or_default();
    let unit = Unit::of_id(&value.unit).unwrap_or(guessed);
    let series = values.answers.iter().flat_map(|(_, answer)| &answer.series);
    let found: Vec<f64> = series
        .filter_map(|series: &Series| Some(series.last()?.1))
        .collect();
    if found.is_empty() {
        return if value.empty.is_empty() {
            "no data"
        } else {
            &value.empty
        }
        .to_owned();
    }
    let mut words: Vec<String> = found
        .iter()
        .take(MOST)
        .map(|value| unit.format(*value))
        .collect();
    if found.len() > MOST {
        words.push(format!("{} more", found.len() - MOST));
    }
    words.join(", ")
}
