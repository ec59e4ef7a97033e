//! Carries out what a panel's desk says: the only place that starts a round.

use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::answers::Answers;
use super::app::App;
use super::charting::chart;
use super::derived::Derived;
use super::effect::effect;
use super::errand::Errand;
use super::listing::list;
use super::panel::PanelState;
use crate::asking::around::Around;
use crate::asking::event::Event;
use crate::asking::wanted::{Reach, Round, View};
use crate::browser::clock;
use crate::prom::decode::Progress;
use crate::prom::duration::Duration;
use crate::query_id::QueryId;
use crate::view::{Page, variable};

/// Sees to it that what is to be under way is. Another round ends the one before at once, on the
/// network too: the effect's next run drops the future, and that the requests.
pub fn keep_asking(app: App, state: PanelState) {
    effect(move || state.tell(Event::Moved(app.around(state))));
    let round = Derived::new(move || state.desk.with(|desk| desk.round().cloned()));
    effect(move || {
        if let Some(round) = round.get() {
            spawn_local_scoped_with_cancellation(carry_out(app, state, round));
        }
    });
    effect(move || {
        if let Some(due) = state.due.get() {
            spawn_local_scoped_with_cancellation(async move {
                clock::wait_until(due).await;
                state.tell(Event::Ticked);
            });
        }
    });
}

async fn carry_out(app: App, state: PanelState, round: Round) {
    let Round {
        ticket,
        wanted,
        reach,
    } = round;
    state.progress.set(Progress::default());
    let view = wanted.view;
    let began = clock::now();
    let mut errand = Errand::new(app, state, wanted, reach);
    let (event, answered): (_, Vec<QueryId>) = match view {
        View::Chart => {
            let shown = state.answers.get_untracked();
            let shown = shown.as_deref().filter(|_| reach == Reach::Missing);
            let outcome = chart(state, &mut errand, shown).await;
            // A task of its own: the last bytes were just decoded.
            if outcome.as_ref().is_ok_and(Answers::is_large) {
                clock::wait(Duration::ZERO).await;
            }
            let list = outcome.iter().flat_map(|answers| &answers.list);
            let answered = list.map(|one| one.question.id).collect();
            (Event::Charted(ticket, outcome.map(Into::into)), answered)
        }
        View::Table(time) => {
            let outcome = list(&mut errand, time).await;
            // Some that only a table can show never come to a chart.
            let answered = outcome.iter().flat_map(|values| &values.answers);
            let answered = answered.map(|(id, _)| *id).collect();
            (Event::Listed(ticket, outcome.map(Into::into)), answered)
        }
    };
    if reach != Reach::Missing {
        // As typed: what variables stand for is another thing the next time.
        let panel = &errand.wanted.panel;
        let typed = answered.iter().filter_map(|id| panel.query(*id));
        app.remember(typed.map(|query| query.expr.as_str()), began);
    }
    state.tell(event);
}

impl App {
    /// The page around a panel, tracked.
    fn around(&self, state: PanelState) -> Around {
        let has_server = self.server.with(|server| !server.is_empty());
        Around {
            server: has_server.then(|| self.checked_server()),
            offered: self.targets(),
            interval: self.refresh.get().0,
            not_before: self.not_before(),
            skew: self.skew(),
            chosen: self.variables.with(|variables| variable::chosen(variables)),
            zone: self.zone.get(),
            width: state.width.get(),
            is_hidden: self.hidden.get() || self.page.get() != Page::Panels,
            is_offline: self.offline.get(),
        }
    }
}
