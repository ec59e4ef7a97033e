//! What the colours of a heat map mean.

use leptos::prelude::*;

use super::changing::{each, text};
use super::surface::Surface;
use crate::state::scene::Scene;

/// How many counts stand below the colours.
const COUNTS: usize = 3;

/// The ramp, with counts below it.
#[component]
pub fn HeatKey(surface: Surface) -> impl IntoView {
    let of = move |say: fn(&Scene, usize) -> Option<String>, at: usize| {
        text(move || {
            let scene = surface.scene.get();
            scene.and_then(|scene| say(&scene, at)).unwrap_or_default()
        })
    };
    view! {
        <figure class="heat-key" data-testid="heat-key">
            <figcaption>"Observations in a cell"</figcaption>
            <div class="ramp" style=of(|scene, _| Some(gradient(scene)), 0)></div>
            <div class="counts">
                {each(|| (0..COUNTS).collect(), move |at| view! { <span>{of(count, at)}</span> }.into_any())}
            </div>
        </figure>
    }
}

fn gradient(scene: &Scene) -> String {
    let ground = scene.figure.look.ground;
    let stops: Vec<String> = (0..=10)
        .map(|stop| ground.ramp(f64::from(stop) / 10.0).to_string())
        .collect();
    format!("background:linear-gradient(to right,{})", stops.join(","))
}

#[allow(clippy::cast_precision_loss, reason = "at most three")]
fn count(scene: &Scene, at: usize) -> Option<String> {
    let heat = scene.figure.heat.as_ref()?;
    Some(heat.count_at(at as f64 / (COUNTS - 1) as f64))
}
