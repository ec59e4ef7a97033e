//! The stretch of time that a panel shows, and its step.

use leptos::prelude::*;

use super::changing::{Click, click, flag, text};
use super::focus;
use super::icon::{self, Icon};
use super::popover::popover;
use super::text_field::TextField;
use super::zone_field::ZoneField;
use crate::prom::caption::caption;
use crate::prom::duration::Duration;
use crate::prom::end::{BadTimespan, End};
use crate::prom::resolution::Resolution;
use crate::prom::timespan::{Start, Timespan};
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::Offset;
use crate::state::app::App;
use crate::state::panel::PanelState;
use crate::state::together::Whose;
use crate::view::Panel;

/// Ranges that the plus and minus buttons step through, in seconds.
const RANGES: [i64; 16] = [
    60, 300, 600, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600,
    2_419_200, 4_838_400, 15_724_800, 31_536_000,
];

/// Ranges on offer.
const QUICK: [&str; 12] = [
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

/// The button that names the window, with earlier and later beside it; behind it are the window's
/// fields. What cannot be read stays in its field with a sentence beside it, and nothing is asked.
#[component]
pub fn TimeMenu(state: PanelState, whose: Whose) -> impl IntoView {
    let app = expect_context::<App>();
    let time = Time { app, state, whose };
    let caption = move || {
        let timespan = state.panel.with(|panel| panel.timespan);
        caption(timespan, &app.offset())
    };
    let face = view! { {icon::CLOCK.drawn()} <span>{text(caption)}</span> };
    let undo: Click = Box::new(move |event| {
        focus::step_back(&event);
        app.zoom_back(state);
    });
    view! {
        <div class="time-bar" role="group" aria-label="Time">
            {time.button(icon::EARLIER, "earlier", "Half a range earlier", |timespan, now| timespan.shifted(-1, now))}
            {popover(format!("time-{whose:?}-{}", state.id), "time-button", "Time window", face.into_any(), time.fields())}
            {time.button(icon::LATER, "later", "Half a range later", |timespan, now| timespan.shifted(1, now))}
            {time.button(icon::ZOOM_OUT, "zoom-out", "Zoom out: twice the range", Timespan::zoomed_out)}
            <button
                type="button"
                class="icon-button"
                data-testid="undo-zoom"
                aria-label="Undo zoom"
                title="Undo zoom"
                hidden=flag(move || !state.is_zoomed())
                on:click=undo
            >
                {icon::UNDO.drawn()}
            </button>
        </div>
    }
}

/// A panel's window, and whose else it is.
#[derive(Clone, Copy)]
struct Time {
    app: App,
    state: PanelState,
    whose: Whose,
}

impl Time {
    fn change(self, change: &dyn Fn(&mut Panel)) {
        self.app.retime(self.state, self.whose, change);
    }

    fn button(
        self,
        icon: Icon,
        testid: &'static str,
        name: &'static str,
        change: Change,
    ) -> AnyView {
        let change = move || {
            let now = self.app.now();
            self.change(&|panel| panel.timespan = change(panel.timespan, now));
        };
        icon.button(testid, name, Box::new(move |_| change()))
    }

    /// What stands behind the button.
    fn fields(self) -> AnyView {
        let zone = match self.whose {
            Whose::Page => view! { <ZoneField /> }.into_any(),
            Whose::Panel => ().into_any(),
        };
        view! {
            <div class="fields" role="group" aria-label="Time window">
                <div class="quick" role="group" aria-label="Ranges on offer" data-testid="range-presets">
                    {QUICK.into_iter().map(|range| self.quick(range)).collect_view()}
                </div>
                {self.typed("Range", &RANGE)}
                <div class="buttons">
                    {self.button(icon::SHORTER, "shorter", "Shorter range", shorter)}
                    {self.button(icon::LONGER, "longer", "Longer range", longer)}
                    {self.button(icon::NOW, "end-now", "End now", |timespan, _| Timespan { end: End::Now, ..timespan })}
                </div>
                <p class="zone-of-times" data-testid="zone-of-times">
                    {text(move || format!("Times in {}", self.app.zone_name()))}
                </p>
                {self.typed("Start", &START)}
                {self.typed("End", &END)}
                {self.step()}
                {zone}
            </div>
        }
        .into_any()
    }

    fn typed(self, title: &'static str, field: &Field) -> AnyView {
        let Field { show, take, .. } = *field;
        let Self { app, state, .. } = self;
        let shown = move || show(state.panel.with(|panel| panel.timespan), &app.offset());
        let commit = move |typed: &str| {
            let before = state.panel.with_untracked(|panel| panel.timespan);
            let after = take(before, typed, app.now(), &untrack(|| app.offset()));
            let after = after.map_err(|bad| bad.to_string())?;
            self.change(&|panel| panel.timespan = after);
            Ok(())
        };
        view! {
            <div class="field">
                <span aria-hidden="true">{title}</span>
                <TextField
                    testid=field.testid
                    label=field.label
                    placeholder=field.placeholder
                    shown=text(shown)
                    commit=Box::new(commit)
                />
            </div>
        }
        .into_any()
    }

    /// A range to be chosen by a click.
    fn quick(self, range: &'static str) -> AnyView {
        let state = self.state;
        let is_it = move || {
            let shown = state.panel.with(|panel| panel.timespan.steady_range());
            shown.is_some_and(|shown| shown.to_string() == range)
        };
        let choose = move || {
            if let Ok(range) = range.parse() {
                self.change(&|panel| panel.timespan.start = Start::Before(range));
            }
        };
        view! {
            <button type="button" aria-pressed=text(move || is_it().to_string()) on:click=click(choose)>{range}</button>
        }
        .into_any()
    }

    fn step(self) -> AnyView {
        let state = self.state;
        let shown = move || {
            state.panel.with(|panel| match panel.resolution {
                Resolution::Auto => String::new(),
                Resolution::Fixed(step) => step.to_string(),
            })
        };
        let commit = move |typed: &str| {
            let resolution = read_step(typed)?;
            self.change(&|panel| panel.resolution = resolution);
            Ok(())
        };
        view! {
            <div class="field">
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
        .into_any()
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
