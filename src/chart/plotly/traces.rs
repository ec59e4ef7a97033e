//! Lines, areas and thresholds as traces.

use std::ops::Range;

use plotly::common::{DashType, Mode as Marks};

use super::layout::paint;
use super::scatter::{Colour, Scatter, Size, Stroke, TraceWithColumns, escape};
use crate::chart::axis::scale::Scale;
use crate::chart::figure::Figure;
use crate::chart::figure::areas::Area;
use crate::chart::figure::mark::{MARK, Mark};
use crate::chart::figure::trace::Trace;
use crate::chart::lines::Lines;
use crate::chart::lines::source::Side;
use crate::chart::mode::style::{Content, Joint};
use crate::chart::thin::downsample::Points;

/// The lines at the front, or the areas; the thresholds, and the exemplars above all.
#[must_use]
pub fn traces(figure: &Figure, lines: &Lines) -> Vec<TraceWithColumns> {
    let areas = figure.areas.iter().enumerate();
    let areas = areas.flat_map(|(place, area)| area_traces(figure, place, area));
    let joint = match figure.mode.content() {
        Content::Lines(joint) => Some(joint),
        Content::Piles | Content::Cells => None,
    };
    let front = joint.into_iter().flat_map(|joint| {
        let traces = figure.front.iter();
        traces.filter_map(move |trace| line_trace(figure, lines, trace, joint))
    });
    let marks = [Side::Left, Side::Right].into_iter();
    let marks = marks.filter_map(|side| exemplar_trace(figure, side));
    let lines = areas.chain(front).chain(threshold_traces(figure));
    lines.chain(marks).collect()
}

fn line_trace(
    figure: &Figure,
    lines: &Lines,
    trace: &Trace,
    joint: Joint,
) -> Option<TraceWithColumns> {
    let mut points = Points::default();
    let (step, scale) = (lines.step(trace.line), figure.scale(trace.side));
    points.thin(lines.series.get(trace.line)?, step, scale);
    let colour = trace.colour.to_string();
    let mut scatter = Scatter::line(trace.line.to_string(), &colour, trace.side);
    scatter.name = escape(&trace.name);
    if trace.is_dashed {
        scatter.line.dash = Some(DashType::Dash);
    }
    match joint {
        // Where several samples are in a column of pixels, the lowest and the highest.
        Joint::Apart => {
            scatter.mode = Marks::Markers;
            scatter.marker.size = Size::All(POINT);
        }
        Joint::Stairs => {
            scatter.line.shape = Some("hv");
            scatter.dot(&points.y);
        }
        Joint::Straight => scatter.dot(&points.y),
    }
    Some(scatter.with(points.x, points.y))
}

/// What fills an area, and its outer border.
fn area_traces(figure: &Figure, place: usize, area: &Area) -> Vec<TraceWithColumns> {
    let scale = figure.scale(area.side);
    let (mut outer, mut inner) = (Points::default(), Points::default());
    outer.thin(&area.outer, area.step, scale);
    inner.thin(&area.inner, area.step, scale);
    let colour = area.colour.to_string();
    let mut border = Scatter::line(format!("border-{place}"), &colour, area.side);
    border.name = escape(&area.name);
    if area.is_dashed {
        border.line.dash = Some(DashType::Dash);
    }
    border.dot(&outer.y);
    let fill = (!area.is_dashed).then(|| {
        let (x, y) = outline(&outer, &inner);
        let mut scatter = Scatter::line(format!("area-{place}"), &colour, area.side);
        let [red, green, blue] = area.colour.parts();
        scatter.mode = Marks::None;
        scatter.fill = Some("toself");
        scatter.fillcolor = Some(format!("rgba({red},{green},{blue},{FILL})"));
        scatter.with(x, y)
    });
    fill.into_iter()
        .chain([border.with(outer.x, outer.y)])
        .collect()
}

/// How dense areas are.
const FILL: f64 = 0.3;

/// The outlines of an area, one between any two gaps. Plotly's own areas between two lines go
/// wrong at gaps. Both borders have the same samples, so the same gaps.
fn outline(outer: &Points, inner: &Points) -> (Vec<f64>, Vec<f64>) {
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for (there, back) in runs(outer).zip(runs(inner)) {
        if !x.is_empty() {
            x.push(f64::NAN);
            y.push(f64::NAN);
        }
        x.extend_from_slice(&outer.x[there.clone()]);
        y.extend_from_slice(&outer.y[there]);
        x.extend(inner.x[back.clone()].iter().rev());
        y.extend(inner.y[back].iter().rev());
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

/// The exemplars on an axis, each in its colour, with a rim that sets it off from its line.
fn exemplar_trace(figure: &Figure, side: Side) -> Option<TraceWithColumns> {
    let marks = figure.exemplars.iter().filter(|mark| mark.side == side);
    let marks: Vec<&Mark> = marks.collect();
    let (paper, _) = figure.look.ground.paper_and_ink();
    let (paper, curve) = (paper.to_string(), figure.scale(side).curve);
    let mut scatter = Scatter::line(format!("exemplars-{}", side as u8), &paper, side);
    scatter.mode = Marks::Markers;
    scatter.marker.symbol = Some("diamond");
    scatter.marker.size = Size::All(MARK);
    scatter.marker.line = Some(Stroke::new(1.0, &paper));
    let colours = marks.iter().map(|mark| mark.colour.to_string());
    scatter.marker.color = Colour::Each(colours.collect());
    let x = marks.iter().map(|mark| mark.exemplar.time).collect();
    let y = marks.iter().map(|mark| curve.bend(mark.height)).collect();
    (!marks.is_empty()).then(|| scatter.with(x, y))
}

/// The diameter of a sample's dot among others, CSS pixels.
const POINT: u8 = 4;
