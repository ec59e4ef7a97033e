//! The browser's regular expressions.

use js_sys::{Array, Error, Function, Reflect, RegExp};
use wasm_bindgen::JsCast;

/// A regular expression; lower and upper case are the same, and `^` and `$` match at lines.
#[derive(Clone, Debug)]
pub struct Regex(RegExp);

impl Regex {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// What the browser has against it.
    pub fn new(pattern: &str) -> Result<Self, String> {
        // The binding's own constructor lets the browser's exception end the program.
        let construct = || {
            let class: Function = Reflect::get(&js_sys::global(), &"RegExp".into())?.dyn_into()?;
            Reflect::construct(&class, &Array::of2(&pattern.into(), &"im".into()))?.dyn_into()
        };
        construct().map(Self).map_err(|thrown| {
            let error: Option<&Error> = thrown.dyn_ref();
            error.map_or_else(String::new, |error| error.message().into())
        })
    }

    /// Whether it is found in a text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.0.test(text)
    }
}
