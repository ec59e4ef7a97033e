//! An alert, and what stands above the first of a group.

use leptos::prelude::*;

use super::changing::{Text, click, flag, part, text, when_opened};
use super::silences::{self, held_back};
use crate::alerts::{group, value_text};
use crate::measure::time_text::date_text;
use crate::prom::labels::Labels;
use crate::prom::rules::{Alert, Rule};
use crate::state::app::App;
use crate::state::derived::Derived;

/// A dense line, which opens: what it opens is built only then.
pub(super) fn alert(app: App, found: Derived<Vec<usize>>, number: usize) -> AnyView {
    let of = said_of(app, number);
    let since = move || {
        let since = app.alerts.of(number, |rule, at| rule.alerts[at].since);
        since.map_or_else(String::new, |at| {
            format!("since {}", date_text(at, &app.offset()))
        })
    };
    let head = Derived::new(move || head(app, found, number));
    let (toggled, body) = when_opened(move || opened(app, number));
    view! {
        <h3 class="group" data-testid="alert-group" hidden=flag(move || head.with(String::is_empty))>{text(move || head.get())}</h3>
        <details class="alert" data-testid="alert" data-state=of(|_, alert| alert.state.name().to_owned()) on:toggle=toggled>
            <summary>
                <b>{of(|rule, _| rule.name.clone())}</b>
                <span class="state">{of(|_, alert| alert.state.name().to_owned())}</span>
                <span class="quiet" data-testid="silenced">{text(move || held_back(app, number).to_owned())}</span>
                <code>{of(|_, alert| words(alert))}</code>
                <span>{of(|_, alert| alert.annotation("summary").to_owned())}</span>
                <span>{of(value_text)}</span>
                <span class="when">{text(since)}</span>
            </summary>
            <div>{body}</div>
        </details>
    }
    .into_any()
}

/// A text of an alert, which follows it.
fn said_of(app: App, number: usize) -> impl Fn(fn(&Rule, &Alert) -> String) -> Text {
    move |say| {
        text(move || {
            app.alerts
                .of(number, |rule, at| say(rule, &rule.alerts[at]))
        })
    }
}

/// What else is known of an alert, and what can be done.
fn opened(app: App, number: usize) -> AnyView {
    let annotations = move || {
        let told = app
            .alerts
            .of(number, |rule, at| rule.alerts[at].annotations.clone());
        told.into_iter().map(annotation).collect_view()
    };
    let labels = move || {
        let labels = app
            .alerts
            .of(number, |rule, at| labels_of(&rule.alerts[at]));
        labels
            .into_iter()
            .map(|label| label_button(app, label))
            .collect_view()
    };
    let show = move || {
        let told = |rule: &Rule, at: usize| (rule.expr.clone(), rule.alerts[at].since);
        let (expr, since) = app.alerts.of(number, told);
        app.chart_rule(&expr, since);
    };
    view! {
        <div class="labels">{part(labels)}</div>
        <dl>{part(annotations)}</dl>
        <pre>{said_of(app, number)(|rule, _| rule.expr.clone())}</pre>
        <p class="quiet" data-testid="receivers" hidden=flag(move || silences::receivers(app, number).is_empty())>
            {text(move || silences::receivers(app, number))}
        </p>
        {silences::form(app, number)}
        <button type="button" data-testid="chart-rule" on:click=click(show)>"Chart this rule"</button>
    }
    .into_any()
}

/// What stands above the first alert of a group.
fn head(app: App, found: Derived<Vec<usize>>, number: usize) -> String {
    let by = app.sought.with(|sought| sought.by.clone());
    if by.is_empty() {
        return String::new();
    }
    let group = |number: usize| {
        app.alerts.of(number, |rule, at| {
            group(rule, &rule.alerts[at], &by).to_owned()
        })
    };
    let own = group(number);
    let before = found.with(|found| {
        let place = found.iter().position(|one| *one == number)?;
        found.get(place.checked_sub(1)?).copied()
    });
    match before {
        Some(before) if group(before) == own => String::new(),
        _ if own.is_empty() => format!("without {by}"),
        _ => format!("{by}: {own}"),
    }
}

/// All labels as PromQL has them; nothing where there are none.
fn words(alert: &Alert) -> String {
    labels_of(alert).join(", ")
}

/// The labels, each as PromQL has it.
fn labels_of(alert: &Alert) -> Vec<String> {
    let label = |(name, value): (&str, &str)| {
        let all = Labels::new([(name, value)]).to_string();
        all.trim_start_matches('{').trim_end_matches('}').to_owned()
    };
    alert.labels.iter().map(label).collect()
}

/// A label; a click leaves only alerts that have it, and another one all.
fn label_button(app: App, label: String) -> AnyView {
    let (own, wanted) = (label.clone(), label.clone());
    let is_sought = move || app.sought.with(|sought| sought.search == own).to_string();
    let seek = move || {
        app.seek(|sought| {
            let is_sought = sought.search == wanted;
            sought.search = if is_sought {
                String::new()
            } else {
                wanted.clone()
            };
        });
    };
    view! { <button type="button" class="label" aria-pressed=text(is_sought) title="Show only alerts with this label" on:click=click(seek)>{label}</button> }
    .into_any()
}

/// A text of whoever wrote the rule: text, or a link to http where it is nothing else.
fn annotation((name, told): (String, String)) -> AnyView {
    let is_link = ["http://", "https://"]
        .iter()
        .any(|scheme| told.starts_with(scheme));
    let is_link = is_link && !told.contains(char::is_whitespace);
    let told = if is_link {
        let address = told.clone();
        view! { <a href=address rel="noreferrer" target="_blank">{told}</a> }.into_any()
    } else {
        told.into_any()
    };
    view! { <dt>{name}</dt><dd>{told}</dd> }.into_any()
}
