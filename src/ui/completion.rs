//! Words on offer while a query is typed. Nothing is chosen at first, so that Enter always runs.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::changing::{click, each, flag, text};
use super::focus;
use crate::prom::metadata::{About, about};
use crate::prom::promql::offers::{Offer, Offers};
use crate::prom::promql::typing::{byte_at, typing, units_before};
use crate::query_id::QueryId;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;

/// The offers of a query's box; copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Completion {
    state: PanelState,
    id: QueryId,
    input: NodeRef<html::Textarea>,
    /// Where the cursor was when a letter was typed, in UTF-16 units; none while no list is wanted.
    cursor: Slot<Option<usize>>,
    offers: Derived<Offers>,
    chosen: Slot<Option<usize>>,
}

impl Completion {
    /// Offers for what is typed into `input`.
    #[must_use]
    pub(super) fn new(
        app: App,
        state: PanelState,
        id: QueryId,
        input: NodeRef<html::Textarea>,
    ) -> Self {
        let cursor = Slot::new(None);
        let offers = Derived::new(move || {
            let offers = || {
                let cursor = cursor.get()?;
                let all = untrack(|| state.text(id));
                let typing = typing(&all, byte_at(&all, cursor))?;
                let metrics = app.metadata();
                let about =
                    |name: &str| about(&metrics, name).map_or_else(String::new, About::words);
                Some(Offers::of(&typing, &app.names(&typing.kind), &about))
            };
            offers().unwrap_or_default()
        });
        Self {
            state,
            id,
            input,
            cursor,
            offers,
            chosen: Slot::new(None),
        }
    }

    /// A letter was typed or taken away.
    pub(super) fn follows(self) {
        let input = self.input.get_untracked();
        let cursor = input.and_then(|input| input.selection_start().ok()?);
        self.chosen.set(None);
        // The same place is another word by now.
        self.cursor.set(None);
        self.cursor.set(cursor.map(|cursor| cursor as usize));
    }

    /// Closes the list, also of a box that loses the focus since it goes away.
    pub(super) fn closes(self) {
        if self.cursor.try_get_untracked().flatten().is_some() {
            self.cursor.set(None);
        }
    }

    /// A key is pressed in the box; whether it was for the list.
    pub(super) fn hears(self, event: &KeyboardEvent) -> bool {
        let count = self.offers.with_untracked(|offers| offers.list.len());
        if count == 0 {
            return false;
        }
        let chosen = self.chosen.get_untracked();
        match (event.key().as_str(), chosen) {
            ("ArrowDown", None) => self.choose(0),
            ("ArrowDown", Some(place)) => self.choose((place + 1) % count),
            ("ArrowUp", Some(place)) => self.choose((place + count - 1) % count),
            ("Enter" | "Tab", Some(place)) => self.takes(place),
            ("Escape", _) => self.closes(),
            _ => return false,
        }
        event.prevent_default();
        event.stop_propagation();
        true
    }

    fn choose(self, place: usize) {
        self.chosen.set(Some(place));
        focus::show(&self.option(place));
    }

    /// Puts a word into the box, in the place of what was typed of it.
    fn takes(self, place: usize) {
        let offer = self
            .offers
            .with_untracked(|offers| offers.list.get(place).cloned());
        let (Some(offer), Some(cursor)) = (offer, self.cursor.get_untracked()) else {
            return;
        };
        let all = untrack(|| self.state.text(self.id));
        let cursor = byte_at(&all, cursor);
        let Some(start) = typing(&all, cursor).map(|typing| typing.start) else {
            return;
        };
        let before = format!("{}{}", &all[..start], offer.insert);
        let at = units_before(&before);
        let text = before + &all[cursor..];
        self.closes();
        // Now, not once the page has changed: what is typed next goes behind the word.
        if let Some(input) = self.input.get_untracked() {
            input.set_value(&text);
            let _ = input.set_selection_range(at, at);
        }
        self.state.type_text(self.id, text);
    }

    fn list(self) -> String {
        format!("offers-{}-{}", self.state.id, self.id.0)
    }

    fn option(self, place: usize) -> String {
        format!("{}-{place}", self.list())
    }

    /// The id of the chosen word's row, for the box; empty where none is chosen.
    pub(super) fn active(self) -> String {
        let chosen = self.chosen.get();
        chosen.map_or_else(String::new, |place| self.option(place))
    }

    /// Whether there is a list; tracked.
    pub(super) fn is_open(self) -> bool {
        self.offers.with(|offers| !offers.list.is_empty())
    }

    /// The list, and how long it is for those who do not see it.
    pub(super) fn view(self) -> AnyView {
        let count = move || {
            self.offers
                .with(|Offers { list, beyond }| match (list.len(), beyond) {
                    (0, _) => String::new(),
                    (1, _) => "1 suggestion".to_owned(),
                    (count, 0) => format!("{count} suggestions"),
                    (count, beyond) => {
                        format!("the first {count} of {} suggestions", count + beyond)
                    }
                })
        };
        let places = move || self.offers.with(|offers| (0..offers.list.len()).collect());
        view! {
            <div class="offers" hidden=flag(move || !self.is_open()) on:mousedown=move |event| event.prevent_default()>
                <ul role="listbox" id=self.list() aria-label="Suggestions" data-testid="offers">
                    {each(places, move |place| self.row(place))}
                </ul>
                <p role="status">{text(count)}</p>
            </div>
        }
        .into_any()
    }

    fn row(self, place: usize) -> AnyView {
        let of = move |say: fn(&Offer) -> String| {
            text(move || {
                let word = |offers: &Offers| offers.list.get(place).map(say);
                self.offers.with(word).unwrap_or_default()
            })
        };
        let is_chosen = move || (self.chosen.get() == Some(place)).to_string();
        view! {
            <li
                role="option"
                id=self.option(place)
                aria-selected=text(is_chosen)
                on:click=click(move || self.takes(place))
            >
                <code>{of(|offer| offer.text.clone())}</code>
                <span>{of(|offer| offer.help.clone())}</span>
            </li>
        }
        .into_any()
    }
}
