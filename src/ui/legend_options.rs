//! Which series come to the front, where the legend is, and what it tells of each.

use leptos::prelude::*;

use super::changing::{Text, flag, text};
use super::check_box::check_box;
use super::icon;
use super::popover::popover;
use crate::chart::figure::legend::Column;
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

/// A menu of all that.
#[component]
pub fn LegendOptions(state: PanelState) -> impl IntoView {
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
    let ranks = RANKS
        .into_iter()
        .map(|(_, name)| view! { <option value=name>{name}</option> }.into_any());
    let columns = Column::NUMBERS.into_iter().map(|column| {
        let title = column.title();
        let is_shown = flag(move || app.tells(title));
        check_box("legend-column", title, is_shown, move |is_shown| {
            app.tell(title, is_shown);
        })
    });
    let is_below = flag(move || app.saved.with(|saved| saved.legend_below));
    let put_below = move |is_below| app.keep(|saved| saved.legend_below = is_below);
    let fields = view! {
        <div class="fields">
            <label class="field">
                <span>"Highlight top"</span>
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
                <select data-testid="rank" on:change=set_rank>{ranks.collect_view()}</select>
            </label>
            {columns.collect_view()}
            {check_box("legend-below", "Legend below the chart", is_below, put_below)}
        </div>
    };
    popover(
        format!("legend-{}", state.id),
        "legend-options",
        "Legend options",
        icon::OPTIONS.drawn(),
        fields.into_any(),
    )
}

impl App {
    /// Whether the legend tells this of each line; tracked.
    fn tells(&self, column: &str) -> bool {
        self.saved
            .with(|saved| !saved.legend_without.iter().any(|without| without == column))
    }

    /// Has the legend tell this of each line, or not.
    fn tell(&self, column: &str, is_told: bool) {
        self.keep(|saved| {
            saved.legend_without.retain(|without| without != column);
            if !is_told {
                saved.legend_without.push(column.to_owned());
            }
        });
    }
}
