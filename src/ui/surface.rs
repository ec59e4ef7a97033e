//! Where a chart is drawn: plans a figure for each answer and look, and draws it.

use std::pin::pin;
use std::sync::Arc;

use futures_util::future::{Either, select};
use leptos::html;
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;
use leptos::task::spawn_local;
use web_sys::{HtmlCanvasElement, HtmlDivElement};

use super::layers::{self, Bare};
use crate::browser::picture::Picture;
use crate::browser::plotly::{self, Listener};
use crate::browser::size::SizeWatch;
use crate::browser::{canvas, clock, page};
use crate::chart::colour::colours::Colours;
use crate::chart::figure::appearance::Appearance;
use crate::chart::figure::look::Look;
use crate::chart::figure::{Choice, Figure};
use crate::chart::lines::Lines;
use crate::chart::paint::Painter;
use crate::chart::plotly as words;
use crate::chart::pointing::emphasis;
use crate::export::screen::{Copied, Format, Nothing};
use crate::prom::duration::Duration;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::effect::effect;
use crate::state::panel::PanelState;
use crate::state::scene::Scene;
use crate::state::slot::Slot;

/// A chart's layers, the figure that is wanted on them, and what has been painted.
#[derive(Clone, Copy)]
pub struct Surface {
    /// What holds all of it, which hears of pointer and keys.
    pub frame: NodeRef<html::Div>,
    /// Plotly's element.
    pub plot: NodeRef<html::Div>,
    /// The crowd's canvas below it.
    pub crowd: NodeRef<html::Canvas>,
    /// The canvas above it, for the line that is pointed at.
    pub emphasis: NodeRef<html::Canvas>,
    /// What is to be drawn.
    pub scene: Derived<Option<Scene>>,
    /// What has been painted last.
    pub painted: Slot<Painted>,
    /// Width and height in CSS pixels, and device pixels per CSS pixel.
    size: Slot<Option<[f64; 3]>>,
    /// The painter's memory, used again for each picture.
    painter: StoredValue<Painter, LocalStorage>,
    /// Whether plotly has arrived.
    loaded: Slot<bool>,
    /// Whether plotly has drawn; it hears events only from then on.
    drawn: Slot<bool>,
    /// The figure without what lies over its lines, and the answers that it is of.
    bare: Slot<Bare>,
    /// The figure whose lines are on screen, once they are drawn: without what lies over them, and
    /// as it was drawn.
    canvas: StoredValue<Option<(Arc<Figure>, Arc<Figure>)>>,
}

/// How long axes without lines wait for an answer under way.
const WARM_UP: Duration = Duration::from_ms(120);

/// How long plotly may take before the reader is told what is waited for.
const PATIENCE: Duration = Duration::from_seconds(3);

const LATE: &str = "The chart library has not come yet; until it has, Table and Debug work without it. If this stays, look at the web server and the network, and reload the page.";
const MISSING: &str = "The chart library did not load: it is missing on the web server, not whole, or blocked in this browser. Copy the whole folder to the web server again, and reload the page; Table and Debug work without it.";

/// How thick the line is that is pointed at, and the paper around it, CSS pixels.
const THICK: f64 = 3.0;
const HALO: f64 = 6.0;

/// A paint of an answer.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Painted {
    /// Grows with each completed paint.
    pub count: u64,
    /// Lines that were drawn.
    pub series: usize,
    /// Samples of the answer.
    pub samples: usize,
}

impl Surface {
    /// The surface of a panel's chart, as large as its frame.
    #[must_use]
    pub fn new(app: App, state: PanelState) -> Self {
        let bare = Slot::new(None);
        let surface = Self {
            frame: NodeRef::new(),
            plot: NodeRef::new(),
            crowd: NodeRef::new(),
            emphasis: NodeRef::new(),
            scene: layers::over(app, state, bare),
            bare,
            canvas: StoredValue::new(None),
            painted: Slot::new(Painted::default()),
            size: Slot::new(None),
            painter: StoredValue::new_local(Painter::default()),
            loaded: Slot::new(false),
            drawn: Slot::new(false),
        };
        surface.load(app);
        surface.watch_size(state);
        surface.plan(app, state);
        surface.draw(app, state);
        surface.listen(app, state);
        on_cleanup(move || {
            if let Some(plot) = surface.plot.try_get_untracked().flatten() {
                plotly::purge(&plot);
            }
        });
        surface
    }

    fn load(self, app: App) {
        spawn_local(async move {
            let there = match select(pin!(plotly::ready()), pin!(clock::wait(PATIENCE))).await {
                Either::Left((there, _)) => there,
                Either::Right(((), ready)) => {
                    app.notice(LATE.to_owned());
                    let there = ready.await;
                    app.take_back(LATE);
                    there
                }
            };
            if there {
                // The panel may be gone.
                self.loaded.set(true);
            } else {
                app.notice(MISSING.to_owned());
            }
        });
    }

    /// Follows the frame's size; the panel's width is what an automatic step goes by.
    fn watch_size(self, state: PanelState) {
        let watch = StoredValue::new_local(None::<SizeWatch>);
        effect(move || {
            let Some(frame) = self.frame.get() else {
                return;
            };
            watch.set_value(SizeWatch::on(&frame, move |size| {
                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a width in pixels; casts of floats saturate"
                )]
                state.note_width(size[0] as u32);
                if self.size.get_untracked() != Some(size) {
                    self.size.set(Some(size));
                }
            }));
        });
    }

    /// Plans the figure anew when the answer, the window, what is hidden, or the look has changed.
    fn plan(self, app: App, state: PanelState) {
        // What lies over the lines plans none.
        let of_lines = Derived::new(move || Appearance {
            exemplars: false,
            thresholds: Vec::new(),
            ..state.appearance.get()
        });
        let window_ahead = Derived::new(move || state.window_ahead());
        effect(move || {
            let Some([width, height, _]) = self.size.get() else {
                return;
            };
            let look = Look {
                ground: app.ground(),
                width,
                height,
                pixel_ratio: page::pixel_ratio(),
            };
            let (figure, shown) = if let Some(shown) = state.shown.get() {
                let window = window_ahead.get().unwrap_or_else(|| shown.window());
                let front = app.front_series();
                let choice = Choice {
                    front,
                    seen: state.seen.get(),
                    rank: state.rank.get(),
                    appearance: of_lines.get(),
                    colours: self.colours(),
                };
                let (lines, offset) = (&shown.lines, &app.offset());
                let figure = match shown.heat.clone() {
                    Some(heat) => Figure::of_heat(heat, lines, window, &choice, look, offset),
                    None => Figure::plan(lines, window, &choice, look, offset),
                };
                (figure, Some(shown))
            } else {
                let window = state.window_at(app.now());
                (Figure::without_lines(window, look, &app.offset()), None)
            };
            self.bare.set(Some((Arc::new(figure), shown)));
        });
    }

    /// The colours of the chart as it is.
    fn colours(self) -> Colours {
        self.bare.with_untracked(|bare| {
            let figure = bare.as_ref().map(|(figure, _)| figure);
            figure
                .map(|figure| figure.colours.clone())
                .unwrap_or_default()
        })
    }

    /// Draws each figure: crowd and front in one turn, so that they are always in step.
    fn draw(self, app: App, state: PanelState) {
        effect(move || {
            let (Some(scene), true, Some(plot), Some(crowd)) = (
                self.scene.get(),
                self.loaded.get(),
                self.plot.get(),
                self.crowd.get(),
            ) else {
                return;
            };
            // Axes before the first answer, since plotly's first draw is its slowest; but not while
            // an answer is about to come, which would have to wait for them.
            let pause = match &scene.shown {
                None if untrack(|| state.is_asking()) => Some(WARM_UP),
                Some(shown) if self.drawn.get_untracked() && !shown.is_large() => None,
                // A task of its own: the page stays quick between planning and drawing.
                _ => Some(Duration::ZERO),
            };
            spawn_local_scoped_with_cancellation(async move {
                if let Some(pause) = pause {
                    clock::wait(pause).await;
                }
                let began = clock::monotonic();
                let is_new = !self.is_on_canvas(&scene);
                if let Some(lines) = scene.lines().filter(|_| is_new) {
                    self.paint(&scene.figure, lines, &crowd);
                }
                let (figure, lines) = (&scene.figure, scene.lines());
                let traces = lines.map(|lines| words::traces(figure, lines));
                let traces = traces.unwrap_or_default();
                let drawn =
                    plotly::react(&plot, &traces, &words::layout(figure), words::CONFIG).await;
                if let Err(fault) = drawn {
                    app.notice(format!(
                        "The chart could not be drawn, as its library says: {fault}. Reload the page; Table and Debug work without it."
                    ));
                    return;
                }
                if !self.drawn.get_untracked() {
                    self.drawn.set(true);
                }
                // Empty axes are no paint that anyone waits for.
                let Some(shown) = &scene.shown else { return };
                if is_new {
                    self.canvas
                        .set_value(Some((scene.bare.clone(), scene.figure.clone())));
                    state.note_drawn(clock::monotonic() - began);
                    self.painted.update(|painted| {
                        painted.count += 1;
                        painted.series = scene.figure.lines();
                        painted.samples = shown.samples();
                    });
                }
                clock::wait(Duration::ZERO).await;
                state.list(scene);
            });
        });
    }

    /// Whether a scene's lines are on screen already, so that only what lies over them is drawn anew.
    fn is_on_canvas(self, scene: &Scene) -> bool {
        self.canvas.with_value(|drawn| {
            let drawn = drawn.as_ref();
            drawn.is_some_and(|(bare, figure)| {
                Arc::ptr_eq(bare, &scene.bare) && figure.is_laid_as(&scene.figure)
            })
        })
    }

    fn paint(self, figure: &Figure, lines: &Lines, crowd: &HtmlCanvasElement) {
        if !figure.has_underlay() {
            canvas::clear(crowd);
            return;
        }
        self.painter.update_value(|painter| {
            let (width, height, rgba) = figure.paint(lines, painter);
            canvas::show(crowd, rgba, width, height);
        });
    }

    /// Draws a line over all others, or none.
    pub fn emphasise(self, line: Option<usize>) {
        let scene = self.scene.get_untracked();
        let (Some((figure, lines)), Some(canvas)) = (
            scene.as_ref().and_then(Scene::parts),
            self.emphasis.get_untracked(),
        ) else {
            return;
        };
        let Some(line) = line else {
            canvas::clear(&canvas);
            return;
        };
        let path = emphasis::path(figure, lines, line);
        let look = figure.look;
        let (paper, _) = look.ground.paper_and_ink();
        let pens = [(HALO, paper), (THICK, figure.colour(line))];
        let pens = pens.map(|(width, colour)| (width, colour.to_string()));
        let size = (figure.plot.width, figure.plot.height);
        canvas::stroke(&canvas, size, look.pixel_ratio, &path, &pens);
    }

    /// Follows the reader's hand on the plot.
    fn listen(self, app: App, state: PanelState) {
        let listeners = StoredValue::new_local(Vec::<Listener>::new());
        effect(move || {
            let (true, Some(plot)) = (self.drawn.get(), self.plot.get()) else {
                return;
            };
            let zoom = Listener::new(&plot, "plotly_relayout", move |event| {
                if let Some(window) = plotly::zoomed(&event) {
                    app.zoom_to(state, window);
                }
            });
            let back = Listener::new(&plot, "plotly_doubleclick", move |_| app.zoom_back(state));
            // While a pan goes on, the crowd goes along.
            let pan = Listener::new(&plot, "plotly_relayouting", move |event| {
                let scene = self.scene.get_untracked();
                let (Some((figure, lines)), Some(crowd), Some(window)) = (
                    scene.as_ref().and_then(Scene::parts),
                    self.crowd.get_untracked(),
                    plotly::zoomed(&event),
                ) else {
                    return;
                };
                self.canvas.set_value(None);
                self.paint(&figure.moved_to(window), lines, &crowd);
                self.emphasise(None);
            });
            listeners.set_value(vec![zoom, back, pan]);
        });
    }

    /// Saves what is drawn as a picture; `failed` hears why it could not.
    pub fn save_picture(self, format: Format, failed: impl FnOnce(String) + 'static) {
        spawn_local(async move {
            let Some(drawing) = self.drawing() else {
                return;
            };
            if let Err(fault) = drawing.picture().save(format).await {
                failed(no_picture(&fault));
            }
        });
    }

    /// Copies what is drawn; whether that was allowed.
    ///
    /// # Errors
    /// Why there is no picture.
    pub async fn copy_picture(self, copied: Copied) -> Result<bool, String> {
        let Some(drawing) = self.drawing() else {
            return Err(Nothing::Answer.to_string());
        };
        let done = drawing.picture().copy(copied).await;
        done.map_err(|fault| no_picture(&fault))
    }

    /// What is drawn, if something is.
    fn drawing(self) -> Option<Drawing> {
        let scene = self.scene.get_untracked()?;
        Some(Drawing {
            plot: self.plot.get_untracked()?,
            crowd: self.crowd.get_untracked()?,
            title: scene.shown.as_ref()?.title(),
            scene,
        })
    }
}

/// What a picture is made of.
struct Drawing {
    plot: HtmlDivElement,
    crowd: HtmlCanvasElement,
    title: String,
    scene: Scene,
}

impl Drawing {
    fn picture(&self) -> Picture<'_> {
        Picture {
            plot: &self.plot,
            crowd: &self.crowd,
            figure: &self.scene.figure,
            title: &self.title,
        }
    }
}

fn no_picture(fault: &str) -> String {
    format!(
        "The picture could not be made, as the browser says: {fault}. Reload the page and try again, or take a screenshot."
    )
}
