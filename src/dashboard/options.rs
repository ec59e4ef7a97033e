//! How a panel is drawn, as options of a block.

use serde_json::Value;

use super::field::Fields;
use super::kind::Kind;
use super::left_out::LeftOut;
use super::prose::one_line;
use super::rescale::Rescale;
use super::times;
use super::unit::counterpart;
use crate::chart::mode::Mode;

/// How a panel is drawn.
#[derive(Debug)]
pub(super) struct Options {
    /// Names and values.
    pub(super) words: Vec<(&'static str, String)>,
    /// What makes values of the block's unit of those that are asked for.
    pub(super) rescale: Rescale,
}

/// The most thresholds of a panel.
const MOST_THRESHOLDS: usize = 20;

/// Reads those of a panel that is called so.
pub(super) fn read(panel: &Value, kind: Kind, name: &str, left_out: &mut LeftOut) -> Options {
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
    let mut rescale = Rescale::Same;
    if let Some((unit, by)) = unit(panel, left_out) {
        words.push(("unit", unit));
        rescale = by;
    }
    let is_log = is_log(panel) && kind.has_lines();
    words.extend(limits(panel, is_log, rescale));
    if is_log {
        words.push(("scale", "log".to_owned()));
    }
    let marks = thresholds(panel, kind, name, left_out);
    let marks: Vec<String> = marks
        .into_iter()
        .map(|mark| rescale.number(mark).to_string())
        .collect();
    if !marks.is_empty() {
        words.push(("thresholds", marks.join(",")));
    }
    words.extend(range(panel, name, left_out));
    Options { words, rescale }
}

/// Where a setting of all fields stands; before version 7 it stood elsewhere.
fn paths(path: &str) -> [String; 2] {
    ["/fieldConfig/defaults", "/options/fieldOptions/defaults"]
        .map(|before| format!("{before}{path}"))
}

/// Such a setting, where it is a text.
fn usual<'a>(panel: &'a Value, path: &str) -> &'a str {
    let texts = paths(path).map(|path| panel.text(&path));
    let mut texts = texts.into_iter();
    texts.find(|text| !text.is_empty()).unwrap_or_default()
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

/// The unit's name, and what makes values of it.
fn unit(panel: &Value, left_out: &mut LeftOut) -> Option<(String, Rescale)> {
    let old = [
        "/options/yAxis/unit",
        "/yaxes/0/format",
        "/yAxis/format",
        "/format",
    ];
    let old = old.into_iter().map(|path| panel.text(path));
    let mut ids = [usual(panel, "/unit")].into_iter().chain(old);
    let id = ids.find(|id| !id.is_empty())?;
    let found = counterpart(id);
    if found.is_none() {
        left_out.note(format!(
            "The unit “{}” is not known here: what values measure is guessed from the query.",
            one_line(id)
        ));
    }
    found.map(|(unit, rescale)| (unit.id(), rescale))
}

fn is_log(panel: &Value) -> bool {
    let is_old = panel
        .number("/yaxes/0/logBase")
        .is_some_and(|base| base > 1.0);
    is_old || usual(panel, "/custom/scaleDistribution/type") == "log"
}

/// Where its axis begins and ends, where it can.
fn limits(panel: &Value, is_log: bool, rescale: Rescale) -> Vec<(&'static str, String)> {
    let limit = |name: &str| {
        let own = paths(name).map(|path| panel.number(&path));
        let elsewhere = ["/options/yAxis", "/yaxes/0", "/yAxis"];
        let old = elsewhere.map(|before| panel.number(&format!("{before}{name}")));
        let number = own.into_iter().chain(old).flatten().next()?;
        Some(rescale.number(number)).filter(|number| !is_log || *number > 0.0)
    };
    let (low, high) = (limit("/min"), limit("/max"));
    if low.zip(high).is_some_and(|(low, high)| low >= high) {
        return Vec::new();
    }
    let limits = [("min", low), ("max", high)];
    let said = limits
        .into_iter()
        .filter_map(|(name, number)| Some((name, number?.to_string())));
    said.collect()
}

/// Values that are marked: of charts that mark them, and of gauges.
fn thresholds(panel: &Value, kind: Kind, name: &str, left_out: &mut LeftOut) -> Vec<f64> {
    let style = usual(panel, "/custom/thresholdsStyle/mode");
    let is_marked = if kind.has_lines() {
        !matches!(style, "" | "off")
    } else {
        panel.text("/type").ends_with("gauge")
    };
    if is_marked && usual(panel, "/thresholds/mode") == "percentage" {
        left_out.note(format!("{name}: its thresholds in percent are left out."));
        return Vec::new();
    }
    let steps = paths("/thresholds/steps").map(|path| panel.list(&path));
    let steps = steps.into_iter().flatten().filter(|_| is_marked);
    // Those of a stat are colours alone, and written as a text.
    let old = panel
        .list("/thresholds")
        .iter()
        .filter(|_| kind.has_lines());
    let values = steps.chain(old).filter_map(|step| step.number("/value"));
    values.take(MOST_THRESHOLDS).collect()
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

    fn told(panel: &Value) -> String {
        let mut left_out = LeftOut::default();
        let kind = Kind::of(panel).unwrap_or(Kind::Text);
        let options = read(panel, kind, "“P”", &mut left_out);
        let words = options.words.into_iter();
        let mut told: Vec<String> = words
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        told.extend(left_out.sentences());
        told.join(" ")
    }

    fn panel(kind: &str, defaults: Value) -> Value {
        json!({"type": kind, "fieldConfig": {"defaults": defaults}})
    }

    #[test]
    fn reads_how_panels_are_drawn() {
        let steps =
            json!({"mode": "absolute", "steps": [{"value": null}, {"value": 0.5}, {"value": 80}]});
        let custom = |custom: Value| panel("timeseries", json!({"custom": custom}));
        for (panel, expected) in [
            (panel("timeseries", json!({})), ""),
            (json!({"type": "timeseries", "fieldConfig": 5}), ""),
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
                panel(
                    "timeseries",
                    json!({"unit": "Bps", "min": 0, "max": "1e3", "custom": {"scaleDistribution": {"type": "log", "log": 2}}}),
                ),
                "unit=bytes_per_second max=1000 scale=log",
            ),
            (
                panel("timeseries", json!({"unit": "currencyUSD"})),
                "The unit “currencyUSD” is not known here: what values measure is guessed from the query.",
            ),
            (
                panel(
                    "gauge",
                    json!({"unit": "dateTimeAsIso", "min": 1000, "max": 5000}),
                ),
                "unit=seconds_since_1970 min=1 max=5",
            ),
            (panel("stat", json!({"min": 5, "max": 5})), ""),
            (
                panel("stat", json!({"thresholds": steps, "min": 0})),
                "min=0",
            ),
            (
                panel("gauge", json!({"thresholds": steps})),
                "thresholds=0.5,80",
            ),
            (panel("timeseries", json!({"thresholds": steps})), ""),
            (
                panel(
                    "timeseries",
                    json!({"thresholds": steps, "custom": {"thresholdsStyle": {"mode": "line"}}}),
                ),
                "thresholds=0.5,80",
            ),
            (
                panel(
                    "gauge",
                    json!({"thresholds": {"mode": "percentage", "steps": [{"value": 80}]}}),
                ),
                "“P”: its thresholds in percent are left out.",
            ),
            (
                json!({"type": "heatmap", "options": {"yAxis": {"unit": "s", "min": "0"}}}),
                "mode=heatmap unit=seconds min=0",
            ),
            (
                json!({"type": "heatmap", "yAxis": {"format": "s"}}),
                "mode=heatmap unit=seconds",
            ),
            (json!({"type": "stat", "timeFrom": "1h"}), "range=1h"),
            (
                json!({"type": "stat", "timeFrom": "now/d"}),
                "“P”: its own time range “now/d” is left out.",
            ),
        ] {
            assert_eq!(told(&panel), expected, "{panel}");
        }
    }

    #[test]
    fn reads_old_panels() {
        for (panel, expected) in [
            (
                json!({"type": "graph", "stack": true, "percentage": false, "yaxes": [{"format": "bytes", "logBase": 1, "min": "0", "max": null}, {"format": "short"}]}),
                "mode=stacked unit=bytes min=0",
            ),
            (
                json!({"type": "graph", "lines": true, "bars": false, "points": true, "yaxes": [{"logBase": 10}], "thresholds": [{"value": 0.9, "line": true}]}),
                "scale=log thresholds=0.9",
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
            (
                json!({"type": "singlestat", "format": "percent", "thresholds": "80,90"}),
                "unit=percent",
            ),
            (
                json!({"type": "bargauge", "options": {"fieldOptions": {"defaults": {"unit": "mbytes", "max": 2}}}}),
                "unit=bytes max=2097152",
            ),
        ] {
            assert_eq!(told(&panel), expected, "{panel}");
        }
    }
}
