//! What of a link is not taken as it stands, and for how long it stays.

use super::fields::Fields;
use crate::view::{Oddity, Panel};

/// What a field is about: of those that are about the same one changes with the other.
pub(super) fn setting(name: &str) -> &str {
    match name {
        "range_input" | "start_input" | "start_ago" | "end_input" | "end_ago" => "times",
        "step_input" | "res_type" | "res_step" => "step",
        "display_mode" | "stacked" => "mode",
        "y_axis_min" | "y_axis_max" => "limits",
        name => name,
    }
}

/// The fields that are about a setting.
pub(super) fn of_setting(fields: &Fields, wanted: &str) -> Fields {
    let fields = fields.iter();
    fields
        .filter(|(name, _)| setting(name) == wanted)
        .cloned()
        .collect()
}

/// The oddities that the reader has not changed since, of queries that ask something.
pub(super) fn standing<'a>(panel: &'a Panel, own: &Fields) -> Vec<&'a Oddity> {
    let asks = |odd: &Oddity| match odd.name.split_once('.') {
        Some((query, _)) => query == "q0" || has(own, &format!("{query}.expr")),
        None => true,
    };
    let oddities = panel.oddities.iter().filter(|odd| asks(odd));
    oddities
        .filter(|odd| of_setting(own, setting(&odd.name)) == odd.instead)
        .collect()
}

fn has(fields: &Fields, name: &str) -> bool {
    fields.iter().any(|(field, _)| field == name)
}
