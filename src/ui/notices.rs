//! What the reader should know of an answer that is good.

use leptos::prelude::*;

use super::changing::part;
use crate::chart::gaps::Unplottable;
use crate::state::load::Answered;
use crate::state::panel::PanelState;
use crate::state::shown::Shown;

/// Warnings and infos of the server, and what of the answer is not as asked or not drawn.
#[component]
pub fn Notices(state: PanelState) -> impl IntoView {
    part(move || {
        let notices = state
            .shown
            .with(|shown| shown.as_deref().map(notices).unwrap_or_default());
        (!notices.is_empty()).then(|| {
            let items = notices
                .into_iter()
                .map(|notice| view! { <li class="notice">{notice}</li> });
            view! { <ul class="notices" data-testid="warnings">{items.collect_view()}</ul> }
        })
    })
}

fn notices(shown: &Shown) -> Vec<String> {
    let mut notices: Vec<String> = Vec::new();
    for notice in shown.answers.list.iter().flat_map(of_answer) {
        if !notices.contains(&notice) {
            notices.push(notice);
        }
    }
    notices.extend(Unplottable::count(&shown.lines, false).notice());
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
    if answer
        .series
        .iter()
        .any(|series| !series.histograms.is_empty())
    {
        notices.push(
            "Native histograms are drawn as their count and sum; their buckets are in the Debug tab's raw answer."
                .to_owned(),
        );
    }
    notices
}
