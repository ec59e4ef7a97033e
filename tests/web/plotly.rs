//! What plotly is told, by a plotly that only listens.

use js_sys::{Array, Float64Array, JSON, Object, Reflect, eval};
use promscope::browser::plotly;
use promscope::prom::stretch::Stretch;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::new_element;

/// A plotly that only notes what it is told to draw.
const FAKE: &str = "globalThis.Plotly = {
    react: async (element, traces, layout) => { element.drawn = { traces, layout }; },
    purge: element => { element.purged = true; },
}";

#[wasm_bindgen_test]
async fn samples_go_as_columns() -> Result<(), JsValue> {
    eval(FAKE)?;
    assert!(plotly::ready().await);
    let element: HtmlElement = new_element("div")?;
    let trace = (
        r#"{"type":"scatter"}"#.to_owned(),
        vec![0.0, 1e3],
        vec![1.5, f64::NAN],
    );
    plotly::react(&element, &[trace], r#"{"height":300}"#, "{}").await?;

    let drawn = Reflect::get(&element, &"drawn".into())?;
    let traces: Array = Reflect::get(&drawn, &"traces".into())?.unchecked_into();
    let column = |name: &str| -> Result<Vec<f64>, JsValue> {
        let column = Reflect::get(&traces.get(0), &name.into())?;
        Ok(column.dyn_into::<Float64Array>()?.to_vec())
    };
    assert_eq!(column("x")?, [0.0, 1e3]);
    assert_eq!(column("y")?.first(), Some(&1.5));
    // A gap.
    assert!(column("y")?.last().is_some_and(|value| value.is_nan()));
    let layout = Reflect::get(&drawn, &"layout".into())?;
    assert_eq!(JSON::stringify(&layout)?, r#"{"height":300}"#);

    plotly::purge(&element);
    assert_eq!(Reflect::get(&element, &"purged".into())?, JsValue::TRUE);
    Ok(())
}

#[wasm_bindgen_test]
fn a_zoom_is_told_from_other_changes() -> Result<(), JsValue> {
    let event = |json: &str| JSON::parse(json);
    let zoom = event(r#"{"xaxis.range[0]":1000,"xaxis.range[1]":2000}"#)?;
    assert_eq!(plotly::zoomed(&zoom), Some(Stretch::from_floats(1e3, 2e3)));
    assert_eq!(plotly::zoomed(&event(r#"{"xaxis.autorange":true}"#)?), None);
    assert_eq!(plotly::zoomed(&Object::new()), None);
    Ok(())
}
