//! The canvas of the crowd.

use promscope::browser::canvas;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::new_element;

#[wasm_bindgen_test]
fn pixels_come_as_they_were_painted() -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = new_element("canvas")?;
    let red_and_green = [255, 0, 0, 255, 0, 255, 0, 255];
    canvas::show(&canvas, &red_and_green, 2, 1);
    assert_eq!((canvas.width(), canvas.height()), (2, 1));
    assert_eq!(pixels(&canvas)?, red_and_green);
    canvas::clear(&canvas);
    assert_eq!(pixels(&canvas)?, [0; 8]);
    Ok(())
}

fn pixels(canvas: &HtmlCanvasElement) -> Result<Vec<u8>, JsValue> {
    let context = canvas.get_context("2d")?.ok_or("no context")?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    Ok(context.get_image_data(0.0, 0.0, 2.0, 1.0)?.data().0)
}
