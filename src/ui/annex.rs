//! The annex: what of the page a first chart does without. In a release it is a program of its own,
//! which is fetched once something of it is needed, and shares all that the page knows.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::changing::{click, part};
use super::surface::Surface;
use crate::query_id::QueryId;
use crate::state::advice::Findings;
use crate::state::derived::Derived;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;

/// How the annex is come by.
#[derive(Clone, Copy)]
pub struct Annex {
    /// Fetches it, unless it is here, and tells whether it is.
    pub fetch: fn() -> Pin<Box<dyn Future<Output = bool>>>,
    /// Draws a room of it; nothing where it is not here.
    pub draw: fn(Room) -> Option<AnyView>,
}

/// What stands in the annex.
#[derive(Clone, Copy)]
pub enum Room {
    Alerts,
    Debug(PanelState),
    FirstRun,
    HeatKey(Surface),
    Inventory,
    Paper,
    Problems(PanelState, QueryId, NodeRef<html::Textarea>, Findings),
    QueryOptions(PanelState, QueryId),
    Underline(
        PanelState,
        QueryId,
        NodeRef<html::Textarea>,
        NodeRef<html::Div>,
        Findings,
    ),
    Variables,
    /// Nothing to see: it asks for the rules, and tells of new alerts.
    Watching,
}

impl Room {
    /// Whether nobody waits for it: there is nothing to see of it, or the page does without.
    const fn is_quiet(self) -> bool {
        matches!(
            self,
            Self::Watching | Self::Problems(..) | Self::Underline(..)
        )
    }
}

/// Whether the annex is here.
#[derive(Clone, Copy)]
enum Arrival {
    Awaited,
    Here,
    Lost,
}

/// The way to the annex, for the whole page.
#[derive(Clone, Copy)]
struct Way {
    annex: Annex,
    arrival: Slot<Arrival>,
}

/// Lets all that is in the page go to this annex.
pub fn provide(annex: Annex) {
    let arrival = Slot::new(Arrival::Awaited);
    provide_context(Way { annex, arrival });
}

/// A room of the annex, while something holds.
pub fn annexed(holds: impl Fn() -> bool + Send + Sync + 'static, room: Room) -> AnyView {
    let way = expect_context::<Way>();
    let holds = Derived::new(holds);
    let drawn = move || {
        if !holds.get() {
            return None;
        }
        untrack(|| way.go());
        Some(part(move || way.drawn(room)).into_any())
    };
    part(drawn).into_any()
}

impl Way {
    /// Fetches the annex, unless it is here.
    fn go(self) {
        if matches!(self.arrival.get_untracked(), Arrival::Here) {
            return;
        }
        self.arrival.set(Arrival::Awaited);
        spawn_local(async move {
            let is_here = (self.annex.fetch)().await;
            // Rooms that went there together are drawn once.
            if !matches!(self.arrival.get_untracked(), Arrival::Here) {
                let arrival = if is_here {
                    Arrival::Here
                } else {
                    Arrival::Lost
                };
                self.arrival.set(arrival);
            }
        });
    }

    fn drawn(self, room: Room) -> Option<AnyView> {
        match self.arrival.get() {
            Arrival::Here => (self.annex.draw)(room),
            _ if room.is_quiet() => None,
            Arrival::Awaited => Some(awaited()),
            Arrival::Lost => Some(self.lost()),
        }
    }

    fn lost(self) -> AnyView {
        view! {
            <p class="error" role="alert" data-testid="annex-lost">
                "This part of the page did not come, or is not the one that belongs to it. Look at the web server and the network, and try again; where the page was replaced by a newer one, reload it. "
                <button type="button" data-testid="annex-again" on:click=click(move || self.go())>"Try again"</button>
            </p>
        }
        .into_any()
    }
}

fn awaited() -> AnyView {
    view! { <p class="quiet late" role="status" data-testid="annex-awaited">"Still waiting for this part of the page. If it does not come, look at the web server and the network."</p> }.into_any()
}

/// What a future gives that waits for nothing.
pub fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut future = std::pin::pin!(future);
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
