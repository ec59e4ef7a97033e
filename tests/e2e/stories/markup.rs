//! What others wrote is shown, never run.

use serde_json::json;

use crate::faults::{Faults, MARKUP};
use crate::page::{Page, link};
use crate::stage::Stage;

/// Nothing of the label became an element, and its script did not run.
const BROKEN_IN: &str =
    "return document.title === 'broken in' || document.querySelector('img, u') !== null";

pub(crate) fn labels_stay_text(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("markup");
    let page = Page::open(
        stage,
        &link(&stage.site, &[("server", &server), ("g0.expr", "up")]),
    );
    page.sees_series(1);
    page.points_at_chart(0.5);
    page.finds(BROKEN_IN, &json!(false));
    page.clicks("tab-table");
    page.sees("table", MARKUP);
    page.clicks("tab-debug");
    page.sees("debug-response", "<u>lined</u>");
    page.finds(BROKEN_IN, &json!(false));
    assert_eq!(page.complaints(), [""; 0]);
}

/// What got into the page in spite of all would find no way to run, nor to bring more.
pub(crate) fn what_gets_in_does_not_run(stage: &Stage) {
    let page = Page::open_query(stage, "up");
    page.sees_series(1);
    let faults = Faults::start();
    let elsewhere = faults.server("fine");
    page.script(&format!(
        "const policy = [];
        addEventListener('securitypolicyviolation', ({{ effectiveDirective }}) => policy.push(effectiveDirective));
        window.policy = policy;
        for (const [tag, member, value] of [
            ['script', 'textContent', 'window.ran = 1'],
            ['script', 'src', '{elsewhere}'],
            ['img', 'src', '{elsewhere}'],
            ['iframe', 'src', '{elsewhere}'],
            ['object', 'data', '{elsewhere}'],
            ['base', 'href', '{elsewhere}'],
        ]) document.body.append(Object.assign(document.createElement(tag), {{ [member]: value }}));
        document.body.insertAdjacentHTML('beforeend', '<b onclick=\"window.ran = 2\" id=brought>x</b>');
        document.getElementById('brought').click();
        setTimeout('window.ran = 3');",
    ));
    page.finds(
        "return [...new Set(window.policy)].sort()",
        &json!([
            "base-uri",
            "frame-src",
            "img-src",
            "object-src",
            "script-src",
            "script-src-attr",
            "script-src-elem",
        ]),
    );
    page.finds("return window.ran ?? 0", &json!(0));
}

pub(crate) fn errors_stay_text(stage: &Stage) {
    let faults = Faults::start();
    let server = faults.server("markup-error");
    let page = Page::open(
        stage,
        &link(&stage.site, &[("server", &server), ("g0.expr", MARKUP)]),
    );
    page.sees_error(MARKUP);
    page.sees("query", MARKUP);
    page.finds(BROKEN_IN, &json!(false));
}
