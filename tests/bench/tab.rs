//! A page in the browser.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::trace::Trace;

/// Marks in each page what is waited for.
const WATCH: &str = include_str!("pages/watch.js");

/// What is traced: tasks, frames, requests and marks.
const CATEGORIES: [&str; 4] = [
    "blink.user_timing",
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "disabled-by-default-devtools.timeline.frame",
];

/// A tab of a profile of its own, with nothing in its cache; closed when dropped.
pub(crate) struct Tab<'a> {
    browser: &'a Browser,
    profile: String,
    session: String,
}

impl<'a> Tab<'a> {
    pub(crate) fn open(browser: &'a Browser) -> Self {
        let text = |value: &Value| value.as_str().expect("a name").to_owned();
        let made = browser.call(None, "Target.createBrowserContext", &json!({}));
        let profile = text(&made["browserContextId"]);
        let blank = json!({ "url": "about:blank", "browserContextId": profile });
        let made = browser.call(None, "Target.createTarget", &blank);
        let target = json!({ "targetId": made["targetId"], "flatten": true });
        let attached = browser.call(None, "Target.attachToTarget", &target);
        let tab = Self {
            browser,
            profile,
            session: text(&attached["sessionId"]),
        };
        tab.call("Page.enable", &json!({}));
        tab.call(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": WATCH }),
        );
        let workers =
            json!({ "autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true });
        tab.call("Target.setAutoAttach", &workers);
        tab
    }

    pub(crate) fn go(&self, url: &str) {
        self.call("Page.navigate", &json!({ "url": url }));
    }

    /// Gives what an expression comes to, promises awaited.
    #[track_caller]
    pub(crate) fn run(&self, expression: &str) -> Value {
        run_in(self.browser, &self.session, expression)
    }

    /// Moves the mouse to a place in the window, CSS pixels; returns when the page has heard of it.
    pub(crate) fn move_mouse(&self, x: f64, y: f64) {
        let event = json!({ "type": "mouseMoved", "x": x, "y": y });
        self.call("Input.dispatchMouseEvent", &event);
    }

    /// What the browser does while `act` acts, and until the page is quiet.
    pub(crate) fn trace(&self, act: impl FnOnce(&Self)) -> Trace {
        let config = json!({ "traceConfig": { "includedCategories": CATEGORIES } });
        self.browser.call(None, "Tracing.start", &config);
        act(self);
        self.run("bench.quiet()");
        // So that the trace tells what became of the last frame.
        self.run("bench.quiet()");
        self.browser.call(None, "Tracing.end", &json!({}));
        self.browser.wait_for("Tracing.tracingComplete");
        let parts = self.browser.events("Tracing.dataCollected");
        Trace::new(parts.into_iter().map(|(_, mut part)| part["value"].take()))
    }

    /// Has the browser collect the page's garbage now, rather than in the midst of what is measured next.
    pub(crate) fn collect_garbage(&self) {
        self.call("HeapProfiler.collectGarbage", &json!({}));
    }

    /// Bytes that page and workers hold once garbage is collected: JavaScript's objects, the
    /// browser's own for them, buffers, and memory of WebAssembly.
    pub(crate) fn heap(&self, workers: &[String]) -> f64 {
        workers
            .iter()
            .chain([&self.session])
            .map(|session| heap_of(self.browser, session))
            .sum()
    }

    /// Sessions of workers that the page has started.
    pub(crate) fn workers(&self) -> Vec<String> {
        let attached = self.browser.events("Target.attachedToTarget");
        attached
            .into_iter()
            .filter(|(of, started)| {
                *of == self.session && started["targetInfo"]["type"] == "worker"
            })
            .filter_map(|(_, started)| Some(started["sessionId"].as_str()?.to_owned()))
            .collect()
    }

    fn call(&self, method: &str, parameters: &Value) -> Value {
        self.browser.call(Some(&self.session), method, parameters)
    }
}

impl Drop for Tab<'_> {
    fn drop(&mut self) {
        let profile = json!({ "browserContextId": self.profile });
        self.browser
            .call(None, "Target.disposeBrowserContext", &profile);
    }
}

#[track_caller]
fn run_in(browser: &Browser, session: &str, expression: &str) -> Value {
    let parameters =
        json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
    let mut outcome = browser.call(Some(session), "Runtime.evaluate", &parameters);
    let fault = &outcome["exceptionDetails"];
    assert!(fault.is_null(), "{expression}: {fault}");
    outcome["result"]["value"].take()
}

fn heap_of(browser: &Browser, session: &str) -> f64 {
    let call = |method: &str, parameters: Value| browser.call(Some(session), method, &parameters);
    call("HeapProfiler.collectGarbage", json!({}));
    let usage = call("Runtime.getHeapUsage", json!({}));
    let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"];
    let heap: f64 = parts.iter().filter_map(|part| usage[part].as_f64()).sum();
    let prototype = call(
        "Runtime.evaluate",
        json!({ "expression": "WebAssembly.Memory.prototype" }),
    );
    let memories = call(
        "Runtime.queryObjects",
        json!({ "prototypeObjectId": prototype["result"]["objectId"] }),
    );
    let sum =
        "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }";
    let bytes = call(
        "Runtime.callFunctionOn",
        json!({
            "objectId": memories["objects"]["objectId"],
            "functionDeclaration": sum,
            "returnByValue": true,
        }),
    );
    heap + bytes["result"]["value"].as_f64().expect("a sum")
}
