//! The alerting rules of a server, and what they say now.
//!
//! Source: "Rules" in Prometheus' documentation of its HTTP API. What is missing or of another kind is
//! read as empty: other engines leave out a good deal.

use thiserror::Error;

use super::decode::tree::Json;
use super::duration::Duration;
use super::float;
use super::instant;
use super::labels::Labels;
use super::timestamp::Timestamp;
use super::zone::UTC;

/// Where the rules are asked for, below the server's address.
pub const RULES: &str = "api/v1/rules?type=alert";

/// How an alert is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Firing,
    /// Its condition holds, but not long enough yet.
    Pending,
    #[default]
    Inactive,
}

impl State {
    fn read(value: &Json) -> Self {
        match value.text() {
            "firing" => Self::Firing,
            "pending" => Self::Pending,
            _ => Self::Inactive,
        }
    }

    /// As Prometheus writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Firing => "firing",
            Self::Pending => "pending",
            Self::Inactive => "inactive",
        }
    }
}

/// A rule that makes alerts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    pub group: String,
    pub name: String,
    pub expr: String,
    /// Why it could not be evaluated; empty where it could.
    pub fault: String,
    pub evaluated_at: Option<Timestamp>,
    /// How long the newest evaluation took, seconds.
    pub took: Option<f64>,
    /// How long the condition has to hold before the alert fires.
    pub holds_for: Duration,
    pub alerts: Vec<Alert>,
}

/// What a rule says of one series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alert {
    pub state: State,
    /// Its labels without the rule's name.
    pub labels: Labels,
    /// Texts of whoever wrote the rule, by their names.
    pub annotations: Vec<(String, String)>,
    /// Since when its condition holds.
    pub since: Option<Timestamp>,
    pub value: Option<f64>,
}

impl Alert {
    /// The annotation of this name; an empty text where there is none.
    #[must_use]
    pub fn annotation(&self, name: &str) -> &str {
        let mut all = self.annotations.iter();
        let found = all.find(|(own, _)| own == name);
        found.map_or("", |(_, text)| text.as_str())
    }
}

/// An answer that is no list of rules.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "The answer is no list of alerting rules. Look at /api/v1/rules of the server: a Prometheus since 2.0, or VictoriaMetrics' vmalert, has one."
)]
pub struct NoRules;

/// Reads an answer.
///
/// # Errors
/// Where it has no groups of rules.
pub fn read(json: &str) -> Result<Vec<Rule>, NoRules> {
    let answer = Json::read(json).ok_or(NoRules)?;
    let Json::Object(_) = answer.get("data") else {
        return Err(NoRules);
    };
    // As Go writes an empty list, it may be null.
    let groups = answer.get("data").get("groups").list().iter();
    let rules = groups.flat_map(|group| {
        let rules = group.get("rules").list().iter();
        let alerting = rules.filter(|rule| rule.get("type").text() == "alerting");
        alerting.map(|rule| read_rule(group.get("name").text(), rule))
    });
    Ok(rules.collect())
}

fn read_rule(group: &str, rule: &Json) -> Rule {
    let text = |name: &str| rule.get(name).text().to_owned();
    let is_bad = rule.get("health").text() == "err";
    Rule {
        group: group.to_owned(),
        name: text("name"),
        expr: text("query"),
        fault: match text("lastError") {
            fault if fault.is_empty() && is_bad => "the server gave no reason".to_owned(),
            fault => fault,
        },
        evaluated_at: time(rule.get("lastEvaluation")),
        took: float::read(rule.get("evaluationTime").text()),
        holds_for: float::read(rule.get("duration").text()).map_or(Duration::ZERO, length),
        alerts: rule.get("alerts").list().iter().map(read_alert).collect(),
    }
}

fn read_alert(alert: &Json) -> Alert {
    let mut labels = pairs(alert.get("labels"));
    labels.retain(|(name, _)| name != "alertname");
    Alert {
        state: State::read(alert.get("state")),
        labels: Labels::new(labels),
        annotations: pairs(alert.get("annotations")),
        since: time(alert.get("activeAt")),
        value: float::read(alert.get("value").text()),
    }
}

fn pairs(object: &Json) -> Vec<(String, String)> {
    let members = object.members().iter();
    members
        .map(|(name, value)| (name.clone(), value.text().to_owned()))
        .collect()
}

/// Seconds as a length of time.
fn length(seconds: f64) -> Duration {
    Timestamp::from_float(seconds * 1_000.0).since(Timestamp::default())
}

/// An instant; what never was is the year 1 in Go.
fn time(value: &Json) -> Option<Timestamp> {
    let at = instant::read(value.text(), UTC)?;
    (at > Timestamp::default()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rules_and_what_they_say() {
        let json = r#"{"status":"success","data":{"groups":[
            {"name":"disks","rules":[
                {"type":"recording","name":"r","query":"x"},
                {"type":"alerting","name":"Full","query":"free < 1","state":"firing","health":"ok","lastError":"",
                 "lastEvaluation":"2026-11-25T12:00:00.5Z","evaluationTime":0.25,"duration":300,
                 "alerts":[{"labels":{"alertname":"Full","host":"pi"},"annotations":{"summary":"full"},
                            "state":"firing","activeAt":"2026-11-25T11:00:00Z","value":"5e-01"}]},
                {"type":"alerting","name":"Odd","query":"y","health":"err","lastEvaluation":"0001-01-01T00:00:00Z"}]},
            {"rules":null}, 3]}}"#;
        let rules = read(json).unwrap_or_default();
        let names: Vec<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
        assert_eq!(names, ["Full", "Odd"]);
        assert_eq!(
            rules[0].evaluated_at,
            Some(Timestamp::from_ms(1_795_608_000_500))
        );
        let lengths = (rules[0].took, rules[0].holds_for);
        assert_eq!(lengths, (Some(0.25), Duration::MINUTE.times(5)));
        assert_eq!((rules[1].took, rules[1].holds_for), (None, Duration::ZERO));
        let alert = Alert {
            state: State::Firing,
            labels: Labels::new([("host", "pi")]),
            annotations: vec![("summary".to_owned(), "full".to_owned())],
            since: Some(Timestamp::from_ms(1_795_604_400_000)),
            value: Some(0.5),
        };
        assert_eq!(rules[0].alerts, [alert]);
        let alert = &rules[0].alerts[0];
        assert_eq!(
            (alert.annotation("summary"), alert.annotation("other")),
            ("full", "")
        );
        assert_eq!(rules[1].fault, "the server gave no reason");
        assert_eq!(rules[1].evaluated_at, None);
    }

    #[test]
    fn what_is_no_list_is_told() {
        for json in ["", "<html>", "[]", "{}", r#"{"data":[]}"#] {
            assert_eq!(read(json), Err(NoRules), "{json}");
        }
        for json in [r#"{"data":{"groups":null}}"#, r#"{"data":{"groups":[{}]}}"#] {
            assert_eq!(read(json), Ok(Vec::new()), "{json}");
        }
    }
}
