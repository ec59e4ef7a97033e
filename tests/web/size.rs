//! How large an element is.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Promise;
use promscope::browser::size::SizeWatch;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::new_element;

#[wasm_bindgen_test]
async fn a_size_is_told_at_first_and_at_each_change() -> Result<(), JsValue> {
    let element: HtmlElement = new_element("div")?;
    let size = Rc::new(Cell::new([0.0; 3]));
    let told = Rc::clone(&size);
    let resize = |width| {
        element
            .style()
            .set_css_text(&format!("width: {width}px; height: 20px"));
    };
    resize(30);
    let watch = SizeWatch::on(&element, move |size| told.set(size));
    frame().await;
    assert_eq!(size.get(), [30.0, 20.0, 1.0]);
    resize(40);
    frame().await;
    assert_eq!(size.get(), [40.0, 20.0, 1.0]);
    drop(watch);
    resize(50);
    frame().await;
    assert_eq!(size.get(), [40.0, 20.0, 1.0]);
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
