//! What the reader should know of an answer that is good.

use leptos::prelude::*;

use super::changing::part;
use crate::chart::appearance::{Appearance, Mode};
use crate::chart::gaps::Unplottable;
use crate::chart::scale::Curve;
use crate::state::load::Answered;
use crate::state::panel::PanelState;
use crate::state::shown::Shown;

/// Warnings and infos of the server, and what of the answer is not as asked or not drawn.
#[component]
pub fn Notices(state: PanelState) -> impl IntoView {
    part(move || {
        let appearance = state.appearance.get();
        let notices = state.shown.with(|shown| {
            let notices = |shown| notices(shown, &appearance);
            shown.as_deref().map(notices).unwrap_or_default()
        });
        (!notices.is_empty()).then(|| {
            let items = notices
                .into_iter()
                .map(|notice| view! { <li class="notice">{notice}</li> });
            view! { <ul class="notices" data-testid="warnings">{items.collect_view()}</ul> }
        })
    })
}

const NO_HISTOGRAM: &str = "A heat map needs the buckets of a histogram, such as sum by (le) (rate(…_bucket[5m])); these series are drawn as lines.";
const AS_LINES: &str = "Native histograms are drawn as their count and sum; the heat map in the chart options shows their buckets.";

fn notices(shown: &Shown, appearance: &Appearance) -> Vec<String> {
    let mut notices: Vec<String> = Vec::new();
    for notice in shown.answers.list.iter().flat_map(of_answer) {
        if !notices.contains(&notice) {
            notices.push(notice);
        }
    }
    if shown.heat.is_some() {
        return notices;
    }
    if appearance.mode == Mode::Heatmap && !shown.lines.series.is_empty() {
        notices.push(NO_HISTOGRAM.to_owned());
    }
    if shown.has_native_histograms() {
        notices.push(AS_LINES.to_owned());
    }
    let is_log = appearance.drawn_curve() == Curve::Log;
    notices.extend(Unplottable::count(&shown.lines, is_log).notice());
    notices
}

fn of_answer(answered: &Answered) -> Vec<String> {
    let answer = &answered.answer;
    let mut notices = Vec::new();
    if let Some(step) = answered.raised_from {
        let raised = answered.query.window.step;
        notices.push(format!(
            "The step was raised from {step} to {raised}: more points than Prometheus gives. \
             Choose a shorter range for the step of {step}."
        ));
    }
    notices.extend(
        answer
            .warnings
            .iter()
            .map(|warning| format!("Warning: {warning}")),
    );
    notices.extend(answer.infos.iter().map(|info| format!("Info: {info}")));
    notices
}
