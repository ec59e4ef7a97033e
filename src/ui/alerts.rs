//! The page of alerts: what fires, what is about to, and whether anybody watches.

use leptos::prelude::*;

use super::alert::alert;
use super::changing::{click, each, flag, part, text, when_opened};
use super::check_box::check_box;
use super::silences::Silences;
use crate::alerts::{doubts, labels, summary};
use crate::browser::notice;
use crate::measure::time_text::clock_text;
use crate::measure::unit::Unit;
use crate::prom::duration::Duration;
use crate::state::app::App;
use crate::state::derived::Derived;
use crate::state::slot::Slot;
use crate::view::Page;

/// So many alerts are built at once: a page of thousands would be slow to follow them.
const BATCH: usize = 50;

/// All of it: a dense line an alert, which opens; and the rules that are quiet.
#[component]
pub fn AlertsPage() -> impl IntoView {
    let app = expect_context::<App>();
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
    let sounds = flag(move || app.saved.with(|saved| saved.sounds));
    let sound = move |sounds| app.sound_alerts(sounds);
    let found = Derived::new(move || app.sought.with(|sought| alerts.found(sought)));
    let none = move || has_come() && found.with(Vec::is_empty);
    let most = Slot::new(BATCH);
    let shown = move || {
        let most = most.get();
        found.with(|found| found.iter().take(most).copied().collect())
    };
    let beyond = move || found.with(Vec::len).saturating_sub(most.get());
    let show_more = move || most.update(|most| *most += BATCH);
    let (toggled, quiet_rules) =
        when_opened(move || view! { <ul>{part(move || quiet(app))}</ul> }.into_any());
    view! {
        <section class="alerts" data-testid="alerts" hidden=flag(move || app.page.get() != Page::Alerts)>
            <div class="legend-head">
                <h2><span role="status">{text(head)}</span></h2>
                {check_box("watch-alerts", "Watch while the page is open", watches, watch)}
                <span class="check" hidden=flag(move || !is_watched())>{check_box("sound-alerts", "with a tone", sounds, sound)}</span>
                <input
                    type="search"
                    data-testid="alert-filter"
                    aria-label="Filter the alerts"
                    placeholder="Filter the alerts"
                    prop:value=text(move || app.sought.with(|sought| sought.search.clone()))
                    on:input=move |event| app.seek(|sought| sought.search = event_target_value(&event))
                />
                {grouping(app)}
            </div>
            <p class="hint" data-testid="no-pager" hidden=flag(move || !is_watched())>
                {text(move || format!("An open page is no pager: whoever has to be woken needs an Alertmanager. {}", notice::obstacle().unwrap_or_default()))}
            </p>
            <ul class="notices">{part(doubtful)}</ul>
            {each(shown, move |number| alert(app, found, number))}
            <button type="button" data-testid="more-alerts" hidden=flag(move || beyond() == 0) on:click=click(show_more)>
                {text(move || format!("Show {} more", beyond().min(BATCH)))}
            </button>
            <p class="empty" hidden=flag(move || !none())>"No alerts here."</p>
            <Silences />
            <details on:toggle=toggled>
                <summary>"Rules that are quiet"</summary>
                {quiet_rules}
            </details>
        </section>
    }
}

/// By which label alerts stand together.
fn grouping(app: App) -> AnyView {
    let names = Derived::new(move || {
        let by = app.sought.with(|sought| sought.by.clone());
        let mut names = app.alerts.rules.with(|rules| labels(rules));
        // The link's, though no alert of today has it.
        if !by.is_empty() && !names.contains(&by) {
            names.push(by);
        }
        names
    });
    let option = move |name: String| {
        let (own, shown) = (name.clone(), name.clone());
        let is_it = flag(move || app.sought.with(|sought| sought.by == own));
        view! { <option value=name prop:selected=is_it>{shown}</option> }.into_any()
    };
    let options = move || names.get().into_iter().map(option).collect_view();
    view! {
        <select data-testid="alerts-by" aria-label="Group by" title="Group by" on:change=move |event| app.seek(|sought| sought.by = event_target_value(&event))>
            <option value="">"not grouped"</option>
            {part(options)}
        </select>
    }
    .into_any()
}

fn quiet(app: App) -> Vec<AnyView> {
    let offset = app.offset();
    app.alerts.rules.with(|rules| {
        let quiet = rules.iter().filter(|rule| rule.alerts.is_empty());
        quiet
            .map(|rule| {
                let held =
                    (rule.holds_for != Duration::ZERO).then(|| format!("for {}", rule.holds_for));
                let at = rule
                    .evaluated_at
                    .map(|at| format!("evaluated {}", clock_text(at, &offset)));
                let took = rule
                    .took
                    .map(|took| format!("in {}", Unit::Seconds.format(took)));
                let told = [
                    Some(format!("{}, group {}", rule.name, rule.group)),
                    held,
                    at,
                    took,
                ];
                let told = told.into_iter().flatten().collect::<Vec<_>>().join(", ");
                view! { <li>{told}" "<code>{rule.expr.clone()}</code></li> }.into_any()
            })
            .collect()
    })
}
