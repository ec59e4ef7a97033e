//! How the values of a panel are drawn.

use serde_json::Value;

use super::field::{Fields, usual};
use super::kind::Kind;
use super::left_out::LeftOut;
use super::prose::one_line;
use super::times;
use crate::chart::mode::Mode;

/// Options of the block of a panel that is called so: names and values.
pub(super) fn words(
    panel: &Value,
    kind: Kind,
    name: &str,
    left_out: &mut LeftOut,
) -> Vec<(&'static str, String)> {
    let mut words = Vec::new();
    let mode = mode(panel, kind);
    if mode != Mode::default() {
        words.push(("mode", mode.name().to_owned()));
    }
    if mode == Mode::Stacked && is_to_hundred(panel) {
        left_out.note(format!(
            "{name} is stacked to the sum of its values, not to 100 %."
        ));
    }
    words.extend(range(panel, name, left_out));
    words
}

fn mode(panel: &Value, kind: Kind) -> Mode {
    if let Kind::Ask {
        is_heatmap: true, ..
    } = kind
    {
        return Mode::Heatmap;
    }
    if !kind.has_lines() {
        return Mode::default();
    }
    let custom = |path: &str| usual(panel, &format!("/custom{path}"));
    let is_stacked = matches!(custom("/stacking/mode"), "normal" | "percent");
    let has_no_lines = panel.get("lines").and_then(Value::as_bool) == Some(false);
    let old = |path: &str| has_no_lines && panel.is_on(path);
    match custom("/drawStyle") {
        _ if is_stacked || panel.is_on("/stack") => Mode::Stacked,
        "points" => Mode::Points,
        // Of what there is it is the nearest.
        "bars" => Mode::Steps,
        _ if custom("/lineInterpolation").starts_with("step") => Mode::Steps,
        _ if panel.is_on("/steppedLine") || old("/bars") => Mode::Steps,
        _ if old("/points") => Mode::Points,
        _ => Mode::Lines,
    }
}

fn is_to_hundred(panel: &Value) -> bool {
    panel.is_on("/percentage") || usual(panel, "/custom/stacking/mode") == "percent"
}

/// A range of its own.
fn range(panel: &Value, name: &str, left_out: &mut LeftOut) -> Option<(&'static str, String)> {
    let from = panel.text("/timeFrom");
    let range = times::range(from.trim_start_matches("now-"));
    if range.is_none() && !from.is_empty() {
        left_out.note(format!(
            "{name}: its own time range “{}” is left out.",
            one_line(from)
        ));
    }
    range.map(|range| ("range", range.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn panels_are_drawn_in_the_nearest_mode() {
        let custom = |custom: Value| json!({"type": "timeseries", "fieldConfig": {"defaults": {"custom": custom}}});
        for (panel, expected) in [
            (json!({"type": "timeseries"}), ""),
            (json!({"type": "timeseries", "fieldConfig": 5}), ""),
            (json!({"type": "stat", "stack": true}), ""),
            (json!({"type": "heatmap"}), "mode=heatmap"),
            (custom(json!({"stacking": {"mode": "none"}})), ""),
            (
                custom(json!({"stacking": {"mode": "normal"}})),
                "mode=stacked",
            ),
            (
                custom(json!({"stacking": {"mode": "percent"}, "drawStyle": "bars"})),
                "mode=stacked “P” is stacked to the sum of its values, not to 100 %.",
            ),
            (custom(json!({"drawStyle": "bars"})), "mode=steps"),
            (custom(json!({"drawStyle": "points"})), "mode=points"),
            (
                custom(json!({"lineInterpolation": "stepAfter"})),
                "mode=steps",
            ),
            (custom(json!({"lineInterpolation": "smooth"})), ""),
            (
                json!({"type": "graph", "stack": true, "percentage": false}),
                "mode=stacked",
            ),
            (
                json!({"type": "graph", "lines": true, "bars": true, "points": true}),
                "",
            ),
            (
                json!({"type": "graph", "lines": false, "bars": true}),
                "mode=steps",
            ),
            (
                json!({"type": "graph", "lines": false, "points": true}),
                "mode=points",
            ),
            (json!({"type": "graph", "steppedLine": true}), "mode=steps"),
            (json!({"type": "stat", "timeFrom": "1h"}), "range=1h"),
            (
                json!({"type": "stat", "timeFrom": "now/d"}),
                "“P”: its own time range “now/d” is left out.",
            ),
        ] {
            let mut left_out = LeftOut::default();
            let kind = Kind::of(&panel).unwrap_or(Kind::Text);
            let words = words(&panel, kind, "“P”", &mut left_out).into_iter();
            let mut told: Vec<String> = words
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            told.extend(left_out.sentences());
            assert_eq!(told.join(" "), expected, "{panel}");
        }
    }
}
