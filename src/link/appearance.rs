//! How a chart is drawn as fields of a link.
//!
//! `display_mode`, `y_axis_min` and `show_exemplars` are those of the Prometheus UI, `stacked` that
//! of its old one; the others are our own.

use super::reader::{Reader, one_of};
use crate::chart::axis::scale::Curve;
use crate::chart::figure::appearance::{Appearance, read_number, read_thresholds};
use crate::chart::mode::Mode;
use crate::measure::unit::Unit;

/// The fields that are understood.
const FIELDS: [&str; 9] = [
    "display_mode",
    "stacked",
    "y_axis_scale",
    "y_axis_min",
    "y_axis_max",
    "unit",
    "thresholds",
    "show_exemplars",
    "show_alerts",
];

pub(super) fn knows(name: &str) -> bool {
    FIELDS.contains(&name)
}

/// What cannot be followed is left at its default.
pub(super) fn read(reader: &mut Reader) -> Appearance {
    let modes = Mode::ALL.map(|mode| (mode.name(), mode));
    let mode = reader.take("display_mode", |text| one_of(text, modes));
    let was_stacked = reader.flag("stacked").then_some(Mode::Stacked);
    let curves = [("linear", Curve::Linear), ("log", Curve::Log)];
    let curve = reader.take("y_axis_scale", |text| one_of(text, curves));
    let unit = reader.take("unit", |id| {
        let unit = Unit::of_id(id);
        unit.ok_or_else(|| format!("“{id}” is no unit. Choose one in the chart options."))
    });
    let (low, high) = read_limits(reader);
    Appearance {
        mode: mode.or(was_stacked).unwrap_or_default(),
        curve: curve.unwrap_or_default(),
        low,
        high,
        unit,
        thresholds: reader
            .take("thresholds", |text| read_thresholds(text, None))
            .unwrap_or_default(),
        exemplars: reader.flag("show_exemplars"),
        alerts: reader.flag("show_alerts"),
    }
}

/// Where the axis begins and ends; neither where it would end before it begins.
fn read_limits(reader: &mut Reader) -> (Option<f64>, Option<f64>) {
    let low = reader.take("y_axis_min", read_number);
    let high = reader.take("y_axis_max", read_number);
    match (low, high) {
        (Some(low), Some(high)) if low >= high => {
            let said = format!(
                "The link's y_axis_min and y_axis_max are not followed: an axis from {low} to \
                 {high} has no length. Choose a minimum below the maximum in the chart options."
            );
            reader.remark("y_axis_min", said.clone());
            reader.remark("y_axis_max", said);
            (None, None)
        }
        limits => limits,
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
        ("show_alerts", appearance.alerts.then(|| "1".to_owned())),
    ];
    let present = |(name, value): (_, Option<String>)| Some((name, value?));
    fields.into_iter().filter_map(present).collect()
}
