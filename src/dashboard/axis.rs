//! The value axis of a panel: what is along it, where it ends, what is marked on it.

use serde_json::Value;

use super::field::{Fields, paths, usual};
use super::kind::Kind;
use super::left_out::LeftOut;
use super::prose::one_line;
use super::rescale::Rescale;
use super::unit::counterpart;

/// The value axis of a panel.
#[derive(Debug)]
pub(super) struct Axis {
    /// Options of a block: names and values.
    pub(super) words: Vec<(&'static str, String)>,
    /// What makes values of its unit of those that are asked for.
    pub(super) rescale: Rescale,
}

/// The most thresholds of a panel.
const MOST_THRESHOLDS: usize = 20;

/// That of a panel that is called so.
pub(super) fn read(panel: &Value, kind: Kind, name: &str, left_out: &mut LeftOut) -> Axis {
    let mut words = Vec::new();
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
    let marks = marks.into_iter().filter_map(|mark| rescale.number(mark));
    let marks: Vec<String> = marks.map(|mark| mark.to_string()).collect();
    if !marks.is_empty() {
        words.push(("thresholds", marks.join(",")));
    }
    Axis { words, rescale }
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
        rescale
            .number(number)
            .filter(|number| !is_log || *number > 0.0)
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(panel: &Value) -> String {
        let mut left_out = LeftOut::default();
        let kind = Kind::of(panel).unwrap_or(Kind::Text);
        let axis = read(panel, kind, "“P”", &mut left_out);
        let words = axis.words.into_iter();
        let mut told: Vec<String> = words
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        told.extend(left_out.sentences());
        told.join(" ")
    }

    fn panel(kind: &str, defaults: &Value) -> Value {
        json!({"type": kind, "fieldConfig": {"defaults": defaults}})
    }

    #[test]
    fn reads_units_and_ends() {
        let log = json!({"scaleDistribution": {"type": "log", "log": 2}});
        for (panel, expected) in [
            (panel("timeseries", &json!({})), ""),
            (
                panel(
                    "timeseries",
                    &json!({"unit": "Bps", "min": 0, "max": "1e3", "custom": log}),
                ),
                "unit=bytes_per_second max=1000 scale=log",
            ),
            (
                panel("timeseries", &json!({"unit": "currencyUSD"})),
                "The unit “currencyUSD” is not known here: what values measure is guessed from the query.",
            ),
            (
                panel(
                    "gauge",
                    &json!({"unit": "dateTimeAsIso", "min": 1000, "max": 5000}),
                ),
                "unit=seconds_since_1970 min=1 max=5",
            ),
            (panel("stat", &json!({"min": 5, "max": 5})), ""),
            (
                panel("stat", &json!({"unit": "d", "max": 1e299})),
                "unit=seconds",
            ),
            (
                json!({"type": "heatmap", "options": {"yAxis": {"unit": "s", "min": "0"}}}),
                "unit=seconds min=0",
            ),
            (
                json!({"type": "heatmap", "yAxis": {"format": "s"}}),
                "unit=seconds",
            ),
            (
                json!({"type": "graph", "yaxes": [{"format": "bytes", "logBase": 1, "min": "0", "max": null}, {"format": "short"}]}),
                "unit=bytes min=0",
            ),
            (
                json!({"type": "graph", "yaxes": [{"logBase": 10}]}),
                "scale=log",
            ),
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

    #[test]
    fn reads_what_is_marked() {
        let steps =
            json!({"mode": "absolute", "steps": [{"value": null}, {"value": 0.5}, {"value": 80}]});
        for (panel, expected) in [
            (panel("stat", &json!({"thresholds": steps})), ""),
            (
                panel("gauge", &json!({"thresholds": steps})),
                "thresholds=0.5,80",
            ),
            (
                panel("gauge", &json!({"unit": "ns", "thresholds": steps})),
                "unit=seconds thresholds=0.0000000005,0.00000008",
            ),
            (panel("timeseries", &json!({"thresholds": steps})), ""),
            (
                panel(
                    "timeseries",
                    &json!({"thresholds": steps, "custom": {"thresholdsStyle": {"mode": "line"}}}),
                ),
                "thresholds=0.5,80",
            ),
            (
                panel(
                    "gauge",
                    &json!({"thresholds": {"mode": "percentage", "steps": [{"value": 80}]}}),
                ),
                "“P”: its thresholds in percent are left out.",
            ),
            (
                json!({"type": "graph", "thresholds": [{"value": 0.9, "line": true}, {}]}),
                "thresholds=0.9",
            ),
        ] {
            assert_eq!(told(&panel), expected, "{panel}");
        }
    }
}
