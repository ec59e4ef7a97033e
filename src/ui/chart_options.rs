//! How the chart of a panel is drawn.

use leptos::prelude::*;

use super::changing::{Text, flag, text};
use super::check_box::check_box;
use super::text_field::{Commit, TextField};
use crate::chart::axis::scale::Curve;
use crate::chart::figure::appearance::Appearance;
use crate::chart::mode::Mode;
use crate::measure::unit::Unit;
use crate::prom::value::Value;
use crate::state::panel::PanelState;

/// A field for a text: what it is called, and how it is read and taken.
#[derive(Clone, Copy)]
struct Typed {
    testid: &'static str,
    title: &'static str,
    label: &'static str,
    placeholder: &'static str,
    shown: fn(&Appearance) -> String,
    take: fn(&mut Appearance, &str) -> Result<(), String>,
}

const TYPED: [Typed; 3] = [
    Typed {
        testid: "axis-min",
        title: "Min",
        label: "Where the left axis begins, empty for automatic",
        placeholder: "auto",
        shown: |appearance| number_text(appearance.low),
        take: Appearance::set_low,
    },
    Typed {
        testid: "axis-max",
        title: "Max",
        label: "Where the left axis ends, empty for automatic",
        placeholder: "auto",
        shown: |appearance| number_text(appearance.high),
        take: Appearance::set_high,
    },
    Typed {
        testid: "thresholds",
        title: "Thresholds",
        label: "Thresholds on the left axis, numbers with commas between them",
        placeholder: "1, 2.5",
        shown: Appearance::thresholds_text,
        take: Appearance::set_thresholds,
    },
];

/// A field to choose from: the options' values and texts, which of them is chosen, and what
/// choosing the option of a value does.
struct Chosen {
    testid: &'static str,
    title: &'static str,
    options: Vec<(String, &'static str)>,
    current: fn(&Appearance) -> String,
    take: fn(&mut Appearance, &str),
}

fn chosen() -> [Chosen; 3] {
    let modes = Mode::ALL
        .into_iter()
        .map(|mode| (mode.name().to_owned(), mode.title()));
    let units = Unit::ALL.iter().map(|unit| (unit.id(), unit.name()));
    let automatic = (String::new(), "automatic");
    let curves = [(String::new(), "linear"), (LOG.to_owned(), "logarithmic")];
    [
        Chosen {
            testid: "display-mode",
            title: "Draw",
            options: modes.collect(),
            current: |appearance| appearance.mode.name().to_owned(),
            take: |appearance, name| {
                let mode = Mode::ALL.into_iter().find(|mode| mode.name() == name);
                appearance.mode = mode.unwrap_or_default();
            },
        },
        Chosen {
            testid: "axis-scale",
            title: "Axis",
            options: curves.into(),
            current: |appearance| match appearance.curve {
                Curve::Linear => String::new(),
                Curve::Log => LOG.to_owned(),
            },
            take: |appearance, name| {
                appearance.curve = if name == LOG {
                    Curve::Log
                } else {
                    Curve::Linear
                };
            },
        },
        Chosen {
            testid: "unit",
            title: "Unit",
            options: std::iter::once(automatic).chain(units).collect(),
            current: |appearance| appearance.unit.map(Unit::id).unwrap_or_default(),
            take: |appearance, id| {
                appearance.unit = Unit::ALL.into_iter().find(|unit| unit.id() == id);
            },
        },
    ]
}

const LOG: &str = "log";

/// What stands for a series, the value axis, thresholds, and exemplars.
#[component]
pub fn ChartOptions(state: PanelState) -> impl IntoView {
    let remark = move || state.appearance.with(Appearance::remark);
    let are_wanted = flag(move || state.appearance.with(|appearance| appearance.exemplars));
    let want = move |are_wanted| {
        state.change(|panel| panel.appearance.exemplars = are_wanted);
    };
    let selects = chosen().into_iter().map(|chosen| select(state, chosen));
    let fields = TYPED.into_iter().map(|typed| field(state, typed));
    view! {
        <details class="chart-options" data-testid="chart-options">
            <summary>"Chart options"</summary>
            <div class="fields" role="group" aria-label="Chart options">
                {selects.collect_view()}
                {fields.collect_view()}
                {check_box("exemplars", "Exemplars", are_wanted, want)}
                <p class="wrong" role="status" data-testid="chart-remark" hidden=flag(move || remark().is_empty())>
                    {text(move || remark().to_owned())}
                </p>
            </div>
        </details>
    }
}

fn select(state: PanelState, select: Chosen) -> AnyView {
    let Chosen {
        testid,
        title,
        options,
        current,
        take,
    } = select;
    let option = |(value, name): (String, &'static str)| {
        let own = value.clone();
        let selected = flag(move || state.appearance.with(current) == own);
        view! { <option value=value prop:selected=selected>{name}</option> }
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        state.change(|panel| take(&mut panel.appearance, &value));
    };
    view! {
        <label class="field">
            <span>{title}</span>
            <select data-testid=testid on:change=choose>
                {options.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

fn field(state: PanelState, field: Typed) -> AnyView {
    let Typed {
        testid,
        title,
        label,
        placeholder,
        shown,
        take,
    } = field;
    let shown: Text = text(move || state.appearance.with(shown));
    let commit: Commit = Box::new(move |typed| {
        let mut appearance = state.appearance.get_untracked();
        take(&mut appearance, typed)?;
        state.change(|panel| panel.appearance = appearance);
        Ok(())
    });
    view! {
        <div class="field short">
            <span aria-hidden="true">{title}</span>
            <TextField testid label placeholder shown commit />
        </div>
    }
    .into_any()
}

fn number_text(number: Option<f64>) -> String {
    number
        .map(|number| Value(number).to_string())
        .unwrap_or_default()
}
