//! The page's panels.

use leptos::prelude::*;

use super::app::App;
use super::panel::PanelState;
use crate::chart::figure::appearance::Appearance;
use crate::chart::lines::seen::Seen;
use crate::view::{MOST_PANELS, Panel, Query, Tab, too_many_panels};

impl App {
    /// Adds a panel below the others, of the same window as the last.
    pub fn add_panel(&self) {
        let last = self.panels.with_untracked(|panels| panels.last().copied());
        let Some(last) = last else { return };
        let panel = Panel {
            queries: vec![Query::new("")],
            tab: Tab::Graph,
            appearance: Appearance::default(),
            oddities: Vec::new(),
            seen: Seen::default(),
            ..last.panel.get_untracked()
        };
        let state = self.home.keeps(|| PanelState::new(panel));
        self.panels.update(|panels| panels.push(state));
    }

    /// Opens these in the panels that are there, and in more where those do not do; what is beyond
    /// the most that are open at once is kept for the link.
    pub(super) fn open_panels(&self, mut panels: Vec<Panel>) {
        if let Some(told) = too_many_panels(panels.len()) {
            self.notice(told);
        }
        let beyond = panels.split_off(MOST_PANELS.min(panels.len()));
        self.beyond.set_value(beyond);
        let (states, count) = (self.panels.get_untracked(), panels.len());
        for (state, panel) in states.iter().zip(&panels) {
            state.open(panel.clone());
        }
        if states.len() != count {
            let more = panels.into_iter().skip(states.len());
            let more: Vec<_> = self.home.keeps(|| more.map(PanelState::new).collect());
            let kept = states.into_iter().take(count);
            self.panels.set(kept.chain(more).collect());
        }
    }

    /// Brings all that is open up to date, the values in a paper's sentences too.
    pub fn refresh_all(&self) {
        let mut all = self.panels.get_untracked();
        all.extend(self.paper.values());
        all.iter().for_each(PanelState::refresh);
    }

    /// Takes a panel away, which can be undone; the last one stays. One of the link that had no room
    /// opens.
    pub fn remove_panel(&self, panel: PanelState) {
        if self.panels.with_untracked(Vec::len) > 1 {
            let first = |beyond: &mut Vec<Panel>| (!beyond.is_empty()).then(|| beyond.remove(0));
            let next = self.beyond.try_update_value(first).flatten();
            let next = self.home.keeps(|| next.map(PanelState::new));
            self.removed.set_value(vec![panel.panel.get_untracked()]);
            self.removed_from.set(Some(untrack(|| self.place(panel))));
            self.panels.update(|panels| {
                panels.retain(|one| *one != panel);
                panels.extend(next);
            });
        }
    }

    /// Whether a panel that was removed can come back; tracked.
    #[must_use]
    pub fn has_removed(&self) -> bool {
        self.removed_from.with(Option::is_some)
    }

    /// Brings the panel back that was removed last, to where it was.
    pub fn bring_back(&self) {
        let removed = self.removed.try_update_value(std::mem::take);
        let from = self.removed_from.get_untracked().unwrap_or_default();
        self.removed_from.set(None);
        for panel in removed.into_iter().flatten() {
            self.insert(from, panel);
        }
    }

    /// Adds the same panel again, below it.
    pub fn duplicate_panel(&self, panel: PanelState) {
        let place = untrack(|| self.place(panel));
        self.insert(place + 1, panel.panel.get_untracked());
    }

    /// Exchanges a panel with the one above it.
    pub fn move_panel_up(&self, panel: PanelState) {
        let place = untrack(|| self.place(panel));
        self.panels
            .update(|panels| panels.swap(place.saturating_sub(1), place));
    }

    /// Puts the panel of this id in the place of another, and those between them one aside.
    pub fn put_panel(&self, id: usize, other: PanelState) {
        let place = untrack(|| self.place(other));
        self.panels.update(|panels| {
            if let Some(from) = panels.iter().position(|panel| panel.id == id) {
                let panel = panels.remove(from);
                panels.insert(place.min(panels.len()), panel);
            }
        });
    }

    /// Which of the panels it is; tracked.
    #[must_use]
    pub fn place(&self, panel: PanelState) -> usize {
        let place = |panels: &Vec<PanelState>| panels.iter().position(|one| *one == panel);
        self.panels.with(place).unwrap_or_default()
    }

    fn insert(&self, place: usize, panel: Panel) {
        let state = self.home.keeps(|| PanelState::new(panel));
        self.panels
            .update(|panels| panels.insert(place.min(panels.len()), state));
    }
}
