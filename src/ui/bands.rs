//! When alerts were pending or firing, behind a chart.

use leptos::prelude::*;

use super::changing::{each, flag, text};
use super::surface::Surface;
use crate::chart::figure::bands::{Band, MOST};
use crate::state::panel::PanelState;

/// How many names stand below each other, where bands begin together.
const NAMES: usize = 6;

/// A band for each alert, and how many more there were.
#[component]
pub fn Bands(state: PanelState, surface: Surface) -> impl IntoView {
    let count = move || state.bands.with(Vec::len);
    let shown = move || (0..count().min(MOST)).collect();
    let band = move |place: usize| {
        let of = move |say: fn(&Band) -> String| {
            text(move || {
                state
                    .bands
                    .with(|bands| bands.get(place).map(say).unwrap_or_default())
            })
        };
        let style = move || {
            let placed = surface.scene.with(|scene| {
                let figure = &scene.as_ref()?.figure;
                let (left, width) = state
                    .bands
                    .with(|bands| figure.place_of(bands.get(place)?))?;
                let plot = figure.plot;
                Some(format!(
                    "left:{left}px;width:{width}px;top:{}px;height:{}px;--row:{}",
                    plot.top,
                    plot.height,
                    place % NAMES
                ))
            });
            placed.unwrap_or_else(|| "display:none".to_owned())
        };
        view! {
            <div class="band" data-testid="band" data-firing=of(|band| band.is_firing.to_string()) style=text(style)>
                <span>{of(|band| band.name.clone())}</span>
            </div>
        }
        .into_any()
    };
    let beyond = move || count().saturating_sub(MOST);
    view! {
        <div class="bands" aria-hidden="true">
            {each(shown, band)}
        </div>
        <p class="bands-beyond quiet" role="status" hidden=flag(move || beyond() == 0)>
            {text(move || format!("{} more alerts than are shown", beyond()))}
        </p>
    }
}
