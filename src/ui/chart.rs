//! The chart: a canvas with the crowd under plotly's axes and front series.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use super::changing::{flag, text};
use super::export_menu::ExportMenu;
use super::legend::Legend;
use super::surface::Surface;
use super::tooltip::{Pointer, Tooltip};
use crate::browser::clock;
use crate::chart::figure::Plot;
use crate::chart::time_text::clock_text;
use crate::state::app::App;
use crate::state::panel::PanelState;

/// The chart of a panel, its legend, and what stands in its place where there is nothing to draw.
#[component]
pub fn Chart(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let frame = NodeRef::<html::Div>::new();
    let pointer = RwSignal::new(None::<Pointer>);
    let surface = Surface::new(app, state, frame);
    let painted = surface.painted;
    let moved = move |event: MouseEvent| {
        if let Some(frame) = frame.get_untracked() {
            let edge = frame.get_bounding_client_rect();
            let x = f64::from(event.client_x()) - edge.left();
            let y = f64::from(event.client_y()) - edge.top();
            pointer.set(Some(Pointer { x, y }));
        }
    };
    // Plotly covers the window from the press to the release, so that no click arrives here.
    let pressed = StoredValue::new(None::<(i32, i32)>);
    let released = window_event_listener(leptos::ev::mouseup, move |event| {
        let here = (event.client_x(), event.client_y());
        let stayed = pressed
            .get_value()
            .is_some_and(|(x, y)| (here.0 - x).abs() <= STILL && (here.1 - y).abs() <= STILL);
        pressed.set_value(None);
        if stayed {
            pick(state, surface, pointer.get_untracked());
        }
    });
    on_cleanup(move || released.remove());
    let place = move || {
        surface.figure.with(|figure| {
            figure
                .as_ref()
                .map(|figure| place(figure.plot))
                .unwrap_or_default()
        })
    };
    view! {
        <ChartTitle state surface />
        <div
            class="chart"
            data-testid="chart"
            data-series=text(move || painted.get().series.to_string())
            data-samples=text(move || painted.get().samples.to_string())
            data-painted=text(move || painted.get().count.to_string())
            node_ref=frame
            on:mousemove=moved
            on:mousedown=move |event| pressed.set_value(Some((event.client_x(), event.client_y())))
            on:mouseleave=move |_| pointer.set(None)
        >
            <canvas class="crowd" aria-hidden="true" node_ref=surface.crowd style=text(place)></canvas>
            <div class="plot" role="img" aria-label=text(move || spoken(state)) node_ref=surface.plot></div>
            <Tooltip state surface pointer />
            <Empty state surface />
        </div>
        <Legend state />
    }
}

/// How far a hand may shake in a click, CSS pixels.
const STILL: i32 = 3;

/// How near a click must come to a line of the crowd to bring it to the front, CSS pixels.
const CLICK_REACH: f64 = 10.0;

/// Brings the line of the crowd under the pointer to the front; one that was brought goes back.
fn pick(state: PanelState, surface: Surface, pointer: Option<Pointer>) {
    let (Some(Pointer { x, y }), Some(figure), Some(shown)) = (
        pointer,
        surface.figure.get_untracked(),
        state.shown.get_untracked(),
    ) else {
        return;
    };
    let near = figure
        .nearest(&shown.lines, x, y)
        .filter(|near| near.distance <= CLICK_REACH);
    let Some((near, key)) = near.and_then(|near| Some((near, shown.lines.key(near.line)?))) else {
        return;
    };
    let picked = state
        .choice
        .with_untracked(|choice| choice.picked.contains(&key));
    if picked || figure.crowd.contains(&near.line) {
        state.pick(&key);
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
fn ChartTitle(state: PanelState, surface: Surface) -> impl IntoView {
    let title = move || {
        state.shown.with(|shown| {
            shown
                .as_ref()
                .map(|shown| shown.title())
                .unwrap_or_default()
        })
    };
    let old = move || {
        state
            .load
            .with(|load| match (&load.failure, &load.answers) {
                (Some(_), Some(answered)) => {
                    format!(
                        "as of {}",
                        clock_text(answered.received_at, clock::local_offset)
                    )
                }
                _ => String::new(),
            })
    };
    view! {
        <div class="chart-title" data-testid="chart-title">
            <span class="mono">{text(title)}</span>
            <span class="age">{text(old)}</span>
            <ExportMenu state surface />
        </div>
    }
}

const NO_DATA: &str = "No data: no series matches this query in this window. Check the metric's name and labels, or choose a longer range.";
const ALL_HIDDEN: &str = "All series are hidden: click one in the legend.";

/// What stands on the chart where nothing is drawn.
#[component]
fn Empty(state: PanelState, surface: Surface) -> impl IntoView {
    let said = Memo::new(move |_| {
        let Some(shown) = state.shown.get() else {
            return String::new();
        };
        let mut answers = shown.answers.list.iter();
        if let Some(text) = answers.find_map(|one| one.answer.text.as_ref()) {
            return format!("The answer is a text: {text}");
        }
        let hidden = surface
            .figure
            .with(|figure| figure.as_ref().is_some_and(|figure| figure.lines() == 0));
        match shown.lines.series.len() {
            0 => NO_DATA.to_owned(),
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
            "Line chart of {}: {} series. The Table tab lists the latest values.",
            shown.title(),
            shown.lines.series.len()
        ),
        None => "Line chart, no data yet".to_owned(),
    })
}
