//! How large an element is.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Promise;
use promscope::browser::size::SizeWatch;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::new_element;

#[wasm_bindgen_test]
async fn a_size_is_told_at_first_and_at_each_change() -> Result<(), JsValue> {
    let element: HtmlElement = new_element("div")?;
    let size = Rc::new(Cell::new([0, 0, 0]));
    let told = Rc::clone(&size);
    let resize = |width| {
        element
            .style()
            .set_css_text(&format!("width: {width}px; height: 20px"));
    };
    resize(30);
    let watch = SizeWatch::on(&element, move |size| {
        #[allow(clippy::cast_possible_truncation, reason = "a few pixels")]
        told.set(size.map(|pixels| pixels as i32));
    });
    frame().await;
    assert_eq!(size.get(), [30, 20, 1]);
    resize(40);
    frame().await;
    assert_eq!(size.get(), [40, 20, 1]);
    drop(watch);
    resize(50);
    frame().await;
    assert_eq!(size.get(), [40, 20, 1]);
    Ok(())
}

/// The same CSS pixels, and other device pixels, as on a screen of another density.
#[wasm_bindgen_test]
async fn other_device_pixels_are_told_too() -> Result<(), JsValue> {
    let element: HtmlElement = new_element("div")?;
    element.style().set_css_text("width: 30px; height: 20px");
    let count = Rc::new(Cell::new(0));
    let told = Rc::clone(&count);
    let _watch = SizeWatch::on(&element, move |_| told.set(told.get() + 1));
    frame().await;
    assert_eq!(count.get(), 1);
    let around = element.parent_element().ok_or("no parent")?;
    let around: HtmlElement = around.unchecked_into();
    around.style().set_property("zoom", "2")?;
    frame().await;
    around.style().remove_property("zoom")?;
    assert_eq!(count.get(), 2);
    Ok(())
}

/// Waits for two frames: the browser tells sizes in the first, after it has laid the page out.
async fn frame() {
    for _ in 0..2 {
        let next = Promise::new(&mut |resolve, _| {
            let _ = web_sys::window().map(|window| window.request_animation_frame(&resolve));
        });
        let _ = JsFuture::from(next).await;
    }
}
