//! The file of a dashboard: what it has to be before anything is made of it.

use serde_json::Value;
use thiserror::Error;

use super::field::Fields;
use crate::paper::markdown::MOST_BYTES;

/// Why no paper is made of a text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotADashboard {
    #[error(
        "This is not JSON: {0}. In Grafana, open the dashboard, choose Export and then “Export as JSON”, and open \
         that file."
    )]
    NoJson(String),
    #[error(
        "There is no dashboard in this JSON. In Grafana, open the dashboard, choose Export and then “Export as \
         JSON”, and open that file."
    )]
    NoDashboard,
    /// Of Grafana's dynamic dashboards.
    #[error(
        "This dashboard is in the second schema of Grafana, which is not read. Export it once more, and choose \
         “Classic” as its model."
    )]
    SecondSchema,
    #[error(
        "All panels of this dashboard are library panels, and what is in them is not in its file. In Grafana, export \
         it once more and choose to share it with another instance, or unlink its panels first."
    )]
    LibraryPanels,
    #[error(
        "This has more than {} MiB, which is the most that a paper may have. See that it is the file you mean, or \
         divide the dashboard.",
        MOST_BYTES >> 20
    )]
    TooLarge,
    #[error(
        "This JSON is nested more than {DEEPEST} deep, which no dashboard is. See that it is the file you mean."
    )]
    TooDeep,
}

/// How deep lists and objects may lie in each other; the parser's own bound is not far above.
const DEEPEST: usize = 100;

/// Reads the file.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn read(json: &str) -> Result<Value, NotADashboard> {
    if json.len() > MOST_BYTES {
        return Err(NotADashboard::TooLarge);
    }
    if is_too_deep(json) {
        return Err(NotADashboard::TooDeep);
    }
    // Some editors begin a text with a mark of its encoding.
    serde_json::from_str(json.trim_start_matches('\u{feff}'))
        .map_err(|error| NotADashboard::NoJson(error.to_string()))
}

/// The dashboard of a file, alone or as Grafana's API answers it.
///
/// # Errors
/// Why there is none.
pub(super) fn dashboard(file: &Value) -> Result<&Value, NotADashboard> {
    let inner = ["dashboard", "spec"]
        .into_iter()
        .find_map(|name| file.get(name).filter(|inner| inner.is_object()));
    let dashboard = inner.unwrap_or(file);
    if dashboard.get("elements").is_some_and(Value::is_object)
        || file.text("/apiVersion").contains("/v2")
    {
        return Err(NotADashboard::SecondSchema);
    }
    let is_list = |name: &str| dashboard.get(name).is_some_and(Value::is_array);
    if !is_list("panels") && !is_list("rows") {
        return Err(NotADashboard::NoDashboard);
    }
    let panels = dashboard.list("/panels");
    let is_elsewhere = |panel: &Value| panel.get("libraryPanel").is_some_and(Value::is_object);
    let has_elements = dashboard.get("__elements").is_some();
    if !panels.is_empty() && !has_elements && panels.iter().all(is_elsewhere) {
        return Err(NotADashboard::LibraryPanels);
    }
    Ok(dashboard)
}

/// Counted before it is parsed, so that it is told from other faults.
fn is_too_deep(json: &str) -> bool {
    let (mut depth, mut is_in_text, mut is_escaped) = (0_usize, false, false);
    for byte in json.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_in_text => is_escaped = true,
            b'"' => is_in_text = !is_in_text,
            b'{' | b'[' if !is_in_text => depth += 1,
            b'}' | b']' if !is_in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(json: &str) -> String {
        let file = read(json);
        let refused = file.and_then(|file| dashboard(&file).map(|_| ()));
        refused.map_or_else(|refused| refused.to_string(), |()| "taken".to_owned())
    }

    #[test]
    fn takes_dashboards_alone_and_in_an_answer() {
        for json in [
            "{\"panels\": []}",
            "\u{feff}{\"panels\": []}",
            "{\"rows\": []}",
            "{\"dashboard\": {\"panels\": []}, \"meta\": {}}",
            "{\"apiVersion\": \"dashboard.grafana.app/v1beta1\", \"spec\": {\"panels\": []}}",
            "{\"panels\": [{\"libraryPanel\": {\"uid\": \"a\"}}, {\"type\": \"stat\"}]}",
        ] {
            assert_eq!(told(json), "taken", "{json}");
        }
    }

    #[test]
    fn says_why_nothing_is_made_of_it() {
        let none = "There is no dashboard in this JSON. In Grafana, open the dashboard, choose Export and then “Export as JSON”, and open that file.";
        let second = "This dashboard is in the second schema of Grafana, which is not read. Export it once more, and choose “Classic” as its model.";
        let deep = "[".repeat(10_000);
        let large = " ".repeat(MOST_BYTES + 1);
        for (json, sentence) in [
            (
                "panels",
                "This is not JSON: expected value at line 1 column 1. In Grafana, open the dashboard, choose Export and then “Export as JSON”, and open that file.",
            ),
            ("[]", none),
            ("null", none),
            ("{}", none),
            ("{\"panels\": {}, \"rows\": 5}", none),
            ("{\"model\": {\"type\": \"stat\"}, \"kind\": 1}", none),
            ("{\"elements\": {}}", second),
            (
                "{\"apiVersion\": \"dashboard.grafana.app/v2beta1\", \"spec\": {\"elements\": {}}}",
                second,
            ),
            (
                "{\"apiVersion\": \"dashboard.grafana.app/v2alpha1\"}",
                second,
            ),
            (
                "{\"panels\": [{\"libraryPanel\": {\"uid\": \"a\"}}]}",
                "All panels of this dashboard are library panels, and what is in them is not in its file. In Grafana, export it once more and choose to share it with another instance, or unlink its panels first.",
            ),
            (
                &large,
                "This has more than 2 MiB, which is the most that a paper may have. See that it is the file you mean, or divide the dashboard.",
            ),
            (
                &deep,
                "This JSON is nested more than 100 deep, which no dashboard is. See that it is the file you mean.",
            ),
        ] {
            assert_eq!(told(json), sentence, "{json:.99}");
        }
    }

    #[test]
    fn brackets_in_texts_are_not_deep() {
        let text = "[\\\"".repeat(1_000);
        assert!(!is_too_deep(&format!("{{\"a\": \"{text}\"}}")));
    }
}
