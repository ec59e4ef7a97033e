//! The labels by which alerts stand together.

use crate::prom::rules::{Alert, Rule};

/// The value of a label by which alerts stand together; the rule's name is one. Empty where it has none.
#[must_use]
pub fn group<'a>(rule: &'a Rule, alert: &'a Alert, by: &str) -> &'a str {
    match by {
        ALERT_NAME => &rule.name,
        by => alert.labels.get(by).unwrap_or_default(),
    }
}

/// The label that has the rule's name.
pub(super) const ALERT_NAME: &str = "alertname";

/// The labels by which alerts can stand together, by their names; first that of the rule.
#[must_use]
pub fn labels(rules: &[Rule]) -> Vec<String> {
    let alerts = rules.iter().flat_map(|rule| &rule.alerts);
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in alerts.flat_map(|alert| alert.labels.iter()) {
        if let Err(place) = names.binary_search(&name) {
            names.insert(place, name);
        }
    }
    std::iter::once(ALERT_NAME)
        .chain(names)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::rules;
    use super::*;

    #[test]
    fn are_the_rules_name_and_those_of_alerts() {
        assert_eq!(labels(&rules()), [ALERT_NAME, "host"]);
    }
}
