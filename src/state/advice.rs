//! What is to be said of a query while it is typed, and on demand.

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;
use leptos::task::spawn_local;

use super::app::App;
use super::effect::effect;
use super::panel::PanelState;
use super::slot::Slot;
use crate::browser::clock;
use crate::browser::reader::{self, Wish};
use crate::prom::duration::Duration;
use crate::prom::error_place::visible;
use crate::prom::metadata::about;
use crate::prom::promql::typing::byte_at;
use crate::promql::known;
use crate::promql::message::{Explained, Told, read_explanation, read_format, read_problems};
use crate::query_id::QueryId;

/// How long the reader pauses while typing before anything is said.
const PAUSE: Duration = Duration::from_ms(350);

/// What is wrong with a text; copies are the same.
#[derive(Clone, Copy, Default)]
pub struct Findings {
    pub problems: Slot<Vec<Told>>,
    /// The text that was looked through.
    pub(super) of: Slot<String>,
}

/// The text of a box in three pieces, the middle one to be underlined; empty where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Underlined {
    pub before: String,
    pub wrong: String,
    pub after: String,
    /// As of [`Told`].
    pub severity: String,
}

impl Findings {
    /// Whether there are any; tracked.
    #[must_use]
    pub fn are_any(&self) -> bool {
        self.problems.with(|problems| !problems.is_empty())
    }
}

impl PanelState {
    /// What stands in a query's box, with the place where the server stopped reading it, or else of what was found
    /// first; tracked.
    #[must_use]
    pub fn underlined(&self, id: QueryId, findings: Findings) -> Underlined {
        let text = self.text(id);
        let refused = self.desk.with(|desk| desk.refused_at(id));
        let refused = refused.map(|place| (place, "error".to_owned()));
        // What was found in another text stands elsewhere in this one.
        let is_looked_through = findings.of.with(|of| *of == text);
        let first = findings.problems.with(|all| all.first().cloned());
        let first = first.filter(|_| is_looked_through).map(|first| {
            let [start, end] = [first.start, first.end].map(|at| byte_at(&text, at as usize));
            (visible(&text, start, end), first.severity)
        });
        let Some(((start, end), severity)) = refused.or(first) else {
            return Underlined {
                before: text,
                ..Underlined::default()
            };
        };
        Underlined {
            before: text[..start].to_owned(),
            wrong: text[start..end].to_owned(),
            after: text[end..].to_owned(),
            severity,
        }
    }

    /// What is wrong with what stands in a query's box, once the box has been in use; follows it.
    #[must_use]
    pub fn problems(&self, app: App, id: QueryId) -> Findings {
        let state = *self;
        let found = Findings::default();
        effect(move || {
            if state.last_box.get() != Some(id) && !state.is_held(id) {
                return;
            }
            let text = state.text(id);
            // Of other servers than the page's nothing is known.
            let is_known = state.of_query(id, |query| query.server.is_empty()) && !text.is_empty();
            let metrics = is_known.then(|| app.metadata());
            let server = app.checked_server().ok();
            let server = server.filter(|_| is_known && text.contains('['));
            spawn_local_scoped_with_cancellation(async move {
                clock::wait(PAUSE).await;
                let told = match &server {
                    Some(server) => app.told_scrape_interval(server).await,
                    None => None,
                };
                let kind = |metric: &str| {
                    let known = metrics.as_ref().and_then(|metrics| about(metrics, metric));
                    known.map_or_else(String::new, |known| known.kind.to_owned())
                };
                let known = known::write(&text, told.map(|told| told.shortest), &kind);
                let json = reader::read_knowing(Wish::Problems, &text, &known).await;
                // Without the program nothing is said: the server judges all the same.
                found.problems.set(read_problems(&json.unwrap_or_default()));
                found.of.set(text);
            });
        });
        found
    }

    /// Lays the query in a box out anew, where it can be read.
    pub fn format(&self, id: QueryId) {
        let state = *self;
        let text = untrack(|| state.text(id));
        spawn_local(async move {
            let json = reader::read(Wish::Format, &text).await;
            let laid_out = read_format(&json.unwrap_or_default());
            // What was typed meanwhile stays.
            if !laid_out.is_empty() && untrack(|| state.text(id)) == text {
                state.type_text(id, laid_out);
            }
        });
    }

    /// What the query in a box does, part by part, while somebody wants to know.
    #[must_use]
    pub fn explanation(&self, id: QueryId, is_wanted: Slot<bool>) -> Slot<Option<Explained>> {
        let state = *self;
        let found = Slot::new(None);
        effect(move || {
            if !is_wanted.get() {
                return;
            }
            let text = state.text(id);
            spawn_local_scoped_with_cancellation(async move {
                let json = reader::read(Wish::Explanation, &text).await;
                found.set(read_explanation(&json.unwrap_or_default()));
            });
        });
        found
    }
}
