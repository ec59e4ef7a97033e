//! The chart: a canvas with the crowd under plotly's axes and front series.

use leptos::prelude::*;

use super::annex::{Room as Annexed, annexed};
use super::bands::Bands;
use super::changing::{flag, text};
use super::excerpt::Excerpt;
use super::legend::Legend;
use super::pointing::Pointing;
use super::surface::Surface;
use super::tooltip::Tooltip;
use crate::chart::figure::look::Plot;
use crate::chart::mode::Mode;
use crate::excerpt::Room;
use crate::measure::time_text::clock_text;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;
use crate::state::shown::Shown;

/// The chart of a panel, its legend, and what stands in its place where there is nothing to draw.
#[component]
pub fn Chart(state: PanelState, surface: Surface) -> impl IntoView {
    let app = expect_context::<App>();
    let pointing = Pointing::new(app, state, surface);
    let painted = surface.painted;
    let place = move || {
        surface.scene.with(|scene| {
            let plot = scene.as_ref().map(|scene| scene.figure.plot);
            plot.map(place).unwrap_or_default()
        })
    };
    let is_heat = move || {
        let shown = state.shown.get();
        shown.is_some_and(|shown| shown.heat.is_some())
    };
    view! {
        <ChartTitle state />
        <div class="graph" class:below=flag(move || app.saved.with(|saved| saved.legend_below)) data-without=text(move || app.saved.with(|saved| saved.legend_without.join(" ")))>
        <div
            class="chart"
            class:waits=flag(move || state.is_asking())
            data-testid="chart"
            data-series=text(move || painted.get().series.to_string())
            data-samples=text(move || painted.get().samples.to_string())
            data-painted=text(move || painted.get().count.to_string())
            node_ref=surface.frame
            tabindex="0"
            role="group"
            aria-label="Chart. Arrow keys point at its values, P or Enter pins them, Escape lets go; plus and minus zoom, 0 undoes that."
            on:pointermove=move |event| pointing.moves(&event)
            on:pointerdown=move |event| pointing.presses(&event)
            on:pointerleave=move |_| pointing.leaves()
            on:keydown=move |event| pointing.hears(&event)
        >
            <Bands state surface />
            <canvas class="crowd" aria-hidden="true" hidden node_ref=surface.crowd style=text(place)></canvas>
            <div class="plot" role="img" aria-label=text(move || spoken(state)) node_ref=surface.plot></div>
            <canvas class="emphasis" aria-hidden="true" hidden node_ref=surface.emphasis style=text(place)></canvas>
            <Tooltip surface pointing />
            <span class="visually-hidden" role="status" data-testid="pointed-at">{text(move || pointing.said.get())}</span>
            <Empty state surface />
        </div>
        // A line of buckets is no line of the heat map.
        <div class="beside" hidden=flag(is_heat)>
            <Legend state met=pointing.met />
        </div>
        {annexed(is_heat, Annexed::HeatKey(surface))}
        </div>
    }
}

/// A style that puts an element there.
fn place(
    Plot {
        left,
        top,
        width,
        height,
    }: Plot,
) -> String {
    format!("left:{left}px;top:{top}px;width:{width}px;height:{height}px")
}

/// The query that is on screen and the labels that all its series share; and how old it is, where
/// a newer one failed.
#[component]
fn ChartTitle(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let title = move || {
        state.shown.with(|shown| {
            shown
                .as_ref()
                .map(|shown| shown.title())
                .unwrap_or_default()
        })
    };
    let old = move || {
        let received = state
            .answers
            .with(|answers| Some(answers.as_ref()?.received_at));
        let received = received.filter(|_| state.is_behind());
        received.map_or_else(String::new, |at| {
            let whose = state
                .other_server()
                .map_or_else(String::new, |server| format!(", from {server}"));
            format!("as of {}{whose}", clock_text(at, &app.offset()))
        })
    };
    view! {
        <div class="chart-title" data-testid="chart-title">
            <Excerpt all=Signal::derive(title) room=Room::TITLE />
            <span class="age">{text(old)}</span>
        </div>
    }
}

const ALL_HIDDEN: &str = "All series are hidden: click one in the legend.";

/// What stands on the chart where nothing is drawn.
#[component]
fn Empty(state: PanelState, surface: Surface) -> impl IntoView {
    let said = Derived::new(move || {
        let Some(shown) = state.shown.get() else {
            return String::new();
        };
        if let Some(text) = shown.exchanges().find_map(|one| one.answer.text.as_ref()) {
            let text = Room::TEXT.excerpt(text);
            return format!("The answer is a text: {text}");
        }
        let hidden = surface.scene.with(|scene| {
            scene
                .as_ref()
                .is_some_and(|scene| scene.figure.lines() == 0)
        });
        match shown.lines.series.len() {
            0 => shown.told_empty(),
            _ if hidden => ALL_HIDDEN.to_owned(),
            _ => String::new(),
        }
    });
    view! {
        <p class="empty" data-testid="empty" hidden=flag(move || said.with(String::is_empty))>
            {text(move || said.get())}
        </p>
    }
}

/// The chart in words, for those who do not see it.
fn spoken(state: PanelState) -> String {
    state.shown.with(|shown| match shown {
        Some(shown) => format!(
            "{}: {} series, drawn as {}. The Table tab lists the latest values.",
            shown.title(),
            shown.lines.series.len(),
            drawn_as(state, shown),
        ),
        None => "Chart, no data yet".to_owned(),
    })
}

fn drawn_as(state: PanelState, shown: &Shown) -> &'static str {
    match shown.heat {
        Some(_) => Mode::Heatmap.title(),
        None => state
            .appearance
            .with(|appearance| appearance.drawn_mode().title()),
    }
}
