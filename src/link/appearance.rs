//! How a chart is drawn as fields of a link.
//!
//! `display_mode`, `y_axis_min` and `show_exemplars` are those of the Prometheus UI, `stacked` that
//! of its old one; the others are our own.

use super::panel::{Fields, field};
use crate::chart::appearance::{Appearance, Mode, read_number, read_thresholds};
use crate::chart::scale::Curve;
use crate::chart::unit::Unit;

/// The fields that are understood.
const FIELDS: [&str; 8] = [
    "display_mode",
    "stacked",
    "y_axis_scale",
    "y_axis_min",
    "y_axis_max",
    "unit",
    "thresholds",
    "show_exemplars",
];

pub(super) fn knows(name: &str) -> bool {
    FIELDS.contains(&name)
}

/// What cannot be read is left at its default.
pub(super) fn read(fields: &Fields) -> Appearance {
    let field = |name: &str| field(fields, name);
    let number = |name: &str| read_number(field(name)?).ok();
    let is_named = |name: &str| Mode::ALL.into_iter().find(|mode| mode.name() == name);
    let was_stacked = || (field("stacked") == Some("1")).then_some(Mode::Stacked);
    let unit = |id: &str| Unit::ALL.into_iter().find(|unit| unit.id() == id);
    let thresholds = |text: &str| read_thresholds(text).ok();
    Appearance {
        mode: field("display_mode")
            .and_then(is_named)
            .or_else(was_stacked)
            .unwrap_or_default(),
        curve: match field("y_axis_scale") {
            Some("log") => Curve::Log,
            _ => Curve::Linear,
        },
        low: number("y_axis_min"),
        high: number("y_axis_max"),
        unit: field("unit").and_then(unit),
        thresholds: field("thresholds").and_then(thresholds).unwrap_or_default(),
        exemplars: field("show_exemplars") == Some("1"),
    }
}

/// The fields; what is as usual is left out.
pub(super) fn write(appearance: &Appearance) -> Vec<(&'static str, String)> {
    let number = |number: Option<f64>| number.map(|number| number.to_string());
    let mode = appearance.mode;
    let is_log = appearance.curve == Curve::Log;
    let thresholds = appearance.thresholds_text();
    let fields = [
        (
            "display_mode",
            (mode != Mode::default()).then(|| mode.name().to_owned()),
        ),
        ("y_axis_scale", is_log.then(|| "log".to_owned())),
        ("y_axis_min", number(appearance.low)),
        ("y_axis_max", number(appearance.high)),
        ("unit", appearance.unit.map(Unit::id)),
        (
            "thresholds",
            Some(thresholds).filter(|text| !text.is_empty()),
        ),
        (
            "show_exemplars",
            appearance.exemplars.then(|| "1".to_owned()),
        ),
    ];
    let present = |(name, value): (_, Option<String>)| Some((name, value?));
    fields.into_iter().filter_map(present).collect()
}
