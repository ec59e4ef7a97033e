//! The fields of a stretch of time, and its step.

use leptos::prelude::*;

use super::calendar::calendar;
use super::changing::{click, flag, part, text};
use super::icon::{self, Icon};
use super::text_field::TextField;
use super::zone_field::ZoneField;
use crate::prom::caption::caption;
use crate::prom::duration::Duration;
use crate::prom::end::{BadTimespan, End};
use crate::prom::resolution::Resolution;
use crate::prom::timespan::{Start, Timespan};
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::{self, Offset};
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

/// What a text makes of the stretch of time at an instant.
type Take = fn(Timespan, &str, Timestamp, Offset) -> Result<Timespan, BadTimespan>;

/// A field of the stretch of time: what it shows, and what a text makes of it at an instant.
struct Field {
    testid: &'static str,
    label: &'static str,
    placeholder: &'static str,
    show: fn(Timespan, Offset) -> String,
    take: Take,
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

/// A panel's window, and whose else it is.
#[derive(Clone, Copy)]
pub(super) struct Time {
    pub(super) app: App,
    pub(super) state: PanelState,
    pub(super) whose: Whose,
}

impl Time {
    fn change(self, change: &dyn Fn(&mut Panel)) {
        self.app.retime(self.state, self.whose, change);
    }

    pub(super) fn button(
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
    pub(super) fn fields(self) -> AnyView {
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
                {self.recent()}
                <div class="buttons">
                    {self.button(icon::SHORTER, "shorter", "Shorter range", shorter)}
                    {self.button(icon::LONGER, "longer", "Longer range", longer)}
                    {self.button(icon::NOW, "end-now", "End now", |timespan, _| Timespan { end: End::Now, ..timespan })}
                </div>
                <p class="zone-of-times" data-testid="zone-of-times">
                    {text(move || format!("Times in {}", self.app.zone_name()))}
                </p>
                {self.dated("Start", &START, Timespan::begin)}
                {self.dated("End", &END, |timespan| timespan.end)}
                {self.step()}
                {zone}
            </div>
        }
        .into_any()
    }

    /// Takes what was typed or picked, or says what is wrong with it.
    fn take(self, take: Take, typed: &str) -> Result<(), String> {
        let Self { app, state, .. } = self;
        let before = state.panel.with_untracked(|panel| panel.timespan);
        let after = take(before, typed, app.now(), &untrack(|| app.offset()));
        let after = after.map_err(|bad| bad.to_string())?;
        self.change(&|panel| panel.timespan = after);
        app.keep(|saved| saved.note_recent(after));
        Ok(())
    }

    /// A field for an instant, with a calendar beside it.
    fn dated(self, title: &'static str, field: &Field, end: fn(Timespan) -> End) -> AnyView {
        let Self { app, state, .. } = self;
        let shown = move || {
            let at = state.panel.with(|panel| end(panel.timespan)).at(app.now());
            zone::local(at, &app.offset()).field()
        };
        let take = field.take;
        let pick = move |picked: &str| self.take(take, picked);
        view! {
            <div class="dated">
                {self.typed(title, field)}
                {calendar(field.testid, title, text(shown), Box::new(pick))}
            </div>
        }
        .into_any()
    }

    fn typed(self, title: &'static str, field: &Field) -> AnyView {
        let Field { show, take, .. } = *field;
        let Self { app, state, .. } = self;
        let shown = move || show(state.panel.with(|panel| panel.timespan), &app.offset());
        let commit = move |typed: &str| self.take(take, typed);
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

    /// What was typed or picked before.
    fn recent(self) -> AnyView {
        let Self { app, state, .. } = self;
        let offer = move |timespan: Timespan| {
            let choose = move || self.change(&|panel| panel.timespan = timespan);
            let is_it = flag(move || state.panel.with(|panel| panel.timespan == timespan));
            view! { <button type="button" class="offer" data-testid="recent-range" disabled=is_it on:click=click(choose)>{caption(timespan, &app.offset())}</button> }
            .into_any()
        };
        let offers = move || {
            let recent = app.saved.with(|saved| saved.recent(app.now()));
            recent.into_iter().map(offer).collect_view()
        };
        view! { <div class="recent" role="group" aria-label="Recent ranges" data-testid="recent-ranges">{part(offers)}</div> }
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
