//! Which series come to the front, and where one is found.

use leptos::prelude::*;

use super::changing::{Text, text};
use crate::chart::lines::rank::Rank;
use crate::state::app::App;
use crate::state::panel::PanelState;

/// The ranks on offer, and what they are called.
const RANKS: [(Rank, &str); 3] = [
    (Rank::LargestLast, "largest last value"),
    (Rank::LargestSpread, "largest spread"),
    (Rank::Name, "name"),
];

/// Most series that plotly may be asked to draw: each costs it about two milliseconds.
const MOST_FRONT: usize = 200;

/// The head of the legend: search, how many series are in front, and by which rank.
#[component]
pub fn FrontControls(state: PanelState, search: RwSignal<String>) -> impl IntoView {
    let app = expect_context::<App>();
    let front: Text = text(move || app.front_series().to_string());
    let set_front = move |event| {
        if let Ok(front) = event_target_value(&event).parse::<usize>() {
            app.keep(|saved| saved.front_series = Some(front.min(MOST_FRONT)));
        }
    };
    let set_rank = move |event| {
        let name = event_target_value(&event);
        if let Some((rank, _)) = RANKS.into_iter().find(|(_, offered)| *offered == name) {
            state.rank_by(rank);
        }
    };
    let options = RANKS.map(|(_, name)| view! { <option value=name>{name}</option> });
    view! {
        <div class="front">
            <input
                type="search"
                data-testid="legend-search"
                aria-label="Search series"
                placeholder="Search series"
                on:input=move |event| search.set(event_target_value(&event))
            />
            <label class="field short">
                <span>"In front"</span>
                <input
                    type="number"
                    data-testid="front-series"
                    min="0"
                    max=MOST_FRONT.to_string()
                    prop:value=front
                    on:change=set_front
                />
            </label>
            <label class="field">
                <span>"by"</span>
                <select data-testid="rank" on:change=set_rank>{options.collect_view()}</select>
            </label>
        </div>
    }
}
