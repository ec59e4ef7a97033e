//! The Debug tab: all that is known of a question and its answer.

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::changing::{click, flag, part, text};
use super::copy_button::CopyButton;
use super::samples_table::SamplesTable;
use crate::browser::{clipboard, download};
use crate::json;
use crate::prom::civil::Civil;
use crate::prom::request::RangeQuery;
use crate::prom::window::Window;
use crate::state::load::{Answered, Answers};
use crate::state::panel::PanelState;
use crate::view::query::letter;

/// Request, timings, samples and raw answer of what is on screen; of several answers one at a time.
#[component]
pub fn Debug(state: PanelState) -> impl IntoView {
    let answers = Memo::new(move |_| state.load.with(|load| load.answers.clone()));
    let which = RwSignal::new(0_usize);
    let answered = Signal::derive(move || {
        let answers = answers.get()?;
        let which = which.get().min(answers.list.len().checked_sub(1)?);
        Some(Place { answers, which })
    });
    let choices = move || {
        let answers = answers.get();
        let several = answers.filter(|answers| answers.list.len() > 1);
        let names = several.iter().flat_map(|answers| &answers.list).map(name);
        let option = |(at, name): (usize, String)| view! { <option value=at.to_string() selected=flag(move || which.get() == at)>{name}</option> };
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
    view! {
        <div class="debug">
            {part(choices)}
            <Request state answered />
            <Facts state answered />
            <section>
                <h2>"Samples"</h2>
                <SamplesTable answered />
            </section>
            <Response answered />
        </div>
    }
}

/// One of the answers on screen.
#[derive(Clone, PartialEq)]
pub struct Place {
    answers: Arc<Answers>,
    which: usize,
}

impl Deref for Place {
    type Target = Answered;

    fn deref(&self) -> &Answered {
        &self.answers.list[self.which]
    }
}

fn name(answered: &Answered) -> String {
    let earlier = answered
        .earlier
        .map(|earlier| format!(", {earlier} earlier"));
    let (letter, query) = (letter(answered.place), &answered.query.query);
    format!("{letter}: {query}{}", earlier.unwrap_or_default())
}

/// The exact request: of the answer on screen, or else of the question under way.
#[component]
fn Request(state: PanelState, answered: Signal<Option<Place>>) -> impl IntoView {
    let query = Memo::new(move |_| {
        let shown =
            answered.with(|answered| answered.as_ref().map(|answered| answered.asked.clone()));
        shown.or_else(|| {
            state
                .load
                .with(|load| load.asking.as_ref()?.queries.first().cloned())
        })
    });
    let with = move |tell: fn(&RangeQuery) -> String| {
        query.with(|query| query.as_ref().map(tell).unwrap_or_default())
    };
    let form = move || {
        query.with(|query| {
            let fields = query.iter().flat_map(RangeQuery::form);
            fields
                .map(|(name, value)| view! { <dt>{name}</dt><dd class="mono">{value}</dd> })
                .collect_view()
        })
    };
    view! {
        <section data-testid="debug-request">
            <h2>"Request"</h2>
            <dl>
                <dt>"POST"</dt>
                <dd class="mono">{text(move || with(RangeQuery::url))}</dd>
                {part(form)}
            </dl>
            <pre aria-label="As a curl command">{text(move || with(RangeQuery::as_curl))}</pre>
            <div class="buttons">
                <CopyButton label="Copy as curl" text=move || with(RangeQuery::as_curl) />
                <CopyButton label="Copy as promtool" text=move || with(RangeQuery::as_promtool) />
                <CopyButton label="Copy as a link" text=move || with(RangeQuery::as_link) />
            </div>
        </section>
    }
}

/// Timings, sizes, and what the server adds to its answer.
#[component]
fn Facts(state: PanelState, answered: Signal<Option<Place>>) -> impl IntoView {
    let facts = move || {
        let drawn = state.drawn.get();
        answered.with(|answered| {
            answered
                .as_deref()
                .map(|answered| facts(answered, drawn))
                .unwrap_or_default()
        })
    };
    view! {
        <section data-testid="debug-timings">
            <h2>"Timings and sizes"</h2>
            <dl>
                {part(move || {
                    facts().into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect_view()
                })}
            </dl>
        </section>
    }
}

fn facts(answered: &Answered, drawn: Option<f64>) -> Vec<(&'static str, String)> {
    let ms = |ms: f64| format!("{ms:.1} ms");
    let timings = &answered.timings;
    let mut facts = vec![
        ("On screen", window(&answered.query)),
        ("Asked for by this request", window(&answered.asked)),
        ("Network: until the first byte", ms(timings.waited)),
        ("Network: until the last byte", ms(timings.downloaded)),
        ("Decode (while it downloads)", ms(timings.decoded)),
        ("Draw", drawn.map_or_else(|| "not drawn yet".to_owned(), ms)),
        ("Size, uncompressed", format!("{:.0} bytes", timings.bytes)),
        ("Series", answered.answer.series.len().to_string()),
        ("Samples", answered.answer.samples().to_string()),
    ];
    if let Some(server_time) = answered.server_time {
        #[allow(
            clippy::cast_precision_loss,
            reason = "milliseconds since 1970 fit an f64"
        )]
        let skew = (answered.received_at as f64 - server_time) / 1_000.0;
        facts.push((
            "This clock ahead of the server's by",
            format!("{skew:.0} s (± 1 s)"),
        ));
    }
    facts.extend(
        answered
            .answer
            .warnings
            .iter()
            .map(|warning| ("Warning", warning.clone())),
    );
    facts.extend(
        answered
            .answer
            .infos
            .iter()
            .map(|info| ("Info", info.clone())),
    );
    facts
}

fn window(query: &RangeQuery) -> String {
    let Window { start, end, step } = query.window;
    format!(
        "{} to {} UTC, step {step}",
        Civil::from_ms(start),
        Civil::from_ms(end)
    )
}

/// How much of an answer is set out before the reader asks for all, in bytes.
const SHOWN: usize = 64 * 1024;

/// The raw answer, set out for reading.
#[component]
fn Response(answered: Signal<Option<Place>>) -> impl IntoView {
    let all = RwSignal::new(false);
    let shown = RwSignal::new((String::new(), true));
    Effect::new(move |_| {
        let Some(answered) = answered.get() else {
            return;
        };
        let limit = if all.get() { usize::MAX / 4 } else { SHOWN };
        spawn_local(async move {
            let raw = body(&answered).await;
            shown.set(json::set_out(&raw, limit));
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
                    on:click=click(move || all.set(true))
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

async fn body(answered: &Answered) -> String {
    let Some(raw) = answered.raw.as_ref() else {
        return String::new();
    };
    let text = JsFuture::from(raw.text()).await;
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
