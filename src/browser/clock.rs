//! Time, for those who take it as an argument.

use js_sys::{Array, Date, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Milliseconds since 1970.
#[must_use]
pub fn now() -> i64 {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a Date's milliseconds are whole and far below 2^53"
    )]
    {
        Date::now() as i64
    }
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

/// Waits for so many milliseconds. In a page and in a worker alike.
pub async fn wait(ms: i32) {
    let promise = Promise::new(&mut |resolve: Function, _| {
        let set_timeout = Reflect::get(&js_sys::global(), &"setTimeout".into())
            .ok()
            .and_then(|function| function.dyn_into::<Function>().ok());
        if let Some(set_timeout) = set_timeout {
            let _ = set_timeout.call2(&JsValue::UNDEFINED, &resolve, &ms.into());
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// How far the reader's clock on the wall is ahead of UTC at an instant, in milliseconds.
#[must_use]
pub fn local_offset(ms: f64) -> f64 {
    -Date::new(&ms.into()).get_timezone_offset() * 60_000.0
}

/// The name of the reader's time zone, such as `Europe/Berlin`.
#[must_use]
pub fn local_zone() -> String {
    let options: Object =
        js_sys::Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &"timeZone".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_else(|| "local".to_owned())
}
