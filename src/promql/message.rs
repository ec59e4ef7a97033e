//! What the program that reads texts tells the page of a query: JSON, whose places are counted as browsers do, in
//! UTF-16 units.

use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::explain::{Part, explain};
use super::facts::Facts;
use super::format;
use super::kind::Kind;
use super::known::Known;
use super::problem::{Problem, Severity};
use super::problems::problems;
use crate::prom::decode::tree::Json;
use crate::prom::promql::typing::units_before;

/// What is wrong with a query, as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub start: u32,
    pub end: u32,
    /// `error`, `warning` or `hint`.
    pub severity: String,
    pub sentence: String,
    /// What a button says that would mend it; empty where nothing does.
    pub fix: String,
    /// The whole query once that is done.
    pub mended: String,
}

/// A part of a query and what it does, as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explained {
    pub text: String,
    /// What it comes out as; empty for what is no expression.
    pub kind: String,
    pub does: String,
    pub parts: Vec<Explained>,
}

/// What is wrong with a query, by what the page wrote of its server ([`super::known`]).
#[must_use]
pub fn write_problems(text: &str, known: &str) -> String {
    let known = Known::read(known);
    let facts = Facts {
        metric_type: &|metric| known.metric_type(metric),
        scrape_interval: known.scrape_interval,
    };
    let found = problems(text, &facts);
    let told: Vec<[String; 6]> = found.iter().map(|problem| told(text, problem)).collect();
    serde_json::to_string(&told).unwrap_or_default()
}

/// What the query does, part by part; nothing where it cannot be read.
#[must_use]
pub fn write_explanation(text: &str) -> String {
    explain(text).map_or_else(
        |_| "[]".to_owned(),
        |part| serde_json::to_string(&part).unwrap_or_default(),
    )
}

/// The query laid out anew; an empty text where it cannot be read.
#[must_use]
pub fn write_format(text: &str) -> String {
    serde_json::to_string(&[format(text).unwrap_or_default()]).unwrap_or_default()
}

#[must_use]
pub fn read_problems(json: &str) -> Vec<Told> {
    let problem = |json: &Json| {
        let [start, end, severity, sentence, fix, mended] = json.list() else {
            return None;
        };
        let text = |json: &Json| json.text().to_owned();
        Some(Told {
            start: start.text().parse().ok()?,
            end: end.text().parse().ok()?,
            severity: text(severity),
            sentence: text(sentence),
            fix: text(fix),
            mended: text(mended),
        })
    };
    Json::read(json)
        .unwrap_or_default()
        .list()
        .iter()
        .filter_map(problem)
        .collect()
}

#[must_use]
pub fn read_explanation(json: &str) -> Option<Explained> {
    explained(&Json::read(json)?)
}

#[must_use]
pub fn read_format(json: &str) -> String {
    let json = Json::read(json).unwrap_or_default();
    json.list()
        .first()
        .map_or_else(String::new, |text| text.text().to_owned())
}

fn explained(json: &Json) -> Option<Explained> {
    let (text, rest) = json.list().split_first()?;
    let [kind, does, parts @ ..] = rest else {
        return None;
    };
    Some(Explained {
        text: text.text().to_owned(),
        kind: kind.text().to_owned(),
        does: does.text().to_owned(),
        parts: parts.iter().filter_map(explained).collect(),
    })
}

fn told(text: &str, problem: &Problem) -> [String; 6] {
    let units = |byte: usize| units_before(text.get(..byte).unwrap_or(text)).to_string();
    let fix = problem.fix.as_ref();
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    [
        units(problem.start),
        units(problem.end),
        severity.to_owned(),
        problem.sentence.clone(),
        fix.map_or_else(String::new, |fix| fix.title.clone()),
        fix.map_or_else(String::new, |fix| fix.applied_to(text)),
    ]
}

/// `[text, kind, does, part, …]`.
impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element(&self.text)?;
        list.serialize_element(self.kind.map_or("", Kind::name))?;
        list.serialize_element(&self.does)?;
        for part in &self.parts {
            list.serialize_element(part)?;
        }
        list.end()
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail there")]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let text = "\"😀\" == rate(up)";
        let told = read_problems(&write_problems(text, ""));
        let rate = told.iter().find(|told| told.mended.contains('['));
        let rate = rate.expect("a problem with a fix");
        assert_eq!(
            (rate.severity.as_str(), rate.start >= 8),
            ("warning", true),
            "{told:?}"
        );
        assert!(rate.mended.starts_with("\"😀\" == rate(up["), "{rate:?}");

        let told = read_problems(&write_problems("rate(up[20s])", "15000\nup gauge"));
        let places: Vec<(u32, u32)> = told.iter().map(|told| (told.start, told.end)).collect();
        assert_eq!(places, [(0, 4), (8, 11)], "{told:?}");

        let explained =
            read_explanation(&write_explanation("sum(up) / 2")).expect("an explanation");
        assert_eq!(explained.text, "sum(up) / 2");
        assert_eq!(explained.parts.len(), 2);
        assert_eq!(read_explanation(&write_explanation("sum(")), None);

        assert_eq!(
            read_format(&write_format("sum( up )by(job)")),
            "sum by (job) (up)"
        );
        assert_eq!(read_format(&write_format("sum(")), "");
    }
}
