//! A trace in plotly's words.

use plotly::common::{DashType, Mode};
use serde::Serialize;

use crate::chart::lines::source::Side;

/// A trace as JSON without its samples, and its columns: milliseconds since 1970, and positions on
/// the value axis with `NaN` where the line breaks.
pub(super) type TraceWithColumns = (String, Vec<f64>, Vec<f64>);

/// A trace without its samples, which cross to plotly as columns.
#[derive(Serialize)]
pub(super) struct Scatter<'a> {
    r#type: &'static str,
    /// A part of selectors: letters, digits and dashes.
    uid: String,
    pub(super) name: String,
    pub(super) mode: Mode,
    pub(super) line: Stroke<'a>,
    pub(super) marker: Dots<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fill: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fillcolor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    yaxis: Option<&'static str>,
    hoverinfo: &'static str,
    showlegend: bool,
    connectgaps: bool,
}

#[derive(Serialize)]
pub(super) struct Stroke<'a> {
    width: f64,
    color: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) dash: Option<DashType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) shape: Option<&'static str>,
}

impl<'a> Stroke<'a> {
    pub(super) fn new(width: f64, colour: &'a str) -> Self {
        Self {
            width,
            color: colour,
            dash: None,
            shape: None,
        }
    }
}

#[derive(Serialize)]
pub(super) struct Dots<'a> {
    pub(super) size: Size,
    pub(super) color: Colour<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) symbol: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<Stroke<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Colour<'a> {
    All(&'a str),
    Each(Vec<String>),
}

/// Diameters in CSS pixels. Plotly puts rims around dots that have each its own.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Size {
    All(u8),
    Each(Vec<u8>),
}

impl<'a> Scatter<'a> {
    /// A line of a colour.
    pub(super) fn line(uid: String, colour: &'a str, side: Side) -> Self {
        Self {
            r#type: "scatter",
            uid,
            name: String::new(),
            mode: Mode::Lines,
            line: Stroke::new(1.5, colour),
            yaxis: (side == Side::Right).then_some("y2"),
            marker: Dots {
                size: Size::All(DOT),
                color: Colour::All(colour),
                symbol: None,
                line: None,
            },
            fill: None,
            fillcolor: None,
            hoverinfo: "skip",
            showlegend: false,
            connectgaps: false,
        }
    }

    /// Makes samples dots that no line leads to.
    pub(super) fn dot(&mut self, y: &[f64]) {
        let dots = dots(y);
        if !dots.is_empty() {
            self.mode = Mode::LinesMarkers;
            self.marker.size = Size::Each(dots);
        }
    }

    /// With its columns.
    pub(super) fn with(&self, x: Vec<f64>, y: Vec<f64>) -> TraceWithColumns {
        (serde_json::to_string(self).unwrap_or_default(), x, y)
    }
}

/// Plotly reads tags and entities in names and ticks; text of a server must stay text.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\n', "<br>")
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
