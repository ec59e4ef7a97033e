//! Silences: what holds alerts back, and making that.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::changing::{click, flag, part, text};
use crate::measure::time_text::date_text;
use crate::prom::deliveries::{Delivery, Held};
use crate::prom::duration::Duration;
use crate::prom::rules::{Alert, Rule};
use crate::prom::silences::Silence;
use crate::state::app::App;
use crate::state::silences::LONGER;
use crate::state::slot::Slot;

/// How long a silence lasts where nothing else is typed.
const USUAL: &str = "2h";

/// What is in force; nothing without an Alertmanager.
#[component]
pub fn Silences() -> impl IntoView {
    let app = expect_context::<App>();
    let has_none = app.alertmanager().is_none();
    let rows = move || {
        app.silences
            .get()
            .into_iter()
            .map(|silence| row(app, silence))
            .collect_view()
    };
    let faults = [app.silences_fault, app.silencing_fault].map(|fault| {
        view! {
            <p class="error" role="alert" data-testid="silences-fault" hidden=flag(move || fault.with(String::is_empty))>
                {text(move || fault.get())}
            </p>
        }
        .into_any()
    });
    view! {
        {faults.into_iter().collect_view()}
        <details data-testid="silences" hidden=has_none>
            <summary>{text(move || format!("Silences: {}", app.silences.with(Vec::len)))}</summary>
            <ul>{part(rows)}</ul>
        </details>
    }
}

fn row(app: App, silence: Silence) -> AnyView {
    let until = silence.ends_at.map_or_else(String::new, |at| {
        format!("until {}", date_text(at, &app.offset()))
    });
    let about = format!("{until} · {} · {}", silence.created_by, silence.comment);
    let words = silence.words();
    let (longer, ended) = (silence.clone(), silence);
    let prolong = move || app.silence(&longer, longer.longer_by(LONGER, app.now()));
    let end = move || app.end_silence(&ended);
    view! {
        <li data-testid="silence">
            <code>{words}</code> " " <span class="quiet">{about}</span> " "
            <button type="button" data-testid="prolong-silence" on:click=click(prolong)>"1 h longer"</button> " "
            <button type="button" data-testid="end-silence" on:click=click(end)>"End"</button>
        </li>
    }
    .into_any()
}

/// Silences just one alert: for how long, who, and why.
pub(super) fn form(app: App, number: usize) -> AnyView {
    if app.alertmanager().is_none() {
        return ().into_any();
    }
    let wrong = Slot::new(String::new());
    let inputs = [(); 3].map(|()| NodeRef::<html::Input>::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let [length, who, why] = inputs.map(|input| {
            input
                .get_untracked()
                .map(|input| input.value())
                .unwrap_or_default()
        });
        let length: Duration = match length.trim().parse() {
            Ok(length) if length > Duration::ZERO => length,
            _ => {
                return wrong.set(format!(
                    "“{length}” is no length of time. Write one such as {USUAL}."
                ));
            }
        };
        if who.trim().is_empty() || why.trim().is_empty() {
            return wrong.set("Write who silences it, and why: others will ask.".to_owned());
        }
        wrong.set(String::new());
        let silence = untrack(|| {
            app.alerts
                .of(number, |rule: &Rule, at| of_alert(rule, &rule.alerts[at]))
        });
        app.silence(
            &Silence {
                created_by: who,
                comment: why,
                ..silence
            },
            length,
        );
    };
    let [length, who, why] = inputs;
    view! {
        <form class="silence" data-testid="silence-form" on:submit=submit>
            <input type="text" data-testid="silence-length" aria-label="How long" value=USUAL size="6" node_ref=length />
            <input type="text" data-testid="silence-who" aria-label="Who silences it" placeholder="who" size="10" node_ref=who />
            <input type="text" data-testid="silence-why" aria-label="Why" placeholder="why" node_ref=why />
            <button type="submit" data-testid="silence-alert">"Silence"</button>
            <span class="wrong" role="alert" hidden=flag(move || wrong.with(String::is_empty))>{text(move || wrong.get())}</span>
        </form>
    }
    .into_any()
}

fn of_alert(rule: &Rule, alert: &Alert) -> Silence {
    Silence::of(&rule.name, &alert.labels)
}

/// What holds an alert back, in a word; empty where nothing does. Tracked.
pub(super) fn held_back(app: App, number: usize) -> &'static str {
    let is_silenced = app.alerts.of(number, |rule, at| {
        let labels = &rule.alerts[at].labels;
        app.silences
            .with(|all| all.iter().any(|silence| silence.holds(&rule.name, labels)))
    });
    let held = delivery(app, number, |delivery| delivery.held);
    match held.unwrap_or_default() {
        Held::Silenced => "silenced",
        _ if is_silenced => "silenced",
        Held::Inhibited => "inhibited",
        Held::Not => "",
    }
}

/// Whom the Alertmanager sends an alert to, in words; empty where it knows nothing of it. Tracked.
pub(super) fn receivers(app: App, number: usize) -> String {
    let names = delivery(app, number, |delivery| delivery.receivers.join(", "));
    let names = names.filter(|names| !names.is_empty());
    names.map_or_else(String::new, |names| format!("For {names}"))
}

/// Something of what becomes of an alert.
fn delivery<T>(app: App, number: usize, say: fn(&Delivery) -> T) -> Option<T> {
    app.alerts.of(number, |rule, at| {
        let labels = &rule.alerts[at].labels;
        app.deliveries.with(|all| {
            let is_it = |delivery: &&Delivery| delivery.is_of(&rule.name, labels);
            all.iter().find(is_it).map(say)
        })
    })
}
