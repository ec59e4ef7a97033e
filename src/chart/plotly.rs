//! A figure in plotly's words.
//!
//! The words are the plotly crate's. Its `Layout`, `Axis` and `Scatter` are not used: together
//! they would add 45 kB to the compressed program for a dozen fields, and know no `uirevision`.

use plotly::common::{AxisSide, DashType, Font, Mode, TickMode};
use plotly::layout::{AxisType, DragMode, Margin};
use serde::Serialize;

use super::downsample::Points;
use super::figure::{Figure, Trace, ValueAxis};
use super::lines::{Lines, Side};
use super::palette::Ground;
use super::ticks::Ticks;

/// A trace without its samples, which cross to plotly as columns.
#[derive(Serialize)]
struct Scatter<'a> {
    r#type: &'static str,
    uid: String,
    name: String,
    mode: Mode,
    line: Stroke<'a>,
    marker: Dots<'a>,
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
    size: Vec<u8>,
    color: &'a str,
}

/// Plotly's own controls are off: zoom and double click are followed by us, links hold the zoom.
pub const CONFIG: &str =
    r#"{"displayModeBar":false,"doubleClick":false,"responsive":false,"showTips":false}"#;

/// A trace as JSON without its samples, and its columns: milliseconds since 1970, and positions on
/// the value axis with `NaN` where the line breaks.
pub type TraceWithColumns = (String, Vec<f64>, Vec<f64>);

/// The lines at the front.
#[must_use]
pub fn traces(figure: &Figure, lines: &Lines) -> Vec<TraceWithColumns> {
    figure
        .front
        .iter()
        .filter_map(|trace| columns(figure, lines, trace))
        .collect()
}

fn columns(figure: &Figure, lines: &Lines, trace: &Trace) -> Option<TraceWithColumns> {
    let mut points = Points::default();
    let (step, scale) = (lines.step(trace.line), figure.scale(trace.side));
    points.thin(lines.series.get(trace.line)?, step, scale);
    Some((scatter(trace, &points.y), points.x, points.y))
}

fn scatter(trace: &Trace, y: &[f64]) -> String {
    let colour = trace.colour.to_string();
    let dots = dots(y);
    let scatter = Scatter {
        r#type: "scatter",
        uid: trace.line.to_string(),
        name: escape(&trace.name),
        mode: if dots.is_empty() {
            Mode::Lines
        } else {
            Mode::LinesMarkers
        },
        line: Stroke {
            width: 1.5,
            color: &colour,
            dash: trace.is_dashed.then_some(DashType::Dash),
        },
        yaxis: (trace.side == Side::Right).then_some("y2"),
        marker: Dots {
            size: dots,
            color: &colour,
        },
        hoverinfo: "skip",
        showlegend: false,
        connectgaps: false,
    };
    serde_json::to_string(&scatter).unwrap_or_default()
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

/// The layout as JSON.
#[must_use]
pub fn layout(figure: &Figure) -> String {
    let Figure {
        plot, look, left, ..
    } = figure;
    let paint = match look.ground {
        Ground::Light => LIGHT,
        Ground::Dark => DARK,
    };
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
}

const LIGHT: Paint = Paint {
    ink: "#55616f",
    grid: "#e3e8ee",
};
const DARK: Paint = Paint {
    ink: "#a3afbd",
    grid: "#2a343f",
};

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
