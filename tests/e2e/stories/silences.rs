//! Alerts on charts, watched from other pages, and silenced at a real Alertmanager.

use serde_json::json;

use crate::faults::Faults;
use crate::page::{Page, link};
use crate::stage::{Flags, Prometheus, Site, Stage};

const RULES: &str = r"
groups:
  - name: home
    interval: 1s
    rules:
      - alert: Burning
        expr: vector(3) > 1
        labels: { severity: page }
      - alert: Smoking
        expr: vector(1)
        for: 1h
";

/// The alerts of a server with these rules, on a page that knows this Alertmanager.
fn open(stage: &Stage, manager: &str) -> (Prometheus, Site, Page) {
    let prometheus = stage.another_prometheus(Flags {
        rules: Some(RULES),
        ..Flags::default()
    });
    let site = stage.another_site();
    site.configure(&json!({ "alertmanagers": [manager] }).to_string());
    let parameters = [
        ("server", prometheus.url()),
        ("page", "alerts"),
        ("refresh", "1s"),
    ];
    let page = Page::open(stage, &link(&site, &parameters));
    page.sees("alerts", "Burning");
    (prometheus, site, page)
}

pub(crate) fn are_made_prolonged_and_ended(stage: &Stage) {
    let manager = stage.alertmanager();
    let (_prometheus, _site, page) = open(stage, manager.url());
    page.clicks_on("[data-testid=alert] summary");
    page.clicks_on("[data-testid=alert] [data-testid=silence-alert]");
    page.sees("silence-form", "Write who silences it, and why");
    page.fills("silence-who", "ada");
    page.fills("silence-why", "<b>known</b>");
    page.clicks_on("[data-testid=alert] [data-testid=silence-alert]");
    page.sees("silenced", "silenced");
    page.clicks_on("[data-testid=silences] summary");
    page.sees("silence", "alertname=\"Burning\", severity=\"page\"");
    page.sees("silence", "ada · <b>known</b>");
    let until = page.shown("silence").unwrap_or_default();
    page.clicks("prolong-silence");
    page.finds(
        &format!(
            "return document.querySelector('[data-testid=silence]')?.innerText !== {}",
            json!(until)
        ),
        &json!(true),
    );
    page.clicks("end-silence");
    page.sees_no("silence");
    page.sees_no("silenced");
}

pub(crate) fn what_becomes_of_alerts_is_told(stage: &Stage) {
    let manager = stage.alertmanager();
    // With a label that the sender adds to all.
    manager.is_sent(&[
        json!({ "alertname": "Burning", "severity": "page", "site": "home" }),
        json!({ "alertname": "Smoking", "site": "home" }),
    ]);
    let (_prometheus, _site, page) = open(stage, manager.url());
    page.finds(
        "return [...document.querySelectorAll('[data-testid=silenced]')].map((mark) => mark.textContent)",
        &json!(["", "inhibited"]),
    );
    page.clicks_on("[data-testid=alert] summary");
    page.sees("receivers", "For nobody");
}

/// Writing needs the server's permission, unlike asking.
pub(crate) fn that_may_not_be_made_say_so(stage: &Stage) {
    let faults = Faults::start();
    let manager = faults.server("read-only");
    let (_prometheus, _site, page) = open(stage, &manager);
    page.clicks_on("[data-testid=alert] summary");
    page.clicks_on("[data-testid=alert] [data-testid=silence-alert]");
    page.fills("silence-who", "ada");
    page.fills("silence-why", "known");
    page.clicks_on("[data-testid=alert] [data-testid=silence-alert]");
    page.finds(
        "return [...document.querySelectorAll('[data-testid=silences-fault]')].filter((told) => told.checkVisibility()).map((told) => told.innerText)",
        &json!([format!("The silence did not come through to {manager}. See that it lets this page's origin write.")]),
    );
    assert_eq!(faults.preflights(), 1);
    page.sees("silence-who", "ada");
}

pub(crate) fn alerts_stand_behind_charts(stage: &Stage) {
    let prometheus = stage.another_prometheus(Flags {
        rules: Some(RULES),
        ..Flags::default()
    });
    let parameters = [
        ("server", prometheus.url()),
        ("refresh", "1s"),
        ("g0.expr", "vector(1)"),
        ("g0.range_input", "1m"),
        ("g0.step_input", "1"),
        ("g0.show_alerts", "1"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    page.finds(
        "return [...document.querySelectorAll('[data-testid=band]')].map((band) => `${band.innerText} ${band.dataset.firing}`).sort()",
        &json!(["Burning true", "Smoking false"]),
    );
    page.finds(
        "const plot = document.querySelector('.plot .bglayer').getBoundingClientRect();
        return [...document.querySelectorAll('[data-testid=band]')].every((band) => {
            const { left, right } = band.getBoundingClientRect();
            return left >= plot.left - 1 && right <= plot.right + 1 && right > left;
        })",
        &json!(true),
    );
    // A refresh does not take them away for as long as it takes.
    page.script(
        "window.lost = 0;
        const look = () => window.lost += document.querySelector('[data-testid=band]') ? 0 : 1;
        new MutationObserver(look).observe(document.querySelector('[data-testid=chart]'), { childList: true, subtree: true, attributes: true })",
    );
    let chart = page.chart();
    let chart = page.sees_newer_than(chart);
    page.sees_newer_than(chart);
    page.finds("return window.lost", &json!(0));
    page.clicks("show-alerts");
    page.sees_no("band");
    // They are counted in the title while the reader looks at something else.
    page.clicks("alerts-button");
    page.clicks("watch-alerts");
    page.sees("no-pager", "An open page is no pager");
    page.clicks("alerts-button");
    page.finds("return document.title", &json!("(1) vector(1) · Promscope"));
}
