//! Range, step and end of the window.

use leptos::prelude::*;

use super::changing::{click, text};
use super::text_field::{Commit, TextField};
use crate::browser::clock;
use crate::prom::civil::Civil;
use crate::prom::duration::Duration;
use crate::prom::window::Resolution;
use crate::state::panel::PanelState;
use crate::view::Panel;

/// Ranges that the plus and minus buttons step through, in seconds.
const RANGES: [i64; 16] = [
    60, 300, 600, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600,
    2_419_200, 4_838_400, 15_724_800, 31_536_000,
];

/// The fields of the window. What cannot be read stays in its field with a sentence beside it,
/// and nothing is asked.
#[component]
pub fn Times(state: PanelState) -> impl IntoView {
    let range = move || state.panel.with(|panel| panel.range.to_string());
    let step = move || {
        state.panel.with(|panel| match panel.resolution {
            Resolution::Auto => String::new(),
            Resolution::Fixed(step) => step.to_string(),
        })
    };
    let end = move || {
        state.panel.with(|panel| {
            panel
                .end
                .map(|end| Civil::from_ms(end).to_string())
                .unwrap_or_default()
        })
    };
    let commit = move |take: fn(&mut Panel, &str) -> Result<(), String>| -> Commit {
        Box::new(move |typed| {
            let mut panel = state.panel.get_untracked();
            take(&mut panel, typed)?;
            state.panel.set(panel);
            Ok(())
        })
    };
    view! {
        <div class="times" role="group" aria-label="Time window">
            <div class="field short">
                <span aria-hidden="true">"Range"</span>
                <div class="group">
                    <button type="button" aria-label="Shorter range" on:click=click(move || step_range(state, false))>"−"</button>
                    <TextField testid="range" label="Range" placeholder="1h" shown=text(range) commit=commit(set_range) />
                    <button type="button" aria-label="Longer range" on:click=click(move || step_range(state, true))>"+"</button>
                </div>
            </div>
            <div class="field short">
                <span aria-hidden="true">"Step"</span>
                <TextField testid="step" label="Step, empty for automatic" placeholder="auto" shown=text(step) commit=commit(set_step) />
            </div>
            <div class="field long">
                <span aria-hidden="true">"End (UTC)"</span>
                <div class="group">
                    <button type="button" aria-label="Half a range earlier" on:click=click(move || shift(state, -1))>"‹"</button>
                    <TextField testid="end" label="End in UTC, empty for now" placeholder="now" shown=text(end) commit=commit(set_end) />
                    <button type="button" aria-label="Half a range later" on:click=click(move || shift(state, 1))>"›"</button>
                    <button type="button" aria-label="End now" on:click=click(move || state.panel.update(|panel| panel.end = None))>"now"</button>
                </div>
            </div>
        </div>
    }
}

fn set_range(panel: &mut Panel, text: &str) -> Result<(), String> {
    let range: Duration = text.parse().map_err(|error| format!("{error}"))?;
    if range.ms() < 1_000 {
        return Err("A range is at least 1s.".to_owned());
    }
    panel.range = range;
    Ok(())
}

fn set_step(panel: &mut Panel, text: &str) -> Result<(), String> {
    panel.resolution = match text {
        "" | "auto" => Resolution::Auto,
        text => {
            let step: Duration = text.parse().map_err(|error| format!("{error}"))?;
            if step.ms() == 0 {
                return Err("A step is at least 1ms; leave it empty for automatic.".to_owned());
            }
            Resolution::Fixed(step)
        }
    };
    Ok(())
}

fn set_end(panel: &mut Panel, text: &str) -> Result<(), String> {
    panel.end = match text {
        "" | "now" => None,
        text => Some(
            text.parse::<Civil>()
                .map_err(|error| format!("{error}"))?
                .ms(),
        ),
    };
    Ok(())
}

fn step_range(state: PanelState, longer: bool) {
    state.panel.update(|panel| {
        let now = panel.range.ms() / 1_000;
        let next = if longer {
            RANGES.into_iter().find(|range| *range > now)
        } else {
            RANGES.into_iter().rev().find(|range| *range < now)
        };
        panel.range = next.map_or(panel.range, Duration::from_seconds);
    });
}

/// Moves the window by half its range; past now there is nothing to see.
fn shift(state: PanelState, direction: i64) {
    let now = clock::now();
    state.panel.update(|panel| {
        let end = panel.end.unwrap_or(now) + direction * panel.range.ms() / 2;
        panel.end = (end < now).then_some(end / 1_000 * 1_000);
    });
}
