//! Asks after each answer when alerts were pending or firing, while the reader wants to see that.

use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::answers::Answers;
use super::app::App;
use super::derived::Derived;
use super::effect::effect;
use super::panel::{PanelDesk, PanelState};
use super::transport::ask_in_parts;
use crate::chart::figure::bands::{QUERY, bands};
use crate::prom::request::RangeQuery;

/// Asks after each answer; a newer one ends this, on the network too.
pub fn keep_asking_bands(app: App, state: PanelState) {
    let is_wanted = Derived::new(move || state.appearance.with(|appearance| appearance.alerts));
    let charted = Derived::new(move || state.desk.with(|desk: &PanelDesk| desk.charted().cloned()));
    effect(move || {
        if !is_wanted.get() {
            return state.bands.set(Vec::new());
        }
        // While newer answers are under way, those of the older ones stay.
        let Some(query) = charted.get().and_then(|answers| query(&answers)) else {
            return;
        };
        let manner = app.manner(state);
        spawn_local_scoped_with_cancellation(async move {
            // They are extras: a server that has none, or fails, has its say elsewhere.
            if let Ok(reply) = ask_in_parts(&query, manner, &|_| {}).await {
                state
                    .bands
                    .set(bands(&reply.answer.series, query.window.step));
            }
        });
    });
}

/// What is asked of the server of the first answer, over its window.
fn query(answers: &Answers) -> Option<RangeQuery> {
    let first = answers
        .list
        .iter()
        .find(|one| one.question.earlier.is_none())?;
    Some(RangeQuery {
        query: QUERY.to_owned(),
        ..first.question.query.clone()
    })
}
