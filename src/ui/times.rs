//! The stretch of time that a panel shows, and its step.

use leptos::prelude::*;

use super::changing::{Click, click, flag, text};
use super::focus;
use super::text_field::TextField;
use crate::prom::duration::Duration;
use crate::prom::end::{BadTimespan, End};
use crate::prom::resolution::Resolution;
use crate::prom::timespan::{Start, Timespan};
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::Offset;
use crate::state::app::App;
use crate::state::panel::PanelState;

/// Ranges that the plus and minus buttons step through, in seconds.
const RANGES: [i64; 16] = [
    60, 300, 600, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600,
    2_419_200, 4_838_400, 15_724_800, 31_536_000,
];

/// Ranges on offer.
const PRESETS: [&str; 12] = [
    "5m", "15m", "30m", "1h", "3h", "6h", "12h", "1d", "2d", "1w", "2w", "30d",
];

/// What a button makes of the stretch of time at an instant.
type Change = fn(Timespan, Timestamp) -> Timespan;

/// A field of the stretch of time: what it shows, and what a text makes of it at an instant.
struct Field {
    testid: &'static str,
    label: &'static str,
    placeholder: &'static str,
    show: fn(Timespan, Offset) -> String,
    take: fn(Timespan, &str, Timestamp, Offset) -> Result<Timespan, BadTimespan>,
}

const RANGE: Field = Field {
    testid: "range",
    label: "Range, such as 1h30m, now-6h to now-1h, or one date and time to another",
    placeholder: "1h",
    show: Timespan::text,
    take: Timespan::retyped,
};

const START: Field = Field {
    testid: "start",
    label: "Start, such as now-1h or 2026-11-25 14:03, in the page's time zone",
    placeholder: "now-1h",
    show: |timespan, offset| timespan.begin().text(offset),
    take: Timespan::with_start,
};

const END: Field = Field {
    testid: "end",
    label: "End, such as now-1h or 2026-11-25 14:03, in the page's time zone; empty for now",
    placeholder: "now",
    show: |timespan, offset| match timespan.end {
        End::Now => String::new(),
        end => end.text(offset),
    },
    take: Timespan::with_end,
};

/// The fields of the window. What cannot be read stays in its field with a sentence beside it,
/// and nothing is asked.
#[component]
pub fn Times(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let field = move |field: &Field| time_field(app, state, field);
    let button = |label: &'static str, sign: &'static str, change: Change| {
        let change = move || {
            let now = app.now();
            state.change(|panel| panel.timespan = change(panel.timespan, now));
        };
        view! { <button type="button" aria-label=label title=label on:click=click(change)>{sign}</button> }
    };
    let undo: Click = Box::new(move |event| {
        focus::step_back(&event);
        state.zoom_back();
    });
    view! {
        <div class="times" role="group" aria-label="Time window">
            <div class="field short growing">
                <span aria-hidden="true">"Range"</span>
                <div class="group">
                    {button("Shorter range", "−", shorter)}
                    {field(&RANGE)}
                    {presets(state)}
                    {button("Longer range", "+", longer)}
                </div>
            </div>
            {step_field(state)}
            <div class="field long">
                <span aria-hidden="true">"Start"</span>
                {field(&START)}
            </div>
            <div class="field long">
                <span data-testid="zone-of-times">{text(move || format!("End ({})", app.zone_name()))}</span>
                <div class="group">
                    {button("Half a range earlier", "‹", |timespan, now| timespan.shifted(-1, now))}
                    {field(&END)}
                    {button("Half a range later", "›", |timespan, now| timespan.shifted(1, now))}
                    {button("End now", "now", |timespan, _| Timespan { end: End::Now, ..timespan })}
                </div>
            </div>
            <div class="buttons">
                {button("Zoom out: twice the range", "Zoom out", Timespan::zoomed_out)}
                <button
                    type="button"
                    data-testid="undo-zoom"
                    hidden=flag(move || !state.is_zoomed())
                    on:click=undo
                >
                    "Undo zoom"
                </button>
            </div>
        </div>
    }
}

fn time_field(app: App, state: PanelState, field: &Field) -> AnyView {
    let Field { show, take, .. } = *field;
    let shown = move || show(state.panel.with(|panel| panel.timespan), &app.offset());
    let commit = move |typed: &str| {
        let before = state.panel.with_untracked(|panel| panel.timespan);
        let after = take(before, typed, app.now(), &untrack(|| app.offset()));
        let after = after.map_err(|bad| bad.to_string())?;
        state.change(|panel| panel.timespan = after);
        Ok(())
    };
    view! {
        <TextField
            testid=field.testid
            label=field.label
            placeholder=field.placeholder
            shown=text(shown)
            commit=Box::new(commit)
        />
    }
    .into_any()
}

/// A menu of ranges; what was chosen stands in the field beside it. It knows which one that is, so
/// that arrow keys go on from there.
fn presets(state: PanelState) -> impl IntoView {
    let choose = move |event| {
        if let Ok(range) = event_target_value(&event).parse() {
            state.change(|panel| panel.timespan.start = Start::Before(range));
        }
    };
    let option = |range| {
        let is_it = move || {
            let shown = state.panel.with(|panel| panel.timespan.steady_range());
            shown.is_some_and(|shown| shown.to_string() == range)
        };
        view! { <option value=range prop:selected=flag(is_it)>{range}</option> }
    };
    view! {
        <select class="presets" data-testid="range-presets" aria-label="Ranges on offer" on:change=choose>
            <option value="" hidden></option>
            {PRESETS.into_iter().map(option).collect_view()}
        </select>
    }
}

fn step_field(state: PanelState) -> impl IntoView {
    let shown = move || {
        state.panel.with(|panel| match panel.resolution {
            Resolution::Auto => String::new(),
            Resolution::Fixed(step) => step.to_string(),
        })
    };
    let commit = move |typed: &str| {
        let resolution = read_step(typed)?;
        state.change(|panel| panel.resolution = resolution);
        Ok(())
    };
    view! {
        <div class="field short">
            <span aria-hidden="true">"Step"</span>
            <TextField
                testid="step"
                label="Step, empty for automatic"
                placeholder="auto"
                shown=text(shown)
                commit=Box::new(commit)
            />
        </div>
    }
}

fn read_step(typed: &str) -> Result<Resolution, String> {
    if matches!(typed, "" | "auto") {
        return Ok(Resolution::Auto);
    }
    let step: Duration = typed.parse().map_err(|error| format!("{error}"))?;
    if step == Duration::ZERO {
        return Err("A step is at least 1ms; leave it empty for automatic.".to_owned());
    }
    Ok(Resolution::Fixed(step))
}

fn shorter(timespan: Timespan, now: Timestamp) -> Timespan {
    let range = timespan.range(now);
    let next = RANGES.into_iter().map(Duration::from_seconds);
    resized(timespan, next.rev().find(|next| *next < range))
}

fn longer(timespan: Timespan, now: Timestamp) -> Timespan {
    let range = timespan.range(now);
    let mut next = RANGES.into_iter().map(Duration::from_seconds);
    resized(timespan, next.find(|next| *next > range))
}

fn resized(timespan: Timespan, range: Option<Duration>) -> Timespan {
    let start = range.map_or(timespan.start, Start::Before);
    Timespan { start, ..timespan }
}
