//! The chart: a canvas with the crowd under plotly's axes and front series.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use super::changing::{flag, text};
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
    let place = move || {
        surface.figure.with(|figure| {
            figure
                .as_ref()
                .map(|figure| place(figure.plot))
                .unwrap_or_default()
        })
    };
    view! {
        <ChartTitle state />
        <div
            class="chart"
            data-testid="chart"
            data-series=text(move || painted.get().series.to_string())
            data-samples=text(move || painted.get().samples.to_string())
            data-painted=text(move || painted.get().count.to_string())
            node_ref=frame
            on:mousemove=moved
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
    let title = move || {
        state.answered.with(|answered| {
            answered
                .as_ref()
                .map(|answered| answered.title())
                .unwrap_or_default()
        })
    };
    let old = move || {
        state
            .load
            .with(|load| match (&load.failure, &load.answered) {
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
        <p class="chart-title" data-testid="chart-title">
            <span class="mono">{text(title)}</span>
            <span class="age">{text(old)}</span>
        </p>
    }
}

const NO_DATA: &str = "No data: no series matches this query in this window. Check the metric's name and labels, or choose a longer range.";
const ALL_HIDDEN: &str = "All series are hidden: click one in the legend.";

/// What stands on the chart where nothing is drawn.
#[component]
fn Empty(state: PanelState, surface: Surface) -> impl IntoView {
    let said = Memo::new(move |_| {
        let Some(answered) = state.answered.get() else {
            return String::new();
        };
        if let Some(text) = &answered.answer.text {
            return format!("The answer is a text: {text}");
        }
        let hidden = surface
            .figure
            .with(|figure| figure.as_ref().is_some_and(|figure| figure.lines() == 0));
        match answered.lines.series.len() {
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
    state.answered.with(|answered| match answered {
        Some(answered) => format!(
            "Line chart of {}: {} series. The Table tab lists the latest values.",
            answered.query.query,
            answered.lines.series.len()
        ),
        None => "Line chart, no data yet".to_owned(),
    })
}
