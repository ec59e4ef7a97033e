//! What rules of a real Prometheus say.

use serde_json::json;

use crate::page::{Page, link};
use crate::stage::{Flags, Prometheus, Stage};

const RULES: &str = r#"
groups:
  - name: home
    rules:
      - alert: Burning
        expr: vector(3) > 1
        labels: { severity: "<b>page</b>" }
        annotations:
          summary: "<img src=x onerror=alert(1)> is hot"
          runbook_url: https://example.test/burning
          odd: "javascript:alert(1)"
      - alert: Smoking
        expr: vector(1)
        for: 1h
      - alert: Calm
        expr: vector(1) > 2
"#;

const SHOWN: &str = "return [...document.querySelectorAll('[data-testid=alert]')]
    .map((alert) => `${alert.dataset.state} ${alert.querySelector('b').textContent}`)";

/// The page of a server with the rules above, once it shows what they say.
fn open(stage: &Stage) -> (Prometheus, Page) {
    let (prometheus, page) = open_rules(stage, RULES);
    page.finds(SHOWN, &json!(["firing Burning", "pending Smoking"]));
    (prometheus, page)
}

/// The page of a server with these rules.
fn open_rules(stage: &Stage, rules: &str) -> (Prometheus, Page) {
    let prometheus = stage.another_prometheus(Flags {
        rules: Some(rules),
        ..Flags::default()
    });
    let parameters = [
        ("server", prometheus.url()),
        ("page", "alerts"),
        ("refresh", "1s"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    (prometheus, page)
}

pub(crate) fn are_seen_filtered_and_charted(stage: &Stage) {
    let (_prometheus, page) = open(stage);
    page.sees("alerts", "1 firing · 1 pending · 1 rule quiet");
    page.finds("return document.title", &json!("(1) Alerts · Promscope"));
    page.sees_no("query");
    page.finds(
        "return document.querySelector('[data-testid=alert] summary').innerText.includes('onerror=alert(1)')",
        &json!(true),
    );
    // What is open stays open from refresh to refresh, and hostile texts stay texts.
    page.clicks_on("[data-testid=alert] summary");
    page.sees("alerts", "<img src=x onerror=alert(1)> is hot");
    page.finds(
        "return [...document.querySelectorAll('.alert a')].map((link) => link.href)",
        &json!(["https://example.test/burning"]),
    );
    page.fills("alert-filter", "burn");
    page.finds(SHOWN, &json!(["firing Burning"]));
    page.finds(
        "return document.querySelector('[data-testid=alert]').open",
        &json!(true),
    );
    // What it measures, the number from which on it fires, and when it did.
    page.clicks("chart-rule");
    page.sees_link("g1.expr=vector%283%29&");
    page.sees_link("g1.thresholds=1");
    page.sees_link("g1.show_alerts=1");
    page.sees_no("alerts");
    page.goes_back();
    page.sees("alerts", "1 firing");
}

pub(crate) fn stand_together_and_are_found_by_their_labels(stage: &Stage) {
    const GROUPS: &str = "return [...document.querySelectorAll('[data-testid=alert-group]:not([hidden])')].map((head) => head.textContent)";
    let (_prometheus, page) = open(stage);
    page.finds(GROUPS, &json!([]));
    page.chooses("alerts-by", "alertname");
    page.finds(GROUPS, &json!(["alertname: Burning", "alertname: Smoking"]));
    page.chooses("alerts-by", "severity");
    page.finds(
        GROUPS,
        &json!(["severity: <b>page</b>", "without severity"]),
    );
    page.sees_link("alerts_by=severity");
    page.clicks_on("[data-testid=alert] summary");
    page.clicks_on("[data-testid=alert] button.label");
    page.finds(SHOWN, &json!(["firing Burning"]));
    page.sees("alert-filter", "severity=\"<b>page</b>\"");
    page.sees_link("alerts_filter=severity");
    let other = Page::open(stage, &page.link());
    other.finds(SHOWN, &json!(["firing Burning"]));
    other.finds(GROUPS, &json!(["severity: <b>page</b>"]));
    other.clicks_on("[data-testid=alert] summary");
    other.clicks_on("[data-testid=alert] button.label");
    other.finds(SHOWN, &json!(["firing Burning", "pending Smoking"]));
    other.clicks_on("[data-testid=alerts] > details:last-child > summary");
    other.sees("alerts", "Calm, group home, evaluated ");
}

pub(crate) fn that_are_many_come_when_asked_for(stage: &Stage) {
    const COUNT: &str = "return document.querySelectorAll('[data-testid=alert]').length";
    let rule = |n: usize| format!("      - {{ alert: Burning{n}, expr: vector({n}) }}\n");
    let rules: String = (0..53).map(rule).collect();
    let rules = format!("groups:\n  - name: home\n    rules:\n{rules}");
    let (_prometheus, page) = open_rules(stage, &rules);
    page.sees("alerts", "53 firing");
    page.finds(COUNT, &json!(50));
    page.sees("more-alerts", "Show 3 more");
    page.clicks("more-alerts");
    page.finds(COUNT, &json!(53));
    page.sees_no("more-alerts");
    page.fills("alert-filter", "Burning52");
    page.finds(COUNT, &json!(1));
}

pub(crate) fn begin_with_a_tone(stage: &Stage) {
    let (_prometheus, page) = open(stage);
    page.script(
        "window.tones = 0;
        const { start } = AudioScheduledSourceNode.prototype;
        AudioScheduledSourceNode.prototype.start = function () { window.tones += 1; return start.apply(this, arguments); }",
    );
    page.sees_no("sound-alerts");
    page.clicks("watch-alerts");
    page.clicks("sound-alerts");
    // As if it began by now.
    page.script("localStorage.removeItem('promscope.told')");
    page.finds("return window.tones", &json!(1));
}

pub(crate) fn silence_is_never_calm(stage: &Stage) {
    let (prometheus, page) = open(stage);
    page.sees_no("not-watching");
    prometheus.stop();
    page.sees("not-watching", "Not watching since ");
    page.finds("return document.title", &json!("✕ (1) Alerts · Promscope"));
    page.finds(SHOWN, &json!(["firing Burning", "pending Smoking"]));
    // Another server's are not taken for this one's.
    page.fills("server", "http://nowhere.test:9090\n");
    page.sees(
        "not-watching",
        "Not watching: No answer from http://nowhere.test:9090",
    );
    page.finds(SHOWN, &json!([]));
    // One that has no rules watches nothing, and says so.
    let parameters = [("server", stage.prometheus.url()), ("page", "alerts")];
    page.goes_to(&link(&stage.site, &parameters));
    page.sees(
        "not-watching",
        "This server has no alerting rules, so it watches nothing.",
    );
}
