//! Asks for the exemplars of a panel's queries after each answer, while the reader wants to see them,
//! so that the chart waits for none.

use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::answers::Answers;
use super::app::App;
use super::derived::Derived;
use super::effect::effect;
use super::exemplars::{QueryExemplars, keep, take};
use super::panel::{PanelDesk, PanelState};
use super::post::Manner;
use super::transport::ask_exemplars;

/// Asks after each answer. A newer question ends this one, on the network too.
pub fn keep_asking_exemplars(app: App, state: PanelState) {
    // Of a question under way, of a failed one and of a cancelled one there is nothing to ask.
    let answers = Derived::new(move || {
        let is_wanted = state.appearance.with(|appearance| appearance.exemplars);
        let charted = |desk: &PanelDesk| desk.charted().cloned();
        state.desk.with(charted).filter(|_| is_wanted)
    });
    effect(move || {
        let Some(answers) = answers.get() else {
            return;
        };
        let manner = app.manner(state);
        change(state, |all| keep(all, &answers));
        spawn_local_scoped_with_cancellation(async move {
            let newer = ask(&answers, manner).await;
            change(state, |all| take(all, newer));
        });
    });
}

/// The chart is drawn again only where there are others.
fn change(state: PanelState, change: impl FnOnce(&mut Vec<QueryExemplars>)) {
    let mut all = state.exemplars.get_untracked();
    change(&mut all);
    if state.exemplars.with_untracked(|before| *before != all) {
        state.exemplars.set(all);
    }
}

/// Asks one after the other: they are extras, and take no connection from what the chart waits for.
async fn ask(answers: &Answers, manner: Manner) -> Vec<QueryExemplars> {
    let mut all = Vec::new();
    let questions = answers.list.iter().map(|exchange| &exchange.question);
    for question in questions.filter(|question| question.earlier.is_none()) {
        let asked = ask_exemplars(&question.query, manner).await;
        let (series, failure) = match asked {
            Ok(series) => (series, None),
            Err(failure) => (Vec::new(), Some(failure)),
        };
        all.push(QueryExemplars {
            query: question.query.clone(),
            id: question.id,
            series,
            failure,
        });
    }
    all
}
