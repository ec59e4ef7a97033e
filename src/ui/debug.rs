//! The Debug tab: all that is known of a question and its answer.

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;
use leptos::task::spawn_local;

use super::changing::{self, Click, click, flag, text};
use super::copy_button::CopyButton;
use super::focus;
use super::listing::listing;
use super::place::Place;
use super::samples_table::SamplesTable;
use crate::browser::{clipboard, download, http};
use crate::prom::request::RangeQuery;
use crate::prom::shift::earlier_text;
use crate::report::part::{self, Part};
use crate::report::{Table, json};
use crate::state::about::keep_asking_about;
use crate::state::answers::Exchange;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::effect::effect;
use crate::state::panel::PanelState;
use crate::state::slot::Slot;
use crate::state::{bug_report, facts};
use crate::view::query::letter;

/// Request, timings, samples and raw answer of what is on screen; of several answers one at a time.
/// And what is known of the server and of all requests.
#[component]
pub fn Debug(state: PanelState) -> impl IntoView {
    let answers = state.answers;
    let which = Slot::new(0_usize);
    let answered = Signal::derive(move || {
        let answers = answers.get()?;
        let which = which.get().min(answers.list.len().checked_sub(1)?);
        Some(Place { answers, which })
    });
    let choices = move || {
        let answers = answers.get();
        let several = answers.filter(|answers| answers.list.len() > 1);
        let names = several
            .iter()
            .flat_map(|answers| &answers.list)
            .map(|exchange| name(state, exchange));
        let option = |(at, name): (usize, String)| {
            view! { <option value=at.to_string() selected=which.get_untracked() == at>{name}</option> }.into_any()
        };
        let options = names.enumerate().map(option).collect_view();
        several.is_some().then(|| view! {
            <label class="field">
                <span>"Query"</span>
                <select
                    data-testid="debug-query"
                    on:change=move |event| which.set(event_target_value(&event).parse().unwrap_or_default())
                >
                    {options}
                </select>
            </label>
        })
    };
    let app = expect_context::<App>();
    let about = keep_asking_about(app);
    let timings = move || {
        let drawn = state.drawn.get();
        answered.with(|answered| facts::answer(answered.as_deref(), drawn))
    };
    view! {
        <div class="debug">
            {changing::part(choices)}
            {save_report(app, about)}
            {request(state, answered)}
            {listing("debug-timings", Box::new(timings), ().into_any())}
            {parts(state, answered)}
            {listing("debug-headers", Box::new(move || part::headers(parts_of(answered.get().as_ref()))), ().into_any())}
            {listing("debug-server", Box::new(move || about.get()), ().into_any())}
            {listing("debug-timeline", Box::new(move || app.log.table()), ().into_any())}
            <section>
                <h2>"Samples"</h2>
                <SamplesTable answered />
            </section>
            <Response answered />
        </div>
    }
}

fn name(state: PanelState, exchange: &Exchange) -> String {
    let question = &exchange.question;
    let (letter, query) = (letter(state.place(question.id)), &question.query.query);
    format!("{letter}: {query}{}", earlier_text(question.earlier))
}

/// The exact request: of the answer on screen, or else the newest.
fn request(state: PanelState, answered: Signal<Option<Place>>) -> AnyView {
    let query = Derived::new(move || {
        let shown =
            answered.with(|answered| answered.as_ref().map(|answered| answered.asked.clone()));
        shown.or_else(|| state.asked.with(|asked| asked.first().cloned()))
    });
    let with = move |tell: fn(&RangeQuery) -> String| {
        query.with(|query| query.as_ref().map(tell).unwrap_or_default())
    };
    let commands = view! {
        <pre aria-label="As a curl command">{text(move || with(RangeQuery::as_curl))}</pre>
        <div class="buttons">
            <CopyButton label="Copy as curl" text=text(move || with(RangeQuery::as_curl)) />
            <CopyButton label="Copy as promtool" text=text(move || with(RangeQuery::as_promtool)) />
            <CopyButton label="Copy as a link" text=text(move || with(RangeQuery::as_link)) />
        </div>
    };
    let table = move || query.with(|query| facts::request(query.as_ref()));
    listing("debug-request", Box::new(table), commands.into_any())
}

/// The requests that the answer came by, with the server's own statistics.
fn parts(state: PanelState, answered: Signal<Option<Place>>) -> AnyView {
    let table = move || part::table(parts_of(answered.get().as_ref()));
    let ask = view! {
        <div class="buttons">
            <button type="button" data-testid="debug-ask-stats" on:click=click(move || state.ask_again())>
                "Ask with the server's statistics"
            </button>
        </div>
    };
    listing("debug-parts", Box::new(table), ask.into_any())
}

fn parts_of(place: Option<&Place>) -> &[Part] {
    place.map_or(&[], |place| &place.parts)
}

/// The button that saves all of it, of all panels.
fn save_report(app: App, about: Slot<Table>) -> AnyView {
    let save = move || {
        let report = bug_report::text(app, about.get_untracked());
        download::save_text("promscope-report.json", "application/json", &report);
    };
    view! {
        <div class="buttons">
            <button type="button" data-testid="debug-save-report" on:click=click(save)>
                "Save all of this for a bug report"
            </button>
            <span>"Without samples, cookies and passwords; queries and server names are in it."</span>
        </div>
    }
    .into_any()
}

/// How much of an answer is set out before the reader asks for all, in bytes.
const SHOWN: i32 = 64 * 1024;

/// The raw answer, set out for reading.
#[component]
fn Response(answered: Signal<Option<Place>>) -> impl IntoView {
    let all = Slot::new(false);
    let shown = Slot::new((String::new(), true));
    effect(move || {
        let Some(answered) = answered.get() else {
            return;
        };
        let Some(raw) = answered.raw.clone().take() else {
            return;
        };
        let is_whole = all.get() || raw.size() <= f64::from(SHOWN);
        // An older body must not come after a newer one.
        spawn_local_scoped_with_cancellation(async move {
            let text = if is_whole {
                http::text(&raw).await
            } else {
                http::beginning(&raw, SHOWN).await
            };
            let (text, _) = json::set_out(&text, usize::MAX / 4);
            shown.set((text, is_whole));
        });
    });
    let copy = move || {
        if let Some(answered) = answered.get_untracked() {
            spawn_local(async move {
                clipboard::copy(&body(&answered).await).await;
            });
        }
    };
    let save = move || {
        if let Some(answered) = answered.get_untracked() {
            answered
                .raw
                .iter()
                .for_each(|raw| download::save("answer.json", raw));
        }
    };
    let show_all: Click = Box::new(move |event| {
        focus::step_back(&event);
        all.set(true);
    });
    view! {
        <section>
            <h2>"Answer"</h2>
            <div class="buttons">
                <button type="button" on:click=click(copy)>"Copy"</button>
                <button type="button" on:click=click(save)>"Save as JSON"</button>
                <button
                    type="button"
                    data-testid="debug-response-all"
                    hidden=flag(move || shown.with(|(_, whole)| *whole))
                    on:click=show_all
                >
                    "Show all of it"
                </button>
            </div>
            <pre data-testid="debug-response" tabindex="0">
                {text(move || shown.with(|(text, _)| text.clone()))}
                {text(move || shown.with(|(_, whole)| if *whole { "" } else { "\n…" }.to_owned()))}
            </pre>
        </section>
    }
}

async fn body(exchange: &Exchange) -> String {
    match exchange.raw.as_ref() {
        Some(raw) => http::text(raw).await,
        None => String::new(),
    }
}
