//! Silences of an Alertmanager.
//!
//! Source: the `OpenAPI` description of Alertmanager's API, version 2.

use serde::Serialize;

use super::decode::tree::Json;
use super::duration::Duration;
use super::instant;
use super::labels::Labels;
use super::timestamp::Timestamp;
use super::zone::{self, UTC};

/// Where silences are asked for and made, below the Alertmanager's address.
pub const SILENCES: &str = "api/v2/silences";

/// Why alerts are not sent, for a while.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Silence {
    pub id: String,
    /// `job="node"`, as PromQL has it.
    pub matchers: Vec<Matcher>,
    pub ends_at: Option<Timestamp>,
    pub created_by: String,
    pub comment: String,
}

/// Which alerts a silence is of.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Matcher {
    pub name: String,
    pub value: String,
    pub is_regex: bool,
    pub is_equal: bool,
}

impl Silence {
    /// A silence of just the alerts that have all these labels.
    #[must_use]
    pub fn of(alert: &str, labels: &Labels) -> Self {
        let equal = |name: &str, value: &str| Matcher {
            name: name.to_owned(),
            value: value.to_owned(),
            is_regex: false,
            is_equal: true,
        };
        let matchers = std::iter::once(equal("alertname", alert));
        Self {
            matchers: matchers
                .chain(labels.iter().map(|(name, value)| equal(name, value)))
                .collect(),
            ..Self::default()
        }
    }

    /// How long it would last from now on, if it got so much longer.
    #[must_use]
    pub fn longer_by(&self, more: Duration, now: Timestamp) -> Duration {
        let left = self.ends_at.map_or(0, |at| at.ms() - now.ms());
        Duration::from_ms(left.max(0) + more.ms())
    }

    /// What it is of, in one line.
    #[must_use]
    pub fn words(&self) -> String {
        let word = |matcher: &Matcher| {
            let sign = match (matcher.is_equal, matcher.is_regex) {
                (true, false) => "=",
                (true, true) => "=~",
                (false, false) => "!=",
                (false, true) => "!~",
            };
            format!("{}{sign}\"{}\"", matcher.name, matcher.value)
        };
        self.matchers
            .iter()
            .map(word)
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Whether it holds this alert back, as far as that can be told without regular expressions.
    #[must_use]
    pub fn holds(&self, alert: &str, labels: &Labels) -> bool {
        !self.matchers.is_empty()
            && self.matchers.iter().all(|matcher| {
                let value = if matcher.name == "alertname" {
                    alert
                } else {
                    labels.get(&matcher.name).unwrap_or_default()
                };
                !matcher.is_regex && (matcher.value == value) == matcher.is_equal
            })
    }

    /// The JSON that makes it, from now on for so long; one that has an id is changed. Alertmanager lets no page of
    /// another origin delete one, so one is ended by being changed to end at once.
    #[must_use]
    pub fn body(&self, now: Timestamp, length: Duration) -> String {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Body<'a> {
            #[serde(skip_serializing_if = "str::is_empty")]
            id: &'a str,
            matchers: &'a [Matcher],
            starts_at: String,
            ends_at: String,
            created_by: &'a str,
            comment: &'a str,
        }
        let time = |at: Timestamp| format!("{}Z", zone::local(at, UTC).exact().replace(' ', "T"));
        let body = Body {
            id: &self.id,
            matchers: &self.matchers,
            starts_at: time(now),
            ends_at: time(now + length),
            created_by: &self.created_by,
            comment: &self.comment,
        };
        serde_json::to_string(&body).unwrap_or_default()
    }
}

/// Reads the silences that are or will be in force; none where the answer is no list of them.
#[must_use]
pub fn read(json: &str) -> Option<Vec<Silence>> {
    let answer = Json::read(json)?;
    let Json::List(all) = &answer else {
        return None;
    };
    let is_over = |silence: &&Json| silence.get("status").get("state").text() == "expired";
    Some(
        all.iter()
            .filter(|silence| !is_over(silence))
            .map(read_silence)
            .collect(),
    )
}

fn read_silence(silence: &Json) -> Silence {
    let text = |name: &str| silence.get(name).text().to_owned();
    let matcher = |matcher: &Json| Matcher {
        name: matcher.get("name").text().to_owned(),
        value: matcher.get("value").text().to_owned(),
        is_regex: matcher.get("isRegex").text() == "true",
        // Older ones do not tell.
        is_equal: matcher.get("isEqual").text() != "false",
    };
    Silence {
        id: text("id"),
        matchers: silence.get("matchers").list().iter().map(matcher).collect(),
        ends_at: instant::read(silence.get("endsAt").text(), UTC),
        created_by: text("createdBy"),
        comment: text("comment"),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail there")]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_in_force() {
        let json = r#"[
            {"id": "a", "status": {"state": "active"}, "matchers": [{"name": "alertname", "value": "Hot", "isRegex": false, "isEqual": true},
             {"name": "job", "value": "n.*", "isRegex": true}], "endsAt": "2026-11-30T12:00:00.000Z", "createdBy": "ada", "comment": "<b>c</b>"},
            {"id": "b", "status": {"state": "expired"}, "matchers": []}
        ]"#;
        let silences = read(json).expect("silences");
        let told: Vec<String> = silences
            .iter()
            .map(|silence| format!("{} {} {}", silence.id, silence.words(), silence.comment))
            .collect();
        assert_eq!(told, ["a alertname=\"Hot\", job=~\"n.*\" <b>c</b>"]);
        assert_eq!(
            silences[0].ends_at,
            Some(Timestamp::from_ms(1_796_040_000_000))
        );
        for odd in ["", "{}", "<html>", "null"] {
            assert_eq!(read(odd), None, "{odd}");
        }
        assert_eq!(read("[5, null, {}]").map(|all| all.len()), Some(3));
    }

    #[test]
    fn is_of_just_one_alert() {
        let labels = Labels::new([("instance", "a:9100"), ("job", "node")]);
        let silence = Silence {
            created_by: "ada".to_owned(),
            comment: "moving \"house\"".to_owned(),
            ..Silence::of("Hot", &labels)
        };
        assert!(silence.holds("Hot", &labels));
        assert!(!silence.holds("Cold", &labels));
        assert!(!silence.holds("Hot", &Labels::new([("job", "node")])));
        assert!(!Silence::default().holds("Hot", &labels));
        let now = Timestamp::from_ms(1_796_040_000_000);
        assert_eq!(
            silence.body(now, Duration::HOUR),
            "{\"matchers\":[{\"name\":\"alertname\",\"value\":\"Hot\",\"isRegex\":false,\"isEqual\":true},{\"name\":\"instance\",\"value\":\"a:9100\",\"isRegex\":false,\"isEqual\":true},{\"name\":\"job\",\"value\":\"node\",\"isRegex\":false,\"isEqual\":true}],\"startsAt\":\"2026-11-30T12:00:00Z\",\"endsAt\":\"2026-11-30T13:00:00Z\",\"createdBy\":\"ada\",\"comment\":\"moving \\\"house\\\"\"}"
        );
        let other = Silence {
            id: "x".to_owned(),
            ..silence
        };
        assert!(
            other
                .body(now, Duration::HOUR)
                .starts_with("{\"id\":\"x\",")
        );
    }
}
