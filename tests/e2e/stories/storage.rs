//! What the browser keeps.

use serde_json::json;

use crate::page::{Page, eventually, link};
use crate::stage::Stage;

pub(crate) fn blocked_is_said_and_survived(stage: &Stage) {
    let parameters = [("server", stage.prometheus.url()), ("g0.expr", "up")];
    let page = Page::open_without_storage(stage, &link(&stage.site, &parameters));
    page.sees_series(1);
    page.sees(
        "page-notice",
        "This browser keeps no settings for this page",
    );
}

pub(crate) fn that_is_full_is_said_and_survived(stage: &Stage) {
    let page = Page::open(stage, "about:blank");
    page.before_any_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    );
    let parameters = [("server", stage.prometheus.url()), ("g0.expr", "vector(1)")];
    page.goes_to(&link(&stage.site, &parameters));
    let chart = page.sees_series(1);
    page.sees(
        "page-notice",
        "This browser has no more room for what this page keeps",
    );
    page.asks("vector(2)");
    page.sees_newer_than(chart);
    assert_eq!(page.complaints(), [""; 0]);
}

/// What is kept, and what of it is not empty.
const KEPT: &str = "return Object.entries(localStorage)
    .filter(([name, value]) => name.startsWith('promscope.') && value !== '{]')
    .map(([name]) => name).sort()";

pub(crate) fn that_is_broken_is_begun_anew(stage: &Stage) {
    let page = Page::open_query(stage, "vector(1)");
    page.sees_series(1);
    page.script(
        "for (const name of ['history', 'papers', 'read', 'settings', 'told']) localStorage.setItem(`promscope.${name}`, '{]')",
    );
    page.reloads();
    let chart = page.sees_series(1);
    page.asks("vector(2)");
    page.sees_newer_than(chart);
    page.chooses("auto-refresh", "1m");
    let kept = || page.script(KEPT);
    let wanted = json!(["promscope.history", "promscope.read", "promscope.settings"]);
    eventually("it to be written anew", kept, |kept| *kept == wanted);
    assert_eq!(page.shown("page-notice"), None);
    assert_eq!(page.complaints(), [""; 0]);
}
