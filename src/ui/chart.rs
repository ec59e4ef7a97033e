//! The chart: a canvas with the crowd under plotly's axes and front series.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;
use leptos::task::spawn_local;
use web_sys::HtmlCanvasElement;

use super::changing::{flag, text};
use super::legend::Legend;
use super::tooltip::{Pointer, Tooltip};
use crate::browser::plotly::{self, Listener};
use crate::browser::size::SizeWatch;
use crate::browser::{canvas, clock, page};
use crate::chart::figure::{Figure, Look, Plot};
use crate::chart::lines::Lines;
use crate::chart::paint::Painter;
use crate::chart::plotly as words;
use crate::chart::time_text::clock_text;
use crate::state::app::App;
use crate::state::panel::PanelState;

/// The painter's memory, used again for each picture.
type Painting = StoredValue<Painter, LocalStorage>;

/// What has been painted last.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Painted {
    /// Grows with each completed paint.
    count: u64,
    series: usize,
    samples: usize,
}

/// The chart of a panel, its legend, and what stands in its place where there is nothing to draw.
#[component]
pub fn Chart(state: PanelState) -> impl IntoView {
    let app = expect_context::<App>();
    let plot = NodeRef::<html::Div>::new();
    let crowd = NodeRef::<html::Canvas>::new();
    let frame = NodeRef::<html::Div>::new();
    let size = watch_size(frame, state);
    let figure = RwSignal::new(None::<Arc<Figure>>);
    let painted = RwSignal::new(Painted::default());
    let pointer = RwSignal::new(None::<Pointer>);
    let plotly_ready = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let ready = plotly::ready().await;
        plotly_ready.set(Some(ready));
        if !ready {
            app.notice(
                "The chart library did not load. Reload the page; Table and Debug work without it."
                    .to_owned(),
            );
        }
    });
    plan(app, state, size, figure);
    let brush = StoredValue::new_local(Painter::default());
    draw(state, figure, plotly_ready, plot, crowd, brush, painted);
    listen(state, painted, plot, figure, crowd, brush);
    on_cleanup(move || {
        if let Some(plot) = plot.try_get_untracked().flatten() {
            plotly::purge(&plot);
        }
    });
    let moved = move |event: MouseEvent| {
        if let Some(frame) = frame.get_untracked() {
            let edge = frame.get_bounding_client_rect();
            let x = f64::from(event.client_x()) - edge.left();
            let y = f64::from(event.client_y()) - edge.top();
            pointer.set(Some(Pointer { x, y }));
        }
    };
    let place = move || {
        figure.with(|figure| {
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
            <canvas
                class="crowd"
                aria-hidden="true"
                node_ref=crowd
                style=text(place)
            ></canvas>
            <div class="plot" role="img" aria-label=text(move || spoken(state)) node_ref=plot></div>
            <Tooltip state figure pointer />
            <Empty state figure />
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

/// Keeps `size` the frame's size, and the panel's width what an automatic step goes by.
fn watch_size(frame: NodeRef<html::Div>, state: PanelState) -> RwSignal<Option<(f64, f64)>> {
    let size = RwSignal::new(None);
    let watch = StoredValue::new_local(None::<SizeWatch>);
    Effect::new(move |_| {
        let Some(frame) = frame.get() else { return };
        watch.set_value(SizeWatch::on(&frame, move |width, height| {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a width in pixels; casts of floats saturate"
            )]
            state.width.set(width as u32);
            if size.get_untracked() != Some((width, height)) {
                size.set(Some((width, height)));
            }
        }));
    });
    size
}

/// Plans the figure anew when the answer, the window, what is hidden, or the look has changed.
fn plan(
    app: App,
    state: PanelState,
    size: RwSignal<Option<(f64, f64)>>,
    figure: RwSignal<Option<Arc<Figure>>>,
) {
    Effect::new(move |_| {
        let Some((width, height)) = size.get() else {
            return;
        };
        let look = Look {
            ground: app.ground(),
            width,
            height,
            pixel_ratio: page::pixel_ratio(),
        };
        let Some(answered) = state.answered.get() else {
            let (start, end) = state.window_ahead(clock::now());
            figure.set(Some(Arc::new(Figure::without_lines(
                (start, end),
                look,
                clock::local_offset,
            ))));
            return;
        };
        let window = state.zoom.get().unwrap_or_else(|| answered.window());
        let choice = state.choice(app);
        let planned = Figure::plan(&answered.lines, window, &choice, look, clock::local_offset);
        figure.set(Some(Arc::new(planned)));
    });
}

/// Draws each figure: crowd and front in one turn, so that they are always in step.
fn draw(
    state: PanelState,
    figure: RwSignal<Option<Arc<Figure>>>,
    ready: RwSignal<Option<bool>>,
    plot: NodeRef<html::Div>,
    crowd: NodeRef<html::Canvas>,
    brush: Painting,
    painted: RwSignal<Painted>,
) {
    Effect::new(move |_| {
        let (Some(figure), Some(true), Some(plot), Some(crowd)) =
            (figure.get(), ready.get(), plot.get(), crowd.get())
        else {
            return;
        };
        let answered = state.answered.get_untracked();
        let began = clock::monotonic();
        if let Some(answered) = &answered {
            paint_crowd(&figure, &answered.lines, brush, &crowd);
        }
        spawn_local_scoped_with_cancellation(async move {
            let lines = answered.as_ref().map(|answered| &answered.lines);
            let traces = lines
                .map(|lines| words::traces(&figure, lines))
                .unwrap_or_default();
            let drawn = plotly::react(&plot, &traces, &words::layout(&figure), words::CONFIG).await;
            if let Err(fault) = drawn {
                leptos::logging::error!("plotly: {fault}");
                return;
            }
            state.drawn.set(Some(clock::monotonic() - began));
            painted.update(|painted| {
                painted.count += 1;
                painted.series = figure.lines();
                painted.samples = answered.map_or(0, |answered| answered.answer.samples());
            });
        });
    });
}

fn paint_crowd(figure: &Figure, lines: &Lines, brush: Painting, crowd: &HtmlCanvasElement) {
    if figure.crowd.is_empty() {
        canvas::clear(crowd);
        return;
    }
    brush.update_value(|painter| {
        let (width, height, rgba) = figure.paint_crowd(lines, painter);
        canvas::show(crowd, rgba, width, height);
    });
}

/// Follows the reader's hand on the plot, from the first paint on: plotly has ears only then.
fn listen(
    state: PanelState,
    painted: RwSignal<Painted>,
    plot: NodeRef<html::Div>,
    figure: RwSignal<Option<Arc<Figure>>>,
    crowd: NodeRef<html::Canvas>,
    brush: Painting,
) {
    let listeners = StoredValue::new_local(Vec::<Listener>::new());
    let has_ears = Memo::new(move |_| painted.get().count > 0);
    Effect::new(move |_| {
        let (true, Some(plot)) = (has_ears.get(), plot.get()) else {
            return;
        };
        let zoom = Listener::new(&plot, "plotly_relayout", move |event| {
            if let Some((start, end)) = plotly::zoomed(&event) {
                state.zoom_to(start, end);
            }
        });
        let back = Listener::new(&plot, "plotly_doubleclick", move |_| state.zoom_back());
        // While a pan goes on, the crowd goes along.
        let pan = Listener::new(&plot, "plotly_relayouting", move |event| {
            let (Some(figure), Some(answered), Some(crowd), Some(window)) = (
                figure.get_untracked(),
                state.answered.get_untracked(),
                crowd.get_untracked(),
                plotly::zoomed(&event),
            ) else {
                return;
            };
            paint_crowd(&figure.moved_to(window), &answered.lines, brush, &crowd);
        });
        listeners.set_value(vec![zoom, back, pan]);
    });
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
fn Empty(state: PanelState, figure: RwSignal<Option<Arc<Figure>>>) -> impl IntoView {
    let said = Memo::new(move |_| {
        let Some(answered) = state.answered.get() else {
            return String::new();
        };
        if let Some(text) = &answered.answer.text {
            return format!("The answer is a text: {text}");
        }
        let hidden =
            figure.with(|figure| figure.as_ref().is_some_and(|figure| figure.lines() == 0));
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
