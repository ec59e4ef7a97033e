//! What the lines come to where the reader points.

use leptos::prelude::*;

use super::changing::{click, each, flag, part, text};
use super::legend::line_at;
use super::pointing::{LINE_HEIGHT, NARROW, Pointing, most};
use super::surface::Surface;
use super::virtual_rows::Window;
use crate::chart::figure::Figure;
use crate::chart::figure::mark::Mark;
use crate::chart::lines::Lines;
use crate::chart::pointing::reading::Reading;
use crate::excerpt::Room;
use crate::measure::time_text::moment_text;
use crate::prom::duration::Duration;
use crate::prom::timestamp::Timestamp;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::scene::Scene;

/// The values at the cursor, largest first, the nearest line's among them. Once pinned it holds
/// all of them, and can be scrolled and copied from.
#[component]
pub fn Tooltip(surface: Surface, pointing: Pointing) -> impl IntoView {
    let app = expect_context::<App>();
    let reading = pointing.reading;
    // What a reading comes to as a text; empty where nothing is read.
    let said = move |say: fn(&Reading, &Figure) -> String| {
        text(move || {
            reading.with(|reading| {
                let scene = surface.scene.get_untracked();
                let both = reading.as_ref().zip(scene.as_ref());
                both.map_or_else(String::new, |(reading, scene)| say(reading, &scene.figure))
            })
        })
    };
    let is = move |holds: fn(&Reading) -> bool| {
        move || reading.with(|reading| reading.as_ref().is_some_and(holds))
    };
    let any = is(|_| true);
    let elsewhere = move || pointed_elsewhere(surface, app.pointed.get());
    let pinned = is(|reading| reading.is_pinned);
    let count = Signal::derive(move || {
        let count = |reading: &Option<Reading>| reading.as_ref().map_or(0, |it| it.values.len());
        reading.with(count)
    });
    let window = Window::of_rows(count, LINE_HEIGHT, LINE_HEIGHT * 20.0);
    let meet = move |event: leptos::ev::MouseEvent| pointing.met.set(line_at(&event));
    view! {
        <div class="cursor" hidden=flag(move || !any()) style=said(cursor)></div>
        <div class="cursor" hidden=flag(move || any() || elsewhere().is_empty()) style=text(elsewhere)></div>
        <div class="dot" hidden=flag(is(|reading| reading.y.is_none())) style=text(move || dot(surface, reading))></div>
        <div
            class="tooltip"
            class:pinned=flag(pinned)
            data-testid="tooltip"
            hidden=flag(move || !any())
            style=said(place)
            on:pointerdown=move |event| event.stop_propagation()
            on:mouseover=meet
            on:mouseleave=move |_| pointing.met.set(None)
        >
            <div class="when">
                <time>{text(move || reading.with(|reading| when(surface, reading.as_ref(), app)))}</time>
                <button
                    type="button"
                    class="quiet"
                    data-testid="unpin"
                    aria-label="Close"
                    title="Close (Escape)"
                    hidden=flag(move || !pinned())
                    on:click=click(move || pointing.let_go())
                >
                    "×"
                </button>
            </div>
            <div class="exemplar" data-testid="exemplar">{said(exemplar)}</div>
            <div
                class="lines"
                role="region"
                aria-label="Values"
                tabindex=text(move || if pinned() { "0" } else { "-1" }.to_owned())
                style=said(height)
                node_ref=window.node
                on:scroll=move |_| window.scrolled()
            >
                <div style:height=text(move || window.above())></div>
                {each(move || window.rows.get().collect(), move |place| line(surface, reading, place))}
                <div style:height=text(move || window.below(count.get()))></div>
            </div>
            <div class="more">{said(more)}</div>
        </div>
    }
}

fn cursor(reading: &Reading, figure: &Figure) -> String {
    line_at_x(reading.x, figure)
}

/// Where the instant is that another panel's chart is pointed at; empty where it is not in this one.
fn pointed_elsewhere(surface: Surface, time: Option<f64>) -> String {
    let line = || {
        let (time, figure) = (time?, surface.scene.get()?.figure);
        let scale = figure.left.scale;
        let is_within = (scale.start..=scale.end).contains(&time);
        is_within.then(|| line_at_x(figure.plot.left + scale.x(time), &figure))
    };
    line().unwrap_or_default()
}

fn line_at_x(x: f64, figure: &Figure) -> String {
    let plot = figure.plot;
    format!("left:{x}px;top:{}px;height:{}px", plot.top, plot.height)
}

fn dot(surface: Surface, reading: Derived<Option<Reading>>) -> String {
    let reading = reading.get();
    let styled = || {
        let figure = surface.scene.get()?.figure;
        let Reading {
            x,
            y,
            line,
            exemplar,
            ..
        } = reading?;
        let (colour, shape) = match exemplar {
            // The same diamond, larger.
            Some(mark) => (mark.colour, ";border-radius:0;rotate:45deg;scale:1.6"),
            None => (figure.colour(line?), ""),
        };
        Some(format!(
            "left:{x}px;top:{}px;background:{colour}{shape}",
            y?
        ))
    };
    styled().unwrap_or_default()
}

/// Beside the cursor, where there is more room.
fn place(reading: &Reading, figure: &Figure) -> String {
    let (x, width) = (reading.x, figure.look.width);
    if width < NARROW {
        "left:4px;right:4px".to_owned()
    } else if x > width / 2.0 {
        format!("right:{}px;max-width:{}px", width - x + 16.0, x - 20.0)
    } else {
        format!("left:{}px;max-width:{}px", x + 16.0, width - x - 20.0)
    }
}

fn when(surface: Surface, reading: Option<&Reading>, app: App) -> String {
    let scene = surface.scene.get_untracked();
    let lines = scene.as_ref().and_then(Scene::lines);
    let step = lines.map_or(Duration::ZERO, Lines::finest_step);
    reading.map_or_else(String::new, |reading| {
        let at = Timestamp::from_float(reading.time);
        moment_text(at, step, &app.offset())
    })
}

#[allow(clippy::cast_precision_loss, reason = "a few lines")]
fn height(_: &Reading, figure: &Figure) -> String {
    format!("max-height:{}px", most(figure.look) as f64 * LINE_HEIGHT)
}

fn exemplar(reading: &Reading, _: &Figure) -> String {
    let text = reading.exemplar.as_ref().map(Mark::text);
    text.unwrap_or_default()
}

fn more(reading: &Reading, _: &Figure) -> String {
    match reading.more {
        0 => String::new(),
        more => format!("and {more} more: a click or P shows all"),
    }
}

/// The line at a place among the values.
fn line(surface: Surface, reading: Derived<Option<Reading>>, place: usize) -> AnyView {
    let line = move || {
        let (line, value, is_meant, cell) = reading.with(|reading| {
            let reading = reading.as_ref()?;
            let (line, value) = *reading.values.get(place)?;
            Some((line, value, reading.line == Some(line), reading.cell))
        })?;
        let scene = surface.scene.get()?;
        let (figure, lines) = scene.parts()?;
        let class = if is_meant { "line near" } else { "line" };
        let (name, value, colour) = match cell.zip(figure.heat.as_ref()) {
            Some((cell, heat)) => (
                heat.bounds_text(&cell, &figure.left.scale),
                heat.count_text(&cell),
                heat.colour(&cell, figure.look.ground),
            ),
            None => (
                Room::NAME.excerpt(lines.name(line)).into_owned(),
                figure.value_text(lines, line, value),
                figure.colour(line),
            ),
        };
        Some(view! {
            <div class=class data-line=line.to_string() title=name.clone()>
                <span class="swatch" class:dashed=figure.is_dashed(line) style=format!("background:{colour}")></span>
                <span class="name">{name.clone()}</span>
                <b>{value}</b>
            </div>
        }.into_any())
    };
    part(line).into_any()
}
