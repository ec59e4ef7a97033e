//! Whom an override is about.

use serde_json::Value;

use super::field::Fields;
use super::reading::Patience;
use crate::table::regex::Regex;

/// Which queries are meant, by what their series are called.
#[derive(Debug)]
pub(super) enum Matcher {
    /// The legend, or the query's letter.
    Name(String),
    RefId(String),
    /// A legend in which it is found.
    Pattern(Regex),
    /// Legends that are among these.
    Among(Vec<String>),
    /// Legends that are not among these.
    Except(Vec<String>),
}

/// Letters of a pattern, and of a name that is looked through by it.
const MOST_LETTERS: usize = 200;

impl Matcher {
    /// Of an override of fields; none where it is about something else.
    pub(super) fn of_override(matcher: &Value) -> Option<Self> {
        let text = matcher.text("/options");
        match matcher.text("/id") {
            "byName" => Some(Self::Name(text.to_owned())),
            "byFrameRefID" => Some(Self::RefId(text.to_owned())),
            "byRegexp" => Self::of_pattern(text),
            "byNames" => {
                let names = matcher.list("/options/names").iter();
                let names = names.filter_map(Value::as_str).map(str::to_owned).collect();
                Some(match matcher.text("/options/mode") {
                    "exclude" => Self::Except(names),
                    _ => Self::Among(names),
                })
            }
            _ => None,
        }
    }

    /// Of an old chart's override: a name, or a pattern between slashes.
    pub(super) fn of_alias(alias: &str) -> Option<Self> {
        if alias.starts_with('/') {
            Self::of_pattern(alias)
        } else {
            Some(Self::Name(alias.to_owned()))
        }
    }

    /// Between slashes it may be found anywhere.
    fn of_pattern(text: &str) -> Option<Self> {
        let inside = text
            .strip_prefix('/')
            .and_then(|rest| rest.rsplit_once('/'));
        let pattern = match inside {
            Some((inside, _)) => inside.to_owned(),
            None => format!("^({text})$"),
        };
        let is_short = pattern.len() <= MOST_LETTERS;
        let regex = is_short.then(|| Regex::new(&pattern).ok())?;
        regex.map(Self::Pattern)
    }

    /// Whether a query with this letter and this legend is meant.
    pub(super) fn means(&self, ref_id: &str, legend: &str, patience: &mut Patience) -> bool {
        let is_legend = |name: &String| !legend.is_empty() && name == legend;
        match self {
            Self::Name(name) => is_legend(name) || name == ref_id,
            Self::RefId(name) => name == ref_id,
            Self::Pattern(regex) => {
                let named = if legend.is_empty() { ref_id } else { legend };
                let short: String = named.chars().take(MOST_LETTERS).collect();
                patience.takes(regex.steps() * (short.len() + 1)) && regex.is_in(&short)
            }
            Self::Among(names) => names.iter().any(is_legend),
            // What a template becomes is not known.
            Self::Except(names) => {
                !legend.is_empty() && !legend.contains("{{") && !names.iter().any(is_legend)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn means_those_that_are_called_so() {
        let long = "a".repeat(500);
        for (id, options, ref_id, legend, means) in [
            ("byName", json!("read"), "A", "read", true),
            ("byName", json!("read"), "A", "reads", false),
            ("byName", json!("B"), "B", "", true),
            ("byName", json!(""), "B", "", false),
            ("byFrameRefID", json!("B"), "B", "read", true),
            ("byFrameRefID", json!("read"), "B", "read", false),
            (
                "byRegexp",
                json!("/.*Trans.*/"),
                "A",
                "{{device}} - Transmit",
                true,
            ),
            (
                "byRegexp",
                json!("/Trans/"),
                "A",
                "{{device}} - Receive",
                false,
            ),
            ("byRegexp", json!("Trans.*"), "A", "Transmit", true),
            ("byRegexp", json!("rans.*"), "A", "Transmit", false),
            ("byRegexp", json!("/B/"), "B", "", true),
            ("byRegexp", json!("/B/"), "B", "read", false),
            ("byRegexp", json!(long), "A", &long, false),
            (
                "byNames",
                json!({"mode": "exclude", "names": ["a", "b"]}),
                "A",
                "a",
                false,
            ),
            (
                "byNames",
                json!({"mode": "exclude", "names": ["a", "b"]}),
                "A",
                "c",
                true,
            ),
            (
                "byNames",
                json!({"mode": "exclude", "names": ["a", "b"]}),
                "A",
                "{{c}}",
                false,
            ),
            (
                "byNames",
                json!({"mode": "include", "names": ["a", "b"]}),
                "A",
                "b",
                true,
            ),
            ("byType", json!("number"), "A", "number", false),
            ("byRegexp", json!("/(/"), "A", "(", false),
        ] {
            let matcher = Matcher::of_override(&json!({"id": id, "options": options}));
            let found = matcher
                .is_some_and(|matcher| matcher.means(ref_id, legend, &mut Patience::default()));
            assert_eq!(found, means, "{id} {options:.40} {legend:.40}");
        }
        for (alias, means) in [("/out/i", true), ("sent out", true), ("out", false)] {
            let matcher = Matcher::of_alias(alias);
            let found = matcher
                .is_some_and(|matcher| matcher.means("A", "sent out", &mut Patience::default()));
            assert_eq!(found, means, "{alias}");
        }
    }
}
