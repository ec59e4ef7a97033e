//! What an Alertmanager does with the alerts that it was sent.
//!
//! Source: the `OpenAPI` description of Alertmanager's API, version 2.

use super::decode::tree::Json;
use super::labels::Labels;

/// Where they are asked for, below the Alertmanager's address.
pub const DELIVERIES: &str = "api/v2/alerts";

/// Whether an alert is passed on, and to whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Held {
    #[default]
    Not,
    /// By a silence.
    Silenced,
    /// By another alert.
    Inhibited,
}

/// What becomes of an alert.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delivery {
    /// Its labels with the rule's name, and what the Prometheus that sent it added.
    labels: Labels,
    pub held: Held,
    /// The names of those whom it is for.
    pub receivers: Vec<String>,
}

impl Delivery {
    /// Whether it is of the alert of this rule that has these labels.
    #[must_use]
    pub fn is_of(&self, rule: &str, labels: &Labels) -> bool {
        self.labels.get("alertname") == Some(rule) && labels.are_within(&self.labels)
    }
}

/// Reads an answer; none where it is no list.
#[must_use]
pub fn read(json: &str) -> Option<Vec<Delivery>> {
    let answer = Json::read(json)?;
    let Json::List(all) = &answer else {
        return None;
    };
    Some(all.iter().map(read_delivery).collect())
}

fn read_delivery(alert: &Json) -> Delivery {
    let status = alert.get("status");
    let names = |name: &str| !status.get(name).list().is_empty();
    let labels = alert.get("labels").members().iter();
    let receivers = alert.get("receivers").list().iter();
    Delivery {
        labels: Labels::new(labels.map(|(name, value)| (name.clone(), value.text().to_owned()))),
        held: match () {
            () if names("silencedBy") => Held::Silenced,
            () if names("inhibitedBy") => Held::Inhibited,
            () => Held::Not,
        },
        receivers: receivers
            .map(|receiver| receiver.get("name").text().to_owned())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = r#"[
        {"labels": {"alertname": "Hot", "host": "pi", "site": "home"}, "receivers": [{"name": "mail"}, {"name": "pager"}],
         "status": {"state": "active", "silencedBy": [], "inhibitedBy": []}},
        {"labels": {"alertname": "Hot", "host": "nas"}, "receivers": [{"name": "mail"}],
         "status": {"state": "suppressed", "silencedBy": ["a"], "inhibitedBy": ["b"]}},
        {"labels": {"alertname": "Wet"}, "status": {"state": "suppressed", "silencedBy": [], "inhibitedBy": ["b"]}},
        {}, 5
    ]"#;

    #[test]
    fn are_found_by_rule_and_labels() {
        let all = read(ANSWER).unwrap_or_default();
        assert_eq!(all.len(), 5);
        for (rule, host, expected) in [
            ("Hot", Some("pi"), Some((Held::Not, "mail, pager"))),
            ("Hot", Some("nas"), Some((Held::Silenced, "mail"))),
            ("Wet", None, Some((Held::Inhibited, ""))),
            ("Wet", Some("pi"), None),
            ("Cold", None, None),
        ] {
            let labels = Labels::new(host.map(|host| ("host", host)));
            let found = all.iter().find(|delivery| delivery.is_of(rule, &labels));
            let told = found.map(|delivery| (delivery.held, delivery.receivers.join(", ")));
            let expected = expected.map(|(held, receivers)| (held, receivers.to_owned()));
            assert_eq!(told, expected, "{rule} {host:?}");
        }
    }

    #[test]
    fn what_is_no_list_is_none() {
        for odd in ["", "{}", "<html>", "null"] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }
}
