//! What of a panel a block cannot say.

use serde_json::Value;

use super::field::Fields;
use super::kind::Kind;
use super::left_out::LeftOut;
use super::prose::one_line;
use super::query::Query;
use crate::prom::promql::variables;

/// Why a panel of no known type is not shown, as the end of a sentence.
pub(super) fn not_known(panel: &Value) -> String {
    if panel.get("libraryPanel").is_some_and(Value::is_object) {
        let name = one_line(panel.text("/libraryPanel/name"));
        return format!("it is the library panel “{name}”, which is not in the file");
    }
    match panel.text("/type") {
        "" => "it has no type".to_owned(),
        kind => format!("a paper has no panel of the type “{}”", one_line(kind)),
    }
}

/// Notes what a panel that is shown says beside that.
pub(super) fn note(panel: &Value, kind: Kind, name: &str, left_out: &mut LeftOut) {
    left_out.note_repeat(name, &one_line(panel.text("/repeat")));
    let transformations = panel.list("/transformations").iter();
    let ids = transformations.map(|one| one_line(one.text("/id")));
    let ids: Vec<String> = ids.filter(|id| !id.is_empty()).collect();
    if !ids.is_empty() {
        left_out.note(format!(
            "{name}: its transformations are left out: {}.",
            ids.join(", ")
        ));
    }
    if panel.get("alert").is_some_and(Value::is_object) {
        left_out.note(format!(
            "{name}: its alert rule is left out. Alerting rules are Prometheus' own."
        ));
    }
    let shift = panel.text("/timeShift");
    if !shift.is_empty() {
        left_out.note(format!(
            "{name}: that it is of “{}” before is left out.",
            one_line(shift)
        ));
    }
    if let Some(of_range) = reduced(panel).filter(|_| kind.is_of_values()) {
        left_out.note(format!(
            "{name} shows the newest value, not the “{}” of the time range.",
            one_line(of_range)
        ));
    }
    if has_own_units(panel) {
        left_out.note(format!("{name}: units of single series are left out."));
    }
    if has_words(panel) {
        left_out.note(format!(
            "{name}: words in the place of values are left out."
        ));
    }
}

/// What becomes one value of those of a range, where that is not the newest.
fn reduced(panel: &Value) -> Option<&str> {
    let calculations = [
        "/options/reduceOptions/calcs/0",
        "/options/fieldOptions/calcs/0",
        "/valueName",
    ];
    let found = calculations.map(|path| panel.text(path));
    let found = found.into_iter().find(|found| !found.is_empty())?;
    (!matches!(found, "last" | "lastNotNull" | "current")).then_some(found)
}

fn has_own_units(panel: &Value) -> bool {
    let overrides = panel.list("/fieldConfig/overrides").iter();
    let mut properties = overrides.flat_map(|of| of.list("/properties"));
    properties.any(|property| property.text("/id") == "unit")
}

/// Words for what is missing change no value.
fn has_words(panel: &Value) -> bool {
    let mut mappings = panel.list("/fieldConfig/defaults/mappings").iter();
    mappings.any(|mapping| matches!(mapping.text("/type"), "value" | "range" | "regex"))
}

/// Notes that variables are chosen in queries alone.
pub(super) fn note_variables(panel: &Value, queries: &[Query], left_out: &mut LeftOut) {
    let legends = queries.iter().map(|query| query.legend.as_str());
    let mut texts = legends.chain([panel.text("/title")]);
    if texts.any(|text| !variables::unknown(text).is_empty()) {
        left_out.note("Variables in titles and legends stand as they are written: values are put into queries alone.".to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn says_what_a_block_cannot() {
        for (panel, sentence) in [
            (
                json!({"type": "stat", "title": "a", "repeat": null, "transformations": [], "alert": null}),
                "",
            ),
            (
                json!({"type": "stat", "repeat": "host"}),
                "P is there once for all values of $host that are chosen, not once for each.",
            ),
            (
                json!({"type": "table", "transformations": [{"id": "merge"}, {"id": "organize"}, 5]}),
                "P: its transformations are left out: merge, organize.",
            ),
            (
                json!({"type": "graph", "alert": {"name": "a"}}),
                "P: its alert rule is left out. Alerting rules are Prometheus' own.",
            ),
            (
                json!({"type": "graph", "timeShift": "1d"}),
                "P: that it is of “1d” before is left out.",
            ),
            (
                json!({"type": "stat", "options": {"reduceOptions": {"calcs": ["lastNotNull"]}}}),
                "",
            ),
            (
                json!({"type": "stat", "options": {"reduceOptions": {"calcs": ["mean"]}}}),
                "P shows the newest value, not the “mean” of the time range.",
            ),
            (
                json!({"type": "singlestat", "valueName": "avg"}),
                "P shows the newest value, not the “avg” of the time range.",
            ),
            (json!({"type": "graph", "valueName": "avg"}), ""),
            (
                json!({"type": "timeseries", "fieldConfig": {"overrides": [{"properties": [{"id": "unit", "value": "s"}]}]}}),
                "P: units of single series are left out.",
            ),
            (
                json!({"type": "stat", "fieldConfig": {"defaults": {"mappings": [{"type": "special"}]}}}),
                "",
            ),
            (
                json!({"type": "stat", "fieldConfig": {"defaults": {"mappings": [{"type": "value"}]}}}),
                "P: words in the place of values are left out.",
            ),
            (
                json!({"type": "stat", "title": "of $host"}),
                "Variables in titles and legends stand as they are written: values are put into queries alone.",
            ),
        ] {
            let mut left_out = LeftOut::default();
            if let Some(kind) = Kind::of(&panel) {
                note(&panel, kind, "P", &mut left_out);
            }
            note_variables(&panel, &[], &mut left_out);
            assert_eq!(left_out.sentences().join("|"), sentence, "{panel}");
        }
    }
}
