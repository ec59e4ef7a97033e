//! What is under the pointer.

use leptos::prelude::*;

use super::changing::part;
use super::surface::Surface;
use crate::browser::clock;
use crate::chart::figure::{Figure, Plot};
use crate::chart::heat::Heat;
use crate::chart::palette::Rgb;
use crate::chart::time_text::date_text;
use crate::state::panel::PanelState;

/// The pointer's place in the chart, CSS pixels from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// One line of the tooltip.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    name: String,
    value: String,
    colour: Rgb,
    near: bool,
}

/// What the tooltip says and where.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    time: String,
    lines: Vec<Line>,
    more: usize,
    x: f64,
    y: f64,
    on_the_left: bool,
    colour: Rgb,
    plot: Plot,
}

/// Lines in the tooltip, the nearest series among them.
const LINES: usize = 10;

/// Names the nearest series of front and crowd alike, and the largest values at that instant.
#[component]
pub fn Tooltip(
    state: PanelState,
    surface: Surface,
    pointer: RwSignal<Option<Pointer>>,
) -> impl IntoView {
    let said = Memo::new(move |_| {
        let Pointer { x, y } = pointer.get()?;
        let figure = surface.figure.get()?;
        let shown = state.shown.get_untracked()?;
        match &figure.heat {
            Some(heat) => say_cell(&figure, heat, x, y),
            None => say(&figure, &shown.lines, x, y),
        }
    });
    part(move || said.get().map(|said| draw(&said)))
}

fn draw(said: &Said) -> impl IntoView + use<> {
    let Said {
        time,
        lines,
        more,
        x,
        y,
        on_the_left,
        colour,
        plot,
    } = said;
    let cursor = format!("left:{x}px;top:{}px;height:{}px", plot.top, plot.height);
    let dot = format!("left:{x}px;top:{y}px;background:{colour}");
    let place = if *on_the_left {
        format!("right:calc(100% - {}px);top:12px", x - 16.0)
    } else {
        format!("left:{}px;top:12px", x + 16.0)
    };
    let more = if *more > 0 {
        format!("and {more} more")
    } else {
        String::new()
    };
    let lines = lines.iter().map(line).collect_view();
    view! {
        <div class="cursor" style=cursor></div>
        <div class="dot" style=dot></div>
        <div class="tooltip" data-testid="tooltip" style=place>
            <time>{time.clone()}</time>
            {lines}
            {more}
        </div>
    }
}

fn line(line: &Line) -> impl IntoView + use<> {
    let class = if line.near { "line near" } else { "line" };
    view! {
        <div class=class>
            <span class="swatch" style=format!("background:{}", line.colour)></span>
            <span class="name">{line.name.clone()}</span>
            <b>{line.value.clone()}</b>
        </div>
    }
}

fn say(figure: &Figure, lines: &crate::chart::lines::Lines, x: f64, y: f64) -> Option<Said> {
    let near = figure.nearest(lines, x, y)?;
    let mut shown = figure.values_at(lines, near.time, LINES);
    if !shown.iter().any(|(line, _)| *line == near.line) {
        shown.truncate(LINES - 1);
        shown.push((near.line, near.value));
    }
    let line = |&(series, value): &(usize, f64)| Line {
        name: lines.name(series).to_owned(),
        value: lines.unit(series).format(value),
        colour: figure.colour(lines, series),
        near: series == near.line,
    };
    Some(Said {
        time: time_text(near.time),
        more: figure.lines() - shown.len(),
        lines: shown.iter().map(line).collect(),
        x: near.x,
        y: near.y,
        on_the_left: near.x > figure.plot.left + figure.plot.width / 2.0,
        colour: figure.colour(lines, near.line),
        plot: figure.plot,
    })
}

/// The bucket of a heat map under the pointer.
fn say_cell(figure: &Figure, heat: &Heat, x: f64, y: f64) -> Option<Said> {
    let cell = figure.cell(x, y)?;
    let colour = figure.look.ground.colour(0);
    let middle = figure.plot.left + figure.left.scale.x(cell.time);
    Some(Said {
        time: time_text(cell.time),
        lines: vec![Line {
            name: heat.bounds_text(&cell),
            value: heat.count_text(&cell),
            colour,
            near: true,
        }],
        more: 0,
        x: middle,
        y,
        on_the_left: middle > figure.plot.left + figure.plot.width / 2.0,
        colour,
        plot: figure.plot,
    })
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 fit an i64"
)]
fn time_text(time: f64) -> String {
    date_text(time as i64, clock::local_offset)
}
