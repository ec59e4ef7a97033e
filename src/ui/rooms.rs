//! What stands in the annex. Nothing else names these components: whatever did would have them within.

use std::future::ready;

use leptos::prelude::*;

use super::alerts::AlertsPage;
use super::annex::{Annex, Room};
use super::debug::Debug;
use super::first_run::FirstRun;
use super::heat_key::HeatKey;
use super::inventory::Inventory;
use super::paper::PaperPage;
use super::problems::Problems;
use super::query_options::QueryOptions;
use super::underline::Underline;
use super::variables::Variables;
use crate::state::app::App;

/// An annex that the program has within itself.
pub const HERE: Annex = Annex {
    fetch: || Box::pin(ready(true)),
    draw: |room| Some(drawn(room)),
};

/// A room of the annex.
#[must_use]
pub fn drawn(room: Room) -> AnyView {
    match room {
        Room::Alerts => view! { <AlertsPage /> }.into_any(),
        Room::Debug(state) => view! { <Debug state /> }.into_any(),
        Room::FirstRun => view! { <FirstRun /> }.into_any(),
        Room::HeatKey(surface) => view! { <HeatKey surface /> }.into_any(),
        Room::Inventory => view! { <Inventory /> }.into_any(),
        Room::Paper => view! { <PaperPage /> }.into_any(),
        Room::Problems(state, id, input, findings) => {
            view! { <Problems state id input findings /> }.into_any()
        }
        Room::QueryOptions(state, id) => view! { <QueryOptions state id /> }.into_any(),
        Room::Underline(state, id, input, layer, findings) => {
            view! { <Underline state id input layer findings /> }.into_any()
        }
        Room::Variables => view! { <Variables /> }.into_any(),
        Room::Watching => {
            expect_context::<App>().keep_watching();
            ().into_any()
        }
    }
}
