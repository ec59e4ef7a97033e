//! What reads answers beside the page, and is lost.

use std::fs;

use serde_json::json;

use crate::crooked::{CrookedSite, Wrong};
use crate::faults::Faults;
use crate::page::{Page, eventually, key, link};
use crate::stage::{Stage, dist};

/// Keeps the page's worker at hand, and notes when it is ready.
const AT_HAND: &str = "
    const Real = Worker;
    window.Worker = function (...parameters) {
        window.beside = new Real(...parameters);
        beside.addEventListener('message', ({ data }) => { window.isReady ||= data === 'ready' });
        return beside;
    };";

/// Makes the program in the worker trap, as memory does that cannot be had, once it is asked for this.
const TRAP: &str = "
    let program;
    addEventListener('message', ({ data }) => {
        if (data.js) program = import(data.js).then(({ default: init }) => init({ module_or_path: data.module }));
        if (data[2]?.includes('query=slow')) program.then((it) => setTimeout(() => it.__wbindgen_malloc(-1, 1)));
    });";

fn opens(stage: &Stage, url: &str) -> Page {
    let page = Page::open(stage, "about:blank");
    page.before_any_script(AT_HAND);
    page.goes_to(url);
    page.sees_series(1);
    page.finds("return window.isReady", &json!(true));
    page
}

pub(crate) fn that_stops_half_way_is_done_without(stage: &Stage) {
    let faults = Faults::start();
    let straight = fs::read_to_string(dist().join("worker.js")).expect("the worker's script");
    let script = String::leak(format!("{straight}{TRAP}"));
    let site = CrookedSite::start("worker.js", Wrong::Content("text/javascript", script));
    let server = faults.server("slow-query");
    let page = opens(
        stage,
        &site.page(&format!("?server={server}&g0.expr=quick")),
    );
    let chart = page.chart();
    page.asks("slow");
    page.sees_error(
        "What reads answers beside the page stopped over this one. Ask for fewer series",
    );
    page.sees("query", "slow");
    page.sees("chart-title", "as of ");
    assert_eq!(page.chart().samples, chart.samples);
    eventually(
        "the browser to leave",
        || faults.left("slow-query"),
        |left| *left == 1,
    );
    let kept = page.chart();
    page.asks("quick");
    page.sees_newer_than(kept);
    page.sees_no("error");
    assert_eq!(page.shown("stopped"), None);
}

pub(crate) fn that_falls_silent_is_done_without(stage: &Stage) {
    let faults = Faults::start();
    let site = stage.another_site();
    site.configure(&json!({ "timeout": "2s" }).to_string());
    let server = faults.server("fine");
    let parameters = [("server", &*server), ("g0.expr", "up")];
    let page = opens(stage, &link(&site, &parameters));
    page.script("beside.terminate()");
    page.fills("query", "half a thought");
    page.clicks("refresh");
    page.sees_error("within 2s. Ask for a shorter range");
    page.sees("query", "half a thought");
    page.sees("chart-title", "as of ");
    let kept = page.chart();
    page.clicks("refresh");
    page.sees_no("error");
    page.sees_newer_than(kept);
    page.fills("query", "up");
    page.presses(&[key::ENTER]);
    page.sees_newer_than(kept);
    assert_eq!(page.complaints(), [""; 0]);
}

/// A question that waits in vain says nothing of the worker, which is asked again.
pub(crate) fn that_only_waits_is_asked_again(stage: &Stage) {
    let faults = Faults::start();
    let site = stage.another_site();
    site.configure(&json!({ "timeout": "2s" }).to_string());
    let server = faults.changing_server("fine");
    let parameters = [("server", &*server), ("g0.expr", "up")];
    let page = opens(stage, &link(&site, &parameters));
    faults.becomes("silent");
    page.script("isReady = false");
    page.clicks("refresh");
    page.sees_error("within 2s. Ask for a shorter range");
    page.finds("return window.isReady", &json!(true));
    page.script(
        "window.orders = 0;
        const post = beside.postMessage.bind(beside);
        beside.postMessage = (order) => { orders += order.length > 1; post(order); };",
    );
    faults.becomes("fine");
    page.clicks("refresh");
    page.sees_no("error");
    page.finds("return orders > 0", &json!(true));
}
