//! A figure in plotly's words.
//!
//! The words are the plotly crate's. Its `Layout`, `Axis` and `Scatter` are not used: together
//! they would add 45 kB to the compressed program for a dozen fields, and know no `uirevision`.

use std::ops::Range;

use plotly::common::{AxisSide, DashType, Font, Mode as Marks, TickMode};
use plotly::layout::{AxisType, DragMode, Margin};
use serde::Serialize;

use super::appearance::Mode;
use super::areas::Area;
use super::axis_plan::ValueAxis;
use super::downsample::Points;
use super::figure::{Figure, Trace};
use super::lines::{Lines, Side};
use super::palette::Ground;
use super::scale::Scale;
use super::ticks::Ticks;

/// A trace without its samples, which cross to plotly as columns.
#[derive(Serialize)]
struct Scatter<'a> {
    r#type: &'static str,
    /// A part of selectors: letters, digits and dashes.
    uid: String,
    name: String,
    mode: Marks,
    line: Stroke<'a>,
    marker: Dots<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fill: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fillcolor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    yaxis: Option<&'static str>,
    hoverinfo: &'static str,
    showlegend: bool,
    connectgaps: bool,
}

#[derive(Serialize)]
struct Stroke<'a> {
    width: f64,
    color: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    dash: Option<DashType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shape: Option<&'static str>,
}

#[derive(Serialize)]
struct Axis {
    r#type: AxisType,
    range: [f64; 2],
    tickmode: TickMode,
    tickvals: Vec<f64>,
    ticktext: Vec<String>,
    ticks: plotly::common::Ticks,
    ticklen: u8,
    fixedrange: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<AxisSide>,
    #[serde(skip_serializing_if = "Option::is_none")]
    overlaying: Option<&'static str>,
    showgrid: bool,
    zeroline: bool,
    gridcolor: &'static str,
    tickcolor: &'static str,
    tickfont: Font,
}

#[derive(Serialize)]
struct Layout {
    width: f64,
    height: f64,
    margin: Margin,
    xaxis: Axis,
    yaxis: Axis,
    #[serde(skip_serializing_if = "Option::is_none")]
    yaxis2: Option<Axis>,
    dragmode: DragMode,
    hovermode: bool,
    showlegend: bool,
    paper_bgcolor: &'static str,
    plot_bgcolor: &'static str,
}

#[derive(Serialize)]
struct Dots<'a> {
    size: Size,
    color: &'a str,
}

/// Diameters in CSS pixels. Plotly puts rims around dots that have each its own.
#[derive(Serialize)]
#[serde(untagged)]
enum Size {
    All(u8),
    Each(Vec<u8>),
}

/// Plotly's own controls are off: zoom and double click are followed by us, links hold the zoom.
pub const CONFIG: &str =
    r#"{"displayModeBar":false,"doubleClick":false,"responsive":false,"showTips":false}"#;

/// A trace as JSON without its samples, and its columns: milliseconds since 1970, and positions on
/// the value axis with `NaN` where the line breaks.
pub type TraceWithColumns = (String, Vec<f64>, Vec<f64>);

/// The lines at the front, or the areas; and the thresholds.
#[must_use]
pub fn traces(figure: &Figure, lines: &Lines) -> Vec<TraceWithColumns> {
    let areas = figure.areas.iter().enumerate();
    let areas = areas.flat_map(|(place, area)| area_traces(figure, place, area));
    let front = figure.front.iter().filter(|_| figure.mode != Mode::Stacked);
    let front = front.filter_map(|trace| line_trace(figure, lines, trace));
    areas.chain(front).chain(threshold_traces(figure)).collect()
}

fn line_trace(figure: &Figure, lines: &Lines, trace: &Trace) -> Option<TraceWithColumns> {
    let mut points = Points::default();
    let (step, scale) = (lines.step(trace.line), figure.scale(trace.side));
    points.thin(lines.series.get(trace.line)?, step, scale);
    let colour = trace.colour.to_string();
    let mut scatter = Scatter::line(trace.line.to_string(), &colour, trace.side);
    scatter.name = escape(&trace.name);
    if trace.is_dashed {
        scatter.line.dash = Some(DashType::Dash);
    }
    match figure.mode {
        // Where several samples are in a column of pixels, the lowest and the highest.
        Mode::Points => {
            scatter.mode = Marks::Markers;
            scatter.marker.size = Size::All(POINT);
        }
        Mode::Steps => {
            scatter.line.shape = Some("hv");
            scatter.dot(&points.y);
        }
        _ => scatter.dot(&points.y),
    }
    Some(scatter.with(points.x, points.y))
}

/// What fills an area, and its upper border.
fn area_traces(figure: &Figure, place: usize, area: &Area) -> Vec<TraceWithColumns> {
    let scale = figure.scale(area.side);
    let (mut top, mut below) = (Points::default(), Points::default());
    top.thin(&area.top, area.step, scale);
    if let Some(border) = &area.below {
        below.thin(border, area.step, scale);
    }
    let colour = area.colour.to_string();
    let mut border = Scatter::line(format!("border-{place}"), &colour, area.side);
    border.name = escape(&area.name);
    if area.is_dashed {
        border.line.dash = Some(DashType::Dash);
    }
    border.dot(&top.y);
    let fill = (!area.is_dashed).then(|| {
        let (x, y) = outline(&top, &below);
        let mut scatter = Scatter::line(format!("area-{place}"), &colour, area.side);
        let [red, green, blue] = area.colour.parts();
        scatter.mode = Marks::None;
        scatter.fill = Some("toself");
        scatter.fillcolor = Some(format!("rgba({red},{green},{blue},{FILL})"));
        scatter.with(x, y)
    });
    fill.into_iter()
        .chain([border.with(top.x, top.y)])
        .collect()
}

/// How dense areas are.
const FILL: f64 = 0.4;

/// The outlines of an area, one between any two gaps. Plotly's own areas between two lines go
/// wrong at gaps. Both borders have the same samples, so the same gaps.
fn outline(top: &Points, below: &Points) -> (Vec<f64>, Vec<f64>) {
    let (mut x, mut y) = (Vec::new(), Vec::new());
    let mut lower = runs(below);
    for run in runs(top) {
        if !x.is_empty() {
            x.push(f64::NAN);
            y.push(f64::NAN);
        }
        x.extend_from_slice(&top.x[run.clone()]);
        y.extend_from_slice(&top.y[run.clone()]);
        if let Some(lower) = lower.next() {
            x.extend(below.x[lower.clone()].iter().rev());
            y.extend(below.y[lower].iter().rev());
        } else {
            x.extend([top.x[run.end - 1], top.x[run.start]]);
            y.extend([0.0, 0.0]);
        }
    }
    (x, y)
}

/// The stretches of a line between gaps.
fn runs(points: &Points) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + points.y.get(end..)?.iter().position(|y| !y.is_nan())?;
        let length = points.y[start..].iter().position(|y| y.is_nan());
        end = length.map_or(points.y.len(), |length| start + length);
        Some(start..end)
    })
}

/// Lines across the plot, and a window farther on each side, for when the reader pans.
fn threshold_traces(figure: &Figure) -> impl Iterator<Item = TraceWithColumns> {
    let Scale {
        start, end, curve, ..
    } = figure.left.scale;
    let colour = paint(figure.look.ground).threshold;
    let placed = figure.thresholds.iter().enumerate();
    placed.filter_map(move |(place, threshold)| {
        let y = curve.bend(*threshold);
        let mut scatter = Scatter::line(format!("threshold-{place}"), colour, Side::Left);
        scatter.line.dash = Some(DashType::Dot);
        let x = vec![start - (end - start), end + (end - start)];
        y.is_finite().then(|| scatter.with(x, vec![y, y]))
    })
}

impl<'a> Scatter<'a> {
    /// A line of a colour.
    fn line(uid: String, colour: &'a str, side: Side) -> Self {
        Self {
            r#type: "scatter",
            uid,
            name: String::new(),
            mode: Marks::Lines,
            line: Stroke {
                width: 1.5,
                color: colour,
                dash: None,
                shape: None,
            },
            yaxis: (side == Side::Right).then_some("y2"),
            marker: Dots {
                size: Size::All(DOT),
                color: colour,
            },
            fill: None,
            fillcolor: None,
            hoverinfo: "skip",
            showlegend: false,
            connectgaps: false,
        }
    }

    /// Makes samples dots that no line leads to.
    fn dot(&mut self, y: &[f64]) {
        let dots = dots(y);
        if !dots.is_empty() {
            self.mode = Marks::LinesMarkers;
            self.marker.size = Size::Each(dots);
        }
    }

    /// With its columns.
    fn with(&self, x: Vec<f64>, y: Vec<f64>) -> TraceWithColumns {
        (serde_json::to_string(self).unwrap_or_default(), x, y)
    }
}

/// The size of each point's dot: a sample between gaps has no line, and is a dot instead. Empty
/// where no sample stands alone.
fn dots(y: &[f64]) -> Vec<u8> {
    let drawn = |at: Option<usize>| at.and_then(|at| y.get(at)).is_some_and(|y| !y.is_nan());
    let lone = |at: usize| drawn(Some(at)) && !drawn(at.checked_sub(1)) && !drawn(Some(at + 1));
    if !(0..y.len()).any(lone) {
        return Vec::new();
    }
    (0..y.len())
        .map(|at| if lone(at) { DOT } else { 0 })
        .collect()
}

/// A lone sample's diameter, CSS pixels.
const DOT: u8 = 5;

/// The diameter of a sample's dot among others, CSS pixels.
const POINT: u8 = 4;

/// The layout as JSON.
#[must_use]
pub fn layout(figure: &Figure) -> String {
    let Figure {
        plot, look, left, ..
    } = figure;
    let paint = paint(look.ground);
    let margin = Margin::new()
        .left(pixels(plot.left))
        .top(pixels(plot.top))
        .right(pixels(look.width - plot.left - plot.width))
        .bottom(pixels(look.height - plot.top - plot.height))
        .pad(0)
        .auto_expand(false);
    let layout = Layout {
        width: look.width,
        height: look.height,
        margin,
        xaxis: Axis {
            fixedrange: false,
            ..axis(
                [left.scale.start, left.scale.end],
                figure.x_ticks.at.clone(),
                &figure.x_ticks,
                &paint,
            )
        },
        yaxis: value_axis(left, &paint),
        yaxis2: figure.right.as_ref().map(|right| Axis {
            side: Some(AxisSide::Right),
            overlaying: Some("y"),
            showgrid: false,
            ..value_axis(right, &paint)
        }),
        dragmode: DragMode::Zoom,
        hovermode: false,
        showlegend: false,
        paper_bgcolor: CLEAR,
        plot_bgcolor: CLEAR,
    };
    serde_json::to_string(&layout).unwrap_or_default()
}

/// A logarithmic axis is a linear one of logarithms: samples and ticks come bent.
fn value_axis(axis: &ValueAxis, paint: &Paint) -> Axis {
    let bend = |value: f64| axis.scale.curve.bend(value);
    let ticks = axis.ticks.at.iter().copied().map(bend).collect();
    let range = [bend(axis.scale.low), bend(axis.scale.high)];
    self::axis(range, ticks, &axis.ticks, paint)
}

fn axis(range: [f64; 2], tickvals: Vec<f64>, ticks: &Ticks, paint: &Paint) -> Axis {
    Axis {
        r#type: AxisType::Linear,
        range,
        tickmode: TickMode::Array,
        tickvals,
        ticktext: ticks.text.iter().map(|text| escape(text)).collect(),
        ticks: plotly::common::Ticks::Outside,
        ticklen: 4,
        fixedrange: true,
        side: None,
        overlaying: None,
        showgrid: true,
        zeroline: false,
        gridcolor: paint.grid,
        tickcolor: paint.grid,
        tickfont: Font::new()
            .size(12)
            .color(paint.ink)
            .family("system-ui, sans-serif"),
    }
}

const CLEAR: &str = "rgba(0,0,0,0)";

/// Colours of what is not data.
struct Paint {
    ink: &'static str,
    grid: &'static str,
    threshold: &'static str,
}

const LIGHT: Paint = Paint {
    ink: "#55616f",
    grid: "#e3e8ee",
    threshold: "#c62828",
};
const DARK: Paint = Paint {
    ink: "#a3afbd",
    grid: "#2a343f",
    threshold: "#ff7b72",
};

const fn paint(ground: Ground) -> Paint {
    match ground {
        Ground::Light => LIGHT,
        Ground::Dark => DARK,
    }
}

/// Plotly reads tags and entities in names and ticks; text of a server must stay text.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\n', "<br>")
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a margin in pixels; casts of floats saturate"
)]
fn pixels(length: f64) -> usize {
    length.round() as usize
}
