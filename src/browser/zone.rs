//! Time zones as the browser knows them.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::prom::timestamp::Timestamp;
use crate::prom::zone::{UnknownZone, read_offset};

/// A zone's clock; a copy is the same clock.
#[derive(Clone, Debug)]
pub struct Zone {
    name: String,
    /// Writes a date with the zone's offset behind it; none is the browser's own zone.
    format: Option<Function>,
}

thread_local! {
    /// The zone asked for last: to make a formatter takes as long as hundreds of its answers.
    static LAST: RefCell<Zone> = const { RefCell::new(Zone { name: String::new(), format: None }) };
}

impl Zone {
    /// The zone of this name, such as `Europe/Berlin`; that of an empty one is the browser's own.
    ///
    /// # Errors
    /// Where the browser knows no such zone.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        if LAST.with_borrow(|last| last.name != name) {
            let format = match name {
                "" => None,
                name => Some(format(name).ok_or_else(|| UnknownZone(name.to_owned()))?),
            };
            let name = name.to_owned();
            LAST.set(Self { name, format });
        }
        Ok(LAST.with_borrow(Self::clone))
    }

    /// How far its clocks are ahead of UTC at an instant, in milliseconds.
    #[must_use]
    pub fn offset(&self, at: Timestamp) -> i32 {
        let at = at.float().into();
        let Some(format) = &self.format else {
            #[allow(clippy::cast_possible_truncation, reason = "about a day at most")]
            return (-Date::new(&at).get_timezone_offset() * 60_000.0) as i32;
        };
        let date = format.call1(&JsValue::UNDEFINED, &at).ok();
        date.and_then(|date| read_offset(&date.as_string()?))
            .unwrap_or_default()
    }
}

/// What throws is no zone.
fn format(zone: &str) -> Option<Function> {
    let options = Object::new();
    for (name, value) in [("timeZone", zone), ("timeZoneName", "longOffset")] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?;
    let class: Function = class.dyn_into().ok()?;
    let arguments = Array::of2(&"en-US".into(), &options);
    let format = Reflect::construct(&class, &arguments).ok()?;
    Some(format.unchecked_into::<Intl::DateTimeFormat>().format())
}

/// The name of the browser's own zone, such as `Europe/Berlin`.
#[must_use]
pub fn own_name() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &"timeZone".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_else(|| "local".to_owned())
}

/// The names of all zones that the browser lists; it may know more.
#[must_use]
pub fn names() -> Vec<String> {
    let listed = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let list = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?;
        let list: Function = list.dyn_into().ok()?;
        list.call1(&intl, &"timeZone".into()).ok()?.dyn_into().ok()
    };
    let listed: Array = listed().unwrap_or_default();
    let utc = std::iter::once("UTC".to_owned());
    utc.chain(listed.iter().filter_map(|name| name.as_string()))
        .collect()
}
