//! One panel's signals.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::load::{Answered, Load};
use crate::browser::page;
use crate::chart::colours::Colours;
use crate::chart::figure::Choice;
use crate::prom::duration::Duration;
use crate::prom::labels::Labels;
use crate::view::{Panel, Tab};

/// The signals of one panel; copies are the same panel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PanelState {
    /// Its number on the page, from 0.
    pub index: usize,
    /// What is open in it, as in the link.
    pub panel: RwSignal<Panel>,
    /// The text in the query box, run or not.
    pub draft: RwSignal<String>,
    /// What it has and waits for.
    pub load: RwSignal<Load>,
    /// The reader's word, or the clock's: ask, or stop asking.
    pub wish: RwSignal<Wish>,
    wishes: StoredValue<u64>,
    /// The window on screen while a zoom waits for its answer, milliseconds since 1970.
    pub zoom: RwSignal<Option<(f64, f64)>>,
    /// Where a double click returns to.
    before_zoom: RwSignal<Option<Panel>>,
    /// The plot's width in CSS pixels.
    pub width: RwSignal<u32>,
    /// The last good answer; changes only with it.
    pub answered: Memo<Option<Arc<Answered>>>,
    /// What the reader chose to see; how many come to the front is a setting of the page.
    pub choice: RwSignal<Choice>,
    /// How long the last draw took, milliseconds.
    pub drawn: RwSignal<Option<f64>>,
    /// Which series has which colour.
    pub colours: StoredValue<Colours>,
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
    pub fn new(index: usize, panel: Panel) -> Self {
        let load = RwSignal::new(Load::default());
        Self {
            index,
            draft: RwSignal::new(panel.query.clone()),
            panel: RwSignal::new(panel),
            load,
            answered: Memo::new(move |_| load.with(|load| load.answered.clone())),
            choice: RwSignal::new(Choice::default()),
            drawn: RwSignal::new(None),
            colours: StoredValue::new(Colours::default()),
            wish: RwSignal::new(Wish::Run(0)),
            wishes: StoredValue::new(0),
            zoom: RwSignal::new(None),
            before_zoom: RwSignal::new(None),
            // A first guess, until the plot has been laid out.
            width: RwSignal::new(page::width().saturating_sub(120)),
        }
    }

    /// Runs the text in the query box.
    pub fn run(&self) {
        let draft = self.draft.get_untracked().trim().to_owned();
        if draft.is_empty() {
            return;
        }
        if self.panel.with_untracked(|panel| panel.query != draft) {
            self.panel.update(|panel| panel.query = draft);
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

    /// Opens another view of the answer.
    pub fn open_tab(&self, tab: Tab) {
        self.panel.update(|panel| panel.tab = tab);
    }

    /// Opens what a link says, the panel's place on the page staying as it is.
    pub fn open(&self, panel: Panel) {
        self.draft.set(panel.query.clone());
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
            panel.range = Duration::from_ms(end - start);
            panel.end = Some(end);
        });
    }

    /// Returns to the window from before the first zoom.
    pub fn zoom_back(&self) {
        let Some(before) = self.before_zoom.get_untracked() else {
            return;
        };
        self.before_zoom.set(None);
        self.zoom.set(None);
        self.panel.update(|panel| {
            panel.range = before.range;
            panel.end = before.end;
        });
    }

    /// The window that is asked for at `now`, for a chart that has no answer yet.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "milliseconds since 1970 fit an f64"
    )]
    pub fn window_ahead(&self, now: i64) -> (f64, f64) {
        let (range, end) = self
            .panel
            .with(|panel| (panel.range, panel.end.unwrap_or(now)));
        ((end - range.ms()) as f64, end as f64)
    }

    /// Hides a series, or shows it again.
    pub fn toggle(&self, labels: &Labels) {
        self.choice
            .update(|choice| flip(&mut choice.hidden, labels));
    }

    /// Brings a series to the front, or lets it go back.
    pub fn pick(&self, labels: &Labels) {
        self.choice
            .update(|choice| flip(&mut choice.picked, labels));
    }

    /// Shows a series alone; if it is alone already, all.
    pub fn isolate(&self, labels: &Labels) {
        let Some(answered) = self.answered.get_untracked() else {
            return;
        };
        let all = answered.lines.series.iter();
        let others: BTreeSet<Labels> = all
            .map(|series| series.labels.clone())
            .filter(|other| other != labels)
            .collect();
        self.choice.update(|choice| {
            choice.hidden = if choice.hidden == others {
                BTreeSet::new()
            } else {
                others
            };
        });
    }
}

fn flip(set: &mut BTreeSet<Labels>, labels: &Labels) {
    if !set.remove(labels) {
        set.insert(labels.clone());
    }
}
