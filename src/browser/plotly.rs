//! The plotly that the page loads beside the program.

use js_sys::{Array, Float64Array, Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::prom::stretch::Stretch;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = react)]
    async fn js_react(
        element: &HtmlElement,
        traces: &Array,
        layout: &JsValue,
        config: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = purge)]
    fn js_purge(element: &HtmlElement) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = Plotly, js_name = toImage)]
    async fn js_to_image(element: &HtmlElement, options: &JsValue) -> Result<JsValue, JsValue>;
}

thread_local! {
    static ARRIVED: Promise = Promise::new(&mut |resolve, _| {
        if start(&resolve).is_none() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
}

/// Has plotly run, and waits until it has; false where its script failed to load.
///
/// The browser fetches it from the beginning, but it runs only now, so that it keeps nobody from
/// the query box.
pub async fn ready() -> bool {
    if !loaded() {
        let _ = JsFuture::from(ARRIVED.with(Clone::clone)).await;
    }
    loaded()
}

fn start(arrived: &Function) -> Option<()> {
    let document = super::page::document()?;
    let preload = document.query_selector("link[data-plotly]").ok()??;
    let script = document.create_element("script").ok()?;
    for (name, from) in [("integrity", "integrity"), ("src", "href")] {
        script
            .set_attribute(name, &preload.get_attribute(from)?)
            .ok()?;
    }
    for event in ["load", "error"] {
        script
            .add_event_listener_with_callback(event, arrived)
            .ok()?;
    }
    let head = document.query_selector("head").ok()??;
    head.append_child(&script).ok()?;
    Some(())
}

fn loaded() -> bool {
    Reflect::has(&js_sys::global(), &"Plotly".into()).unwrap_or(false)
}

/// Draws, or changes what is drawn. `layout` and `config` are JSON; each trace is JSON without
/// its samples, and two columns of equal length.
///
/// # Errors
/// Plotly's own text.
pub async fn react(
    element: &HtmlElement,
    traces: &[(String, Vec<f64>, Vec<f64>)],
    layout: &str,
    config: &str,
) -> Result<(), String> {
    let array = Array::new();
    for (json, x, y) in traces {
        let trace = JSON::parse(json).map_err(|error| text(&error))?;
        for (name, column) in [("x", x), ("y", y)] {
            let column = Float64Array::from(column.as_slice());
            Reflect::set(&trace, &name.into(), &column).map_err(|error| text(&error))?;
        }
        array.push(&trace);
    }
    let layout = JSON::parse(layout).map_err(|error| text(&error))?;
    let config = JSON::parse(config).map_err(|error| text(&error))?;
    js_react(element, &array, &layout, &config)
        .await
        .map_err(|error| text(&error))?;
    Ok(())
}

/// Ends plotly's work on the element.
pub fn purge(element: &HtmlElement) {
    if loaded() {
        let _ = js_purge(element);
    }
}

/// What plotly drew as SVG, so many CSS pixels large.
///
/// # Errors
/// What plotly threw.
pub async fn to_svg(element: &HtmlElement, width: f64, height: f64) -> Result<String, JsValue> {
    let options = Object::new();
    for (name, value) in [
        ("format", JsValue::from("svg")),
        ("width", width.into()),
        ("height", height.into()),
        // The text itself instead of an address that holds it.
        ("imageDataOnly", true.into()),
    ] {
        Reflect::set(&options, &name.into(), &value)?;
    }
    let svg = js_to_image(element, &options).await?;
    svg.as_string()
        .ok_or_else(|| "plotly gave no picture".into())
}

/// Hears plotly's own events for as long as it lives.
pub struct Listener {
    element: HtmlElement,
    event: &'static str,
    callback: Closure<dyn FnMut(JsValue)>,
}

impl Listener {
    /// Hears `event`; the element must have been drawn on, plotly gives it its ears then.
    pub fn new(
        element: &HtmlElement,
        event: &'static str,
        heard: impl FnMut(JsValue) + 'static,
    ) -> Self {
        let callback = Closure::new(heard);
        call(element, "on", event, callback.as_ref());
        Self {
            element: element.clone(),
            event,
            callback,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        call(
            &self.element,
            "removeListener",
            self.event,
            self.callback.as_ref(),
        );
    }
}

fn call(element: &HtmlElement, method: &str, event: &str, callback: &JsValue) {
    let method = Reflect::get(element, &method.into())
        .ok()
        .and_then(|method| method.dyn_into::<Function>().ok());
    if let Some(method) = method {
        let _ = method.call2(element, &event.into(), callback);
    }
}

/// The new x range of a `plotly_relayout` event, where the reader zoomed.
#[must_use]
pub fn zoomed(event: &JsValue) -> Option<Stretch> {
    let end = |name: &str| Reflect::get(event, &name.into()).ok()?.as_f64();
    let (start, end) = (end("xaxis.range[0]")?, end("xaxis.range[1]")?);
    Some(Stretch::from_floats(start, end))
}

/// What a thrown value says.
pub(super) fn text(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(
        || format!("{error:?}"),
        |error| String::from(error.message()),
    )
}
