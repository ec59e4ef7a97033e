//! Plain JavaScript values, one after the other in an array.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// An array of these.
pub(super) fn list(values: impl IntoIterator<Item = JsValue>) -> JsValue {
    values.into_iter().collect::<Array>().into()
}

/// An array of texts.
pub(super) fn texts(texts: impl IntoIterator<Item = String>) -> JsValue {
    list(texts.into_iter().map(JsValue::from))
}

/// A number that counts something; a browser's own are exact up to 2^53.
#[allow(clippy::cast_precision_loss, reason = "counts far below 2^53")]
pub(super) fn count(count: u64) -> JsValue {
    (count as f64).into()
}

/// Reads an array's values in their order.
pub(super) struct Values {
    array: Array,
    place: u32,
}

impl Values {
    pub(super) fn of(array: &JsValue) -> Option<Self> {
        let array = array.dyn_ref::<Array>()?.clone();
        Some(Self { array, place: 0 })
    }

    /// The next one; `undefined` past the end.
    pub(super) fn next(&mut self) -> JsValue {
        self.place += 1;
        self.array.get(self.place - 1)
    }

    pub(super) fn number(&mut self) -> Option<f64> {
        self.next().as_f64()
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "written by `count`"
    )]
    pub(super) fn count(&mut self) -> Option<u64> {
        self.number().map(|number| number as u64)
    }

    pub(super) fn text(&mut self) -> Option<String> {
        self.next().as_string()
    }

    pub(super) fn texts(&mut self) -> Option<Vec<String>> {
        let array = self.next().dyn_into::<Array>().ok()?;
        array.iter().map(|text| text.as_string()).collect()
    }
}
