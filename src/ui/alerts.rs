//! The page of alerts: what fires, what is about to, and whether anybody watches.

use leptos::prelude::*;

use super::changing::{click, each, flag, part, text};
use super::check_box::check_box;
use super::silences::{self, Silences, is_silenced};
use crate::alerts::{doubts, summary};
use crate::browser::notice;
use crate::measure::time_text::{clock_text, date_text};
use crate::prom::rules::{Alert, Rule};
use crate::prom::value::Value;
use crate::state::app::App;
use crate::state::slot::Slot;
use crate::view::Page;

/// All of it: a dense line an alert, which opens; and the rules that are quiet.
#[component]
pub fn AlertsPage() -> impl IntoView {
    let app = expect_context::<App>();
    let search = Slot::new(String::new());
    let alerts = app.alerts;
    let has_come = move || alerts.seen_at.with(Option::is_some);
    let doubtful = move || {
        let lost = alerts.fault.get();
        let since = alerts.seen_at.get().map_or_else(
            || "Not watching".to_owned(),
            |at| format!("Not watching since {}", clock_text(at, &app.offset())),
        );
        let lost = (!lost.is_empty()).then(|| format!("{since}: {lost}"));
        let told = has_come().then(|| alerts.rules.with(|rules| doubts(rules, app.now())));
        let all = lost.into_iter().chain(told.into_iter().flatten());
        let item =
            |doubt| view! { <li class="error" data-testid="not-watching">{doubt}</li> }.into_any();
        all.map(item).collect_view()
    };
    let head = move || {
        if has_come() {
            alerts.rules.with(|rules| summary(rules))
        } else {
            "Asking for the rules".to_owned()
        }
    };
    let is_watched = move || app.saved.with(|saved| saved.watches);
    let (watches, watch) = (flag(is_watched), move |watches| app.watch_alerts(watches));
    let found = move || search.with(|search| alerts.found(search));
    let none = move || has_come() && found().is_empty();
    view! {
        <section class="alerts" data-testid="alerts" hidden=flag(move || app.page.get() != Page::Alerts)>
            <div class="legend-head">
                <h2 role="status">{text(head)}</h2>
                {check_box("watch-alerts", "Watch while the page is open", watches, watch)}
                <input
                    type="search"
                    data-testid="alert-filter"
                    aria-label="Filter the alerts"
                    placeholder="Filter the alerts"
                    on:input=move |event| search.set(event_target_value(&event))
                />
            </div>
            <p class="hint" data-testid="no-pager" hidden=flag(move || !is_watched())>
                {text(move || format!("An open page is no pager: whoever has to be woken needs an Alertmanager. {}", notice::obstacle().unwrap_or_default()))}
            </p>
            <ul class="notices">{part(doubtful)}</ul>
            {each(found, move |number| alert(app, number))}
            <p class="empty" hidden=flag(move || !none())>"No alerts here."</p>
            <Silences />
            <details>
                <summary>"Rules that are quiet"</summary>
                <ul>{part(move || quiet(app))}</ul>
            </details>
        </section>
    }
}

fn alert(app: App, number: usize) -> AnyView {
    let of = move |say: fn(&Rule, &Alert) -> String| {
        text(move || {
            app.alerts
                .of(number, |rule, at| say(rule, &rule.alerts[at]))
        })
    };
    let since = move || {
        let since = app.alerts.of(number, |rule, at| rule.alerts[at].since);
        since.map_or_else(String::new, |at| {
            format!("since {}", date_text(at, &app.offset()))
        })
    };
    let annotations = move || {
        let told = app
            .alerts
            .of(number, |rule, at| rule.alerts[at].annotations.clone());
        told.into_iter().map(annotation).collect_view()
    };
    let show = move || {
        let expr = app.alerts.of(number, |rule, _| rule.expr.clone());
        app.chart(&expr);
    };
    view! {
        <details class="alert" data-testid="alert" data-state=of(|_, alert| alert.state.name().to_owned())>
            <summary>
                <b>{of(|rule, _| rule.name.clone())}</b>
                <span class="state">{of(|_, alert| alert.state.name().to_owned())}</span>
                <span class="quiet" data-testid="silenced" hidden=flag(move || !is_silenced(app, number))>"silenced"</span>
                <code>{of(|_, alert| labels(alert))}</code>
                <span>{of(|_, alert| alert.annotation("summary").to_owned())}</span>
                <span>{of(|_, alert| alert.value.map(|value| Value(value).to_string()).unwrap_or_default())}</span>
                <span class="when">{text(since)}</span>
            </summary>
            <dl>{part(annotations)}</dl>
            <pre>{of(|rule, _| rule.expr.clone())}</pre>
            {silences::form(app, number)}
            <button type="button" data-testid="chart-rule" on:click=click(show)>"Chart this rule"</button>
        </details>
    }
    .into_any()
}

/// The labels as PromQL has them; nothing where there are none.
fn labels(alert: &Alert) -> String {
    if alert.labels.is_empty() {
        String::new()
    } else {
        alert.labels.to_string()
    }
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

fn quiet(app: App) -> Vec<AnyView> {
    let offset = app.offset();
    app.alerts.rules.with(|rules| {
        let quiet = rules.iter().filter(|rule| rule.alerts.is_empty());
        quiet
            .map(|rule| {
                let evaluated = rule.evaluated_at.map(|at| clock_text(at, &offset));
                let told = format!("{}, group {}", rule.name, rule.group);
                let told = evaluated.map_or(told.clone(), |at| format!("{told}, evaluated {at}"));
                view! { <li>{told}" "<code>{rule.expr.clone()}</code></li> }.into_any()
            })
            .collect()
    })
}
