//! How the chart of a panel is drawn, as far as that is typed.

use leptos::prelude::*;

use super::changing::{Text, flag, text};
use super::check_box::check_box;
use super::text_field::{Commit, TextField};
use crate::chart::figure::appearance::Appearance;
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

/// The ends of the axis at the left, thresholds, and exemplars.
pub(super) fn fields(state: PanelState) -> AnyView {
    let remark = move || state.appearance.with(Appearance::remark);
    let are_wanted = flag(move || state.appearance.with(|appearance| appearance.exemplars));
    let want = move |are_wanted| {
        state.change(|panel| panel.appearance.exemplars = are_wanted);
    };
    let has_bands = flag(move || state.appearance.with(|appearance| appearance.alerts));
    let show_alerts = move |shows| state.change(|panel| panel.appearance.alerts = shows);
    let fields = TYPED.into_iter().map(|typed| field(state, typed));
    view! {
        <div class="fields" role="group" aria-label="Chart options">
            {fields.collect_view()}
            {check_box("exemplars", "Exemplars", are_wanted, want)}
            {check_box("show-alerts", "Alerts", has_bands, show_alerts)}
            <p class="wrong" role="status" data-testid="chart-remark" hidden=flag(move || remark().is_empty())>
                {text(move || remark().to_owned())}
            </p>
        </div>
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
        <div class="field">
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
