//! Time, for those who take it as an argument.

use js_sys::{Date, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::prom::duration::Duration;
use crate::prom::timestamp::Timestamp;

/// What the browser's clock shows.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp::from_float(Date::now())
}

/// Milliseconds on a clock that never jumps, since the page (or worker) began.
#[must_use]
pub fn monotonic() -> f64 {
    performance().map_or_else(Date::now, |performance| performance.now())
}

fn performance() -> Option<web_sys::Performance> {
    Reflect::get(&js_sys::global(), &"performance".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Waits for so long, some 24 days at most. In a page and in a worker alike.
pub async fn wait(long: Duration) {
    let ms = i32::try_from(long.ms()).unwrap_or(i32::MAX);
    let mut timer = None;
    let promise = Promise::new(&mut |resolve, _| timer = Some(Timer::start(resolve, ms)));
    let _ = JsFuture::from(promise).await;
    drop(timer);
}

/// Waits until an instant, or until the clock is set back: looks at it every minute.
pub async fn wait_until(instant: Timestamp) {
    let mut before = now();
    while before < instant {
        wait(instant.since(before).min(Duration::MINUTE)).await;
        let now = now();
        if now < before {
            return;
        }
        before = now;
    }
}

/// A timer that ends when it is dropped: a promise that nobody waits for any more would hold its
/// memory until it is kept.
struct Timer {
    resolve: Function,
    handle: JsValue,
}

impl Timer {
    fn start(resolve: Function, ms: i32) -> Self {
        let handle = global("setTimeout").and_then(|set_timeout| {
            let set = set_timeout.call2(&JsValue::UNDEFINED, &resolve, &ms.into());
            set.ok()
        });
        Self {
            resolve,
            handle: handle.unwrap_or_default(),
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(clear_timeout) = global("clearTimeout") {
            let _ = clear_timeout.call1(&JsValue::UNDEFINED, &self.handle);
        }
        let _ = self.resolve.call0(&JsValue::UNDEFINED);
    }
}

fn global(name: &str) -> Option<Function> {
    let function = Reflect::get(&js_sys::global(), &name.into()).ok()?;
    function.dyn_into().ok()
}
