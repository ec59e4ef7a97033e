//! Where the reader points in the chart, by mouse, finger or keys, and what he pins.

use std::time::Duration;

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;

use super::surface::Surface;
use crate::chart::figure::look::{Look, Plot};
use crate::chart::figure::mark::Mark;
use crate::chart::lines::key::LineKey;
use crate::chart::lines::seen::Seen;
use crate::chart::pointing::reading::Reading;
use crate::chart::pointing::spoken::spoken;
use crate::prom::stretch::Stretch;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::effect::effect;
use crate::state::panel::PanelState;
use crate::state::scene::Scene;
use crate::state::slot::Slot;

/// What is pointed at in a panel's chart; copies are the same.
#[derive(Clone, Copy)]
pub struct Pointing {
    /// The line whose row the pointer or the focus is on, in legend or tooltip.
    pub met: Slot<Option<usize>>,
    /// What is read off the chart there.
    pub reading: Derived<Option<Reading>>,
    /// The same in words, where keys led to it.
    pub said: Slot<String>,
    app: App,
    state: PanelState,
    surface: Surface,
    /// CSS pixels from the chart's top left corner.
    place: Slot<Option<(f64, f64)>>,
    pinned: Slot<Option<Pin>>,
    /// Where in the window the pointer went down.
    pressed: StoredValue<Option<(i32, i32)>>,
}

/// An instant that stays, and the line or the exemplar that was meant.
#[derive(Clone)]
struct Pin {
    time: f64,
    line: Option<LineKey>,
    exemplar: Option<Mark>,
}

/// How far a hand may shake in a click, CSS pixels.
const STILL: i32 = 3;

/// How near a Ctrl-click must come to a line of the crowd to bring it to the front, CSS pixels.
const CLICK_REACH: f64 = 10.0;

/// How long the pointer is on a line before it counts as resting there.
const REST: Duration = Duration::from_millis(40);

/// How far an arrow key goes, CSS pixels.
const STRIDE: f64 = 8.0;

impl Pointing {
    /// What is pointed at on a panel's chart.
    #[must_use]
    pub fn new(app: App, state: PanelState, surface: Surface) -> Self {
        let place = Slot::new(None);
        let pinned = Slot::new(None::<Pin>);
        let pointing = Self {
            met: Slot::new(None),
            reading: Derived::new(move || {
                let scene = surface.scene.get()?;
                let (figure, lines) = scene.parts()?;
                let kept = pinned.with(|pin| {
                    let Pin {
                        time,
                        line,
                        exemplar,
                    } = pin.as_ref()?;
                    if let Some(mark) = exemplar {
                        return Reading::pinned_exemplar(figure, mark);
                    }
                    let line = line.as_ref().and_then(|key| lines.find_key(key));
                    Reading::pinned(figure, lines, *time, line)
                });
                kept.or_else(|| Reading::under(figure, lines, place.get()?, most(figure.look)))
            }),
            said: Slot::new(String::new()),
            app,
            state,
            surface,
            place,
            pinned,
            pressed: StoredValue::new(None),
        };
        pointing.listen();
        pointing.emphasise();
        pointing.tell_others();
        pointing
    }

    /// Plotly covers the window from the press to the release, so that no click arrives in the
    /// chart; and its plot takes no focus, from which the keys could be heard.
    fn listen(self) {
        let released =
            window_event_listener(leptos::ev::pointerup, move |event| self.release(&event));
        let escaped = window_event_listener(leptos::ev::keydown, move |event| {
            if event.key() == "Escape" {
                self.let_go();
            }
        });
        on_cleanup(move || {
            released.remove();
            escaped.remove();
        });
    }

    /// Draws the line that is pointed at over the others, once the pointer rests on it: on its way
    /// over a crowd it meets another line with every move.
    fn emphasise(self) {
        let line = Derived::new(move || {
            let near = || self.reading.with(|reading| reading.as_ref()?.line);
            self.met.get().or_else(near)
        });
        effect(move || {
            let line = line.get();
            self.surface.scene.track();
            let draw = move || self.surface.emphasise(line);
            if let Ok(timer) = set_timeout_with_handle(draw, REST) {
                on_cleanup(move || timer.clear());
            }
        });
    }

    /// Tells the other panels which instant is pointed at.
    fn tell_others(self) {
        effect(move || {
            let time = self.reading.with(|reading| Some(reading.as_ref()?.time));
            self.app.point_at(time);
        });
    }

    /// The pointer moves over the chart.
    pub fn moves(self, event: &MouseEvent) {
        self.place.set(self.place_of(event));
    }

    /// The pointer leaves the chart.
    pub fn leaves(self) {
        self.place.set(None);
    }

    /// The pointer goes down on the chart.
    pub fn presses(self, event: &MouseEvent) {
        self.pressed
            .set_value(Some((event.client_x(), event.client_y())));
    }

    /// The pointer comes up, anywhere.
    fn release(self, event: &PointerEvent) {
        let here = (event.client_x(), event.client_y());
        let is_click = self
            .pressed
            .get_value()
            .is_some_and(|(x, y)| (here.0 - x).abs() <= STILL && (here.1 - y).abs() <= STILL);
        self.pressed.set_value(None);
        if !is_click {
            return;
        }
        self.moves(event);
        if self.is_pinned() {
            self.let_go();
        } else if !(event.ctrl_key() || event.meta_key()) || !self.picks() {
            self.pin();
        }
    }

    /// Keys of the chart while it has the focus.
    pub fn hears(self, event: &KeyboardEvent) {
        let is_own = event.target() == event.current_target();
        if !is_own || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => self.steps(-STRIDE, 0.0),
            "ArrowRight" => self.steps(STRIDE, 0.0),
            "ArrowUp" => self.steps(0.0, -STRIDE),
            "ArrowDown" => self.steps(0.0, STRIDE),
            "p" | "P" | "Enter" if self.is_pinned() => self.let_go(),
            "p" | "P" | "Enter" => {
                self.steps(0.0, 0.0);
                self.pin();
            }
            "+" | "=" => self.zooms_in(),
            "-" => self.app.zoom_out(self.state),
            "0" => self.app.zoom_back(self.state),
            _ => return,
        }
        event.prevent_default();
    }

    /// Goes on from where the pointer is, or from the middle of the plot.
    fn steps(self, right: f64, down: f64) {
        let Some(scene) = self.surface.scene.get_untracked() else {
            return;
        };
        let Plot {
            left,
            top,
            width,
            height,
        } = scene.figure.plot;
        let middle = (left + width / 2.0, top + height / 2.0);
        let (x, y) = self.place.get_untracked().unwrap_or(middle);
        let x = (x + right).clamp(left, left + width);
        let y = (y + down).clamp(top, top + height);
        self.place.set(Some((x, y)));
        self.says(&scene);
    }

    /// Says what a key has led to, to those who do not see it.
    fn says(self, scene: &Scene) {
        let said = self.reading.with_untracked(|reading| {
            let (figure, lines) = scene.parts()?;
            let offset = untrack(|| self.app.offset());
            Some(spoken(reading.as_ref()?, figure, lines, &offset))
        });
        self.said.set(said.unwrap_or_default());
    }

    /// Shows half of the window, what is pointed at staying where it is.
    fn zooms_in(self) {
        let Some(Scene { figure, .. }) = self.surface.scene.get_untracked() else {
            return;
        };
        let (plot, scale) = (figure.plot, figure.left.scale);
        let place = self.place.get_untracked();
        let x = place.map_or(plot.width / 2.0, |(x, _)| x - plot.left);
        let time = scale.time(x);
        let half = |edge: f64| time + (edge - time) / 2.0;
        let window = Stretch::from_floats(half(scale.start), half(scale.end));
        self.app.zoom_to(self.state, window);
    }

    fn is_pinned(self) -> bool {
        let is_pinned = |reading: &Option<Reading>| reading.as_ref().is_some_and(|it| it.is_pinned);
        self.reading.with_untracked(is_pinned)
    }

    fn pin(self) {
        let (Some(reading), Some(scene)) = (
            self.reading.get_untracked(),
            self.surface.scene.get_untracked(),
        ) else {
            return;
        };
        // A cell is read by where the pointer is.
        if reading.cell.is_some() {
            return;
        }
        let key = |line| scene.lines()?.key(line);
        let line = reading.line.and_then(key);
        self.pinned.set(Some(Pin {
            time: reading.time,
            line,
            exemplar: reading.exemplar,
        }));
    }

    /// Lets go of what is pinned or pointed at; the focus goes from its list to the chart, where
    /// the keys are heard that pin again.
    pub fn let_go(self) {
        if let Some(frame) = self.surface.frame.get_untracked()
            && frame.matches(":focus-within").unwrap_or_default()
        {
            let _ = frame.focus();
        }
        self.pinned.set(None);
        self.place.set(None);
        self.met.set(None);
    }

    /// Brings the line of the crowd under the pointer to the front, or one that was brought back;
    /// whether there is one.
    fn picks(self) -> bool {
        let scene = self.surface.scene.get_untracked();
        let (Some((x, y)), Some((figure, lines))) = (
            self.place.get_untracked(),
            scene.as_ref().and_then(Scene::parts),
        ) else {
            return false;
        };
        // A click pins an exemplar.
        if figure.exemplar_at((x, y)).is_some() {
            return false;
        }
        let near = figure.nearest(lines, x, y);
        let Some(near) = near.filter(|near| near.distance <= CLICK_REACH) else {
            return false;
        };
        let key = lines.key(near.line);
        let picked = |seen: &Seen| seen.is_picked(lines, near.line);
        let is_ours = figure.crowd.contains(&near.line) || self.state.seen.with_untracked(picked);
        let Some(key) = key.filter(|_| is_ours) else {
            return false;
        };
        self.state.pick(&key);
        true
    }

    fn place_of(self, event: &MouseEvent) -> Option<(f64, f64)> {
        let edge = self
            .surface
            .frame
            .get_untracked()?
            .get_bounding_client_rect();
        let x = f64::from(event.client_x()) - edge.left();
        let y = f64::from(event.client_y()) - edge.top();
        Some((x, y))
    }
}

/// The height of a line of the tooltip in CSS pixels, as in the style sheet.
pub const LINE_HEIGHT: f64 = 20.0;

/// Narrower charts have the tooltip across, so that names have room; it must leave lines to see.
pub const NARROW: f64 = 500.0;

/// How many lines the tooltip shows at once.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded just before"
)]
pub fn most(look: Look) -> usize {
    let largest = if look.width < NARROW { 7.0 } else { 20.0 };
    ((look.height - 80.0) / LINE_HEIGHT).clamp(3.0, largest) as usize
}
