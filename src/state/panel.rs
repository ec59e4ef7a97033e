//! One panel's signals.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::*;

use super::draft::Draft;
use super::exemplars::QueryExemplars;
use super::failure::Failure;
use super::home::Home;
use super::load::Load;
use super::shown::{Dress, Shown};
use super::table::TableState;
use crate::browser::page;
use crate::chart::figure::Figure;
use crate::chart::figure::appearance::Appearance;
use crate::chart::lines::key::LineKey;
use crate::chart::lines::rank::Rank;
use crate::chart::lines::seen::Seen;
use crate::chart::mode::Mode;
use crate::prom::duration::Duration;
use crate::prom::end::End;
use crate::prom::timespan::Timespan;
use crate::view::{Panel, Standing, Tab};

/// The signals of one panel; copies are the same panel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PanelState {
    /// What tells it from the page's other panels, those that are gone too.
    pub id: usize,
    /// What is open in it, as in the link.
    pub panel: RwSignal<Panel>,
    /// The texts in the query boxes, run or not, one for each query.
    pub drafts: RwSignal<Vec<Draft>>,
    /// The query box that had the focus last, by its id.
    pub last_box: RwSignal<Option<usize>>,
    /// What it has and waits for.
    pub load: RwSignal<Load>,
    /// Its table.
    pub table: TableState,
    /// The reader's word, or the clock's: ask, or stop asking.
    pub wish: RwSignal<Wish>,
    wishes: StoredValue<u64>,
    /// The window on screen while a zoom waits for its answer, milliseconds since 1970.
    pub zoom: RwSignal<Option<(f64, f64)>>,
    /// Where a double click returns to.
    before_zoom: RwSignal<Option<Panel>>,
    /// The plot's width in CSS pixels.
    pub width: RwSignal<u32>,
    /// How its chart is drawn.
    pub appearance: Memo<Appearance>,
    /// The last good answers as lines; changes only with them and with how they are dressed.
    pub shown: Memo<Option<Arc<Shown>>>,
    /// The same for the legend, and the figure that it is of, once that is drawn: the chart comes
    /// first.
    pub listed: RwSignal<Option<(Arc<Shown>, Arc<Figure>)>>,
    /// The exemplars of its queries, as far as they were asked for.
    pub exemplars: RwSignal<Vec<QueryExemplars>>,
    /// Which of its lines the reader chose to see.
    pub seen: Memo<Seen>,
    /// What else brings a line to the front; how many is a setting of the page.
    pub rank: RwSignal<Rank>,
    /// How long the last draw took, milliseconds.
    pub drawn: RwSignal<Option<f64>>,
    /// Its queries outlast the rows that they were copied in.
    pub(super) home: Home,
}

/// What is wished of the network; the numbers tell one wish from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Ask for the whole window.
    Run(u64),
    /// Bring what is on screen up to date.
    Refresh(u64),
    /// Stop asking.
    Cancel,
}

impl PanelState {
    /// A panel that asks at once.
    #[must_use]
    pub fn new(panel: Panel) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let load = RwSignal::new(Load::default());
        let drafts = panel.queries.iter().map(Draft::of).collect();
        let panel = RwSignal::new(panel);
        let appearance = Memo::new(move |_| panel.with(|panel| panel.appearance.clone()));
        Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            drafts: RwSignal::new(drafts),
            panel,
            last_box: RwSignal::new(None),
            load,
            appearance,
            shown: shown(load, panel),
            table: TableState::default(),
            listed: RwSignal::new(None),
            exemplars: RwSignal::new(Vec::new()),
            seen: Memo::new(move |_| panel.with(|panel| panel.seen.clone())),
            rank: RwSignal::new(Rank::default()),
            drawn: RwSignal::new(None),
            home: Home::new(),
            wish: RwSignal::new(Wish::Run(0)),
            wishes: StoredValue::new(0),
            zoom: RwSignal::new(None),
            before_zoom: RwSignal::new(None),
            // A first guess, until the plot has been laid out.
            width: RwSignal::new(page::width().saturating_sub(120)),
        }
    }

    /// Runs the texts in the query boxes; an empty one stays what it was, and says that it is empty.
    pub fn run(&self) {
        let drafts = self.drafts.get_untracked();
        for draft in &drafts {
            draft.is_missed.set(draft.expr().is_none());
        }
        if drafts.iter().all(|draft| draft.expr().is_none()) {
            self.load.update(Load::forget_failure);
            let instant = self.table.instant;
            return instant.update(|instant| instant.failure = None);
        }
        let mut panel = self.panel.get_untracked();
        for (query, draft) in panel.queries.iter_mut().zip(&drafts) {
            if let Some(expr) = draft.expr() {
                query.expr = expr;
            }
        }
        if self.panel.with_untracked(|open| *open != panel) {
            self.panel.set(panel);
        }
        self.ask_again();
    }

    /// Asks for all again.
    pub fn ask_again(&self) {
        self.wish.set(Wish::Run(self.next_wish()));
    }

    /// Brings what is on screen up to date.
    pub fn refresh(&self) {
        self.wish.set(Wish::Refresh(self.next_wish()));
    }

    fn next_wish(&self) -> u64 {
        self.wishes.update_value(|wishes| *wishes += 1);
        self.wishes.get_value()
    }

    /// Ends what is under way.
    pub fn cancel(&self) {
        self.wish.set(Wish::Cancel);
    }

    /// Whether anything is under way.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        let ranges = self.load.with(|load| load.asking.is_some());
        let instant = self.table.instant.with(|instant| instant.asking);
        ranges || instant
    }

    /// Why the newest ask failed, if it did: of the table, where that is open.
    #[must_use]
    pub fn failure(&self) -> Option<String> {
        let words = |failure: &Option<Failure>| failure.as_ref().map(ToString::to_string);
        if self.panel.with(|panel| panel.tab == Tab::Table) {
            let instant = self.table.instant;
            instant.with(|instant| words(&instant.failure))
        } else {
            self.load.with(|load| words(&load.failure))
        }
    }

    /// What disagrees between a query's box and the chart, in words; tracked.
    #[must_use]
    pub fn mark(&self, draft: Draft) -> Option<&'static str> {
        let place = self.place(draft);
        let expr = |panel: &Panel| panel.queries.get(place).cloned().unwrap_or_default();
        let query = self.panel.with(expr);
        self.load.with(|load| {
            let shown = load.shown.as_ref().filter(|_| !query.hidden);
            let shown = shown.and_then(|panel| panel.queries.get(place));
            let standing = Standing {
                typed: &draft.text.get(),
                run: &query.expr,
                shown: shown.map(|query| query.expr.as_str()),
                is_asking: load.asking.is_some(),
                is_missed: draft.is_missed.get(),
            };
            standing.mark()
        })
    }

    /// Whether the chart is of something else than what the reader wants to see; tracked.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        let differs = self.load.with(|load| {
            let asked = self.panel.with(Panel::asked);
            let shows_another = load.shown.as_ref().is_some_and(|shown| *shown != asked);
            load.failure.is_some() || (shows_another && load.asking.is_none())
        });
        let drafts = self.drafts.get();
        differs || drafts.iter().any(|draft| self.mark(*draft).is_some())
    }

    /// Opens another view of the answer.
    pub fn open_tab(&self, tab: Tab) {
        self.panel.update(|panel| panel.tab = tab);
    }

    /// Opens what a link says, the panel's place on the page staying as it is.
    pub fn open(&self, panel: Panel) {
        let changed = |drafts: &Vec<Draft>| {
            let queries = panel.queries.iter();
            drafts.len() != queries.len()
                || drafts
                    .iter()
                    .zip(queries)
                    .any(|(draft, query)| draft.expr().as_ref() != Some(&query.expr))
        };
        if self.drafts.with_untracked(changed) {
            let drafts = panel.queries.iter().map(Draft::of);
            self.drafts.set(self.home.keeps(|| drafts.collect()));
        }
        self.zoom.set(None);
        if self.panel.with_untracked(|open| *open != panel) {
            self.panel.set(panel);
        }
    }

    /// Makes the stretch from `start` to `end`, milliseconds since 1970, the panel's window.
    pub fn zoom_to(&self, start: f64, end: f64) {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "milliseconds since 1970 fit an i64, and a cast saturates"
        )]
        // Links hold whole seconds.
        let second = |ms: f64| (ms / 1_000.0).round() as i64 * 1_000;
        let (start, end) = (second(start), second(end));
        let end = end.max(start + 1_000);
        if self.before_zoom.with_untracked(Option::is_none) {
            self.before_zoom.set(Some(self.panel.get_untracked()));
        }
        #[allow(
            clippy::cast_precision_loss,
            reason = "milliseconds since 1970 fit an f64"
        )]
        self.zoom.set(Some((start as f64, end as f64)));
        self.panel.update(|panel| {
            panel.timespan = Timespan::until(Duration::from_ms(end - start), End::At(end));
        });
    }

    /// Shows twice as much, as seen at `now`.
    pub fn zoom_out(&self, now: i64) {
        self.panel
            .update(|panel| panel.timespan = panel.timespan.zoomed_out(now));
    }

    /// Returns to the window from before the first zoom.
    pub fn zoom_back(&self) {
        let Some(before) = self.before_zoom.get_untracked() else {
            return;
        };
        self.before_zoom.set(None);
        self.zoom.set(None);
        self.panel.update(|panel| panel.timespan = before.timespan);
    }

    /// Whether there is a window to return to.
    #[must_use]
    pub fn is_zoomed(&self) -> bool {
        self.before_zoom.with(Option::is_some)
    }

    /// The window that is asked for at `now`, for a chart that has no answer yet.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "milliseconds since 1970 fit an f64"
    )]
    pub fn window_ahead(&self, now: i64) -> (f64, f64) {
        let (start, end) = self.panel.with(|panel| panel.timespan.bounds(now));
        (start as f64, end as f64)
    }

    /// Hides a line, or shows it again.
    pub fn toggle(&self, line: &LineKey) {
        if let Some(shown) = self.shown.get_untracked() {
            self.see(|seen| seen.toggle(&shown.lines, line));
        }
    }

    /// Brings a line to the front, or lets it go back.
    pub fn pick(&self, line: &LineKey) {
        self.see(|seen| seen.pick(line));
    }

    /// Shows a line alone; if it is alone already, all that were shown before.
    pub fn isolate(&self, line: &LineKey) {
        self.see(|seen| seen.isolate(line));
    }

    fn see(&self, change: impl FnOnce(&mut Seen)) {
        self.panel.update(|panel| change(&mut panel.seen));
    }
}

/// Dresses the answers anew when they have changed, or how they are to be shown.
fn shown(load: RwSignal<Load>, panel: RwSignal<Panel>) -> Memo<Option<Arc<Shown>>> {
    let answers = Memo::new(move |_| load.with(|load| load.answers.clone()));
    // What of the appearance only the figure needs makes no new lines.
    let wanted = Memo::new(move |_| {
        panel.with(|panel| {
            let Appearance { mode, unit, .. } = panel.appearance;
            let dress = |query| Dress::of(query, &panel.appearance);
            let dresses: Vec<Dress> = panel.queries.iter().map(dress).collect();
            (dresses, (mode == Mode::Heatmap).then_some(unit))
        })
    });
    Memo::new(move |_| {
        let answers = answers.get()?;
        wanted.with(|(dresses, heat)| {
            let shown = Shown::new(answers, dresses);
            Some(Arc::new(match heat {
                Some(unit) => shown.with_heat(*unit),
                None => shown,
            }))
        })
    })
}
