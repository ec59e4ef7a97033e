//! Axes, sizes and colours in plotly's words.

use plotly::common::{AxisSide, TickMode};
use plotly::layout::{AxisType, DragMode, Margin};
use serde::Serialize;

use super::scatter::escape;
use crate::chart::axis::ticks::Ticks;
use crate::chart::colour::palette::Ground;
use crate::chart::figure::Figure;
use crate::chart::figure::axis_plan::ValueAxis;

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
    /// Ours have room, so plotly need not measure them, which takes it as long as a line.
    ticklabeloverflow: &'static str,
    tickangle: u8,
}

#[derive(Serialize)]
struct Font {
    family: &'static str,
    /// CSS pixels.
    size: u8,
    color: &'static str,
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

/// Plotly's own controls are off: zoom and double click are followed by us, links hold the zoom.
pub const CONFIG: &str =
    r#"{"displayModeBar":false,"doubleClick":false,"responsive":false,"showTips":false}"#;

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
        tickfont: Font {
            family: "system-ui, sans-serif",
            size: 12,
            color: paint.ink,
        },
        ticklabeloverflow: "allow",
        tickangle: 0,
    }
}

const CLEAR: &str = "rgba(0,0,0,0)";

/// Colours of what is not data.
pub(super) struct Paint {
    ink: &'static str,
    grid: &'static str,
    pub(super) threshold: &'static str,
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

pub(super) const fn paint(ground: Ground) -> Paint {
    match ground {
        Ground::Light => LIGHT,
        Ground::Dark => DARK,
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a margin in pixels; casts of floats saturate"
)]
fn pixels(length: f64) -> usize {
    length.round() as usize
}
