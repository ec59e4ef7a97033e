//! What is at hand above a chart: how it is drawn, its unit, more of that, and taking it along.

use leptos::prelude::*;

use super::changing::{Click, Flag, click, flag, text};
use super::chart_options;
use super::export_menu::ExportMenu;
use super::icon::{self, Icon};
use super::popover::popover;
use super::surface::Surface;
use crate::chart::axis::scale::Curve;
use crate::chart::figure::appearance::Appearance;
use crate::chart::mode::Mode;
use crate::measure::unit::Unit;
use crate::state::panel::PanelState;

/// The tools of a panel's chart.
#[component]
pub fn ChartTools(state: PanelState, surface: Surface) -> impl IntoView {
    let draw = |mode: Mode| {
        let is_it = flag(move || state.appearance.with(|appearance| appearance.mode == mode));
        let choose = click(move || state.change(|panel| panel.appearance.mode = mode));
        let face = icon_of(mode).drawn();
        toggle(
            format!("draw-{}", mode.name()),
            mode.title(),
            face,
            is_it,
            choose,
        )
    };
    let is_log = flag(move || {
        state
            .appearance
            .with(|appearance| appearance.curve == Curve::Log)
    });
    let bend = click(move || {
        state.change(|panel| panel.appearance.curve = panel.appearance.curve.other());
    });
    view! {
        <div class="tools" role="group" aria-label="Chart">
            <div class="split" role="group" aria-label="Draw" data-testid="display-mode">
                {Mode::ALL.into_iter().map(draw).collect_view()}
            </div>
            {toggle("axis-scale".to_owned(), "Log axis", "log".into_any(), is_log, bend)}
            {unit(state)}
            {popover(
                format!("options-{}", state.id),
                "chart-options",
                "Chart options",
                icon::OPTIONS.drawn(),
                chart_options::fields(state),
            )}
            <ExportMenu state surface />
        </div>
    }
}

/// A button that is on or off.
fn toggle(
    testid: String,
    name: &'static str,
    face: AnyView,
    mut is_on: Flag,
    click: Click,
) -> AnyView {
    view! {
        <button
            type="button"
            class="icon-button"
            data-testid=testid
            aria-pressed=text(move || is_on().to_string())
            aria-label=name
            title=name
            on:click=click
        >
            {face}
        </button>
    }
    .into_any()
}

const fn icon_of(mode: Mode) -> Icon {
    match mode {
        Mode::Lines => icon::LINES,
        Mode::Stacked => icon::STACKED,
        Mode::Points => icon::POINTS,
        Mode::Steps => icon::STEPS,
        Mode::Heatmap => icon::HEATMAP,
    }
}

/// What the values measure.
fn unit(state: PanelState) -> AnyView {
    let units = Unit::ALL.iter().map(|unit| (unit.id(), unit.name()));
    let options = std::iter::once((String::new(), "unit: auto")).chain(units);
    let current = |appearance: &Appearance| appearance.unit.map(Unit::id).unwrap_or_default();
    let option = |(value, name): (String, &'static str)| {
        let own = value.clone();
        let selected = flag(move || state.appearance.with(current) == own);
        view! { <option value=value prop:selected=selected>{name}</option> }.into_any()
    };
    let choose = move |event| {
        let id = event_target_value(&event);
        let unit = Unit::ALL.into_iter().find(|unit| unit.id() == id);
        state.change(|panel| panel.appearance.unit = unit);
    };
    view! {
        <select data-testid="unit" aria-label="Unit" title="Unit" on:change=choose>
            {options.map(option).collect_view()}
        </select>
    }
    .into_any()
}
