//! What of alerting rules has to be looked at: what fires, what is about to, and whether anybody watches
//! at all.

mod doubts;
mod news;
mod roll;

pub use doubts::doubts;
pub use news::{Onset, news, onsets, told};
pub use roll::{Place, Roll};

use crate::measure::unit::Unit;
use crate::prom::promql::condition::condition;
use crate::prom::rules::{Alert, Rule, State};

/// The value of a label by which alerts stand together; the rule's name is one. Empty where it has none.
#[must_use]
pub fn group<'a>(rule: &'a Rule, alert: &'a Alert, by: &str) -> &'a str {
    match by {
        ALERT_NAME => &rule.name,
        by => alert.labels.get(by).unwrap_or_default(),
    }
}

/// The label that has the rule's name.
pub const ALERT_NAME: &str = "alertname";

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

/// The value of an alert, in the unit that its rule seems to measure; empty where it has none.
#[must_use]
pub fn value_text(rule: &Rule, alert: &Alert) -> String {
    let measured = condition(&rule.expr).map_or(&*rule.expr, |(measured, _)| measured);
    let format = |value| Unit::guess(measured).format(value);
    alert.value.map(format).unwrap_or_default()
}

/// How many alerts fire.
#[must_use]
pub fn firing(rules: &[Rule]) -> usize {
    count(rules, State::Firing)
}

fn count(rules: &[Rule], state: State) -> usize {
    let alerts = rules.iter().flat_map(|rule| &rule.alerts);
    alerts.filter(|alert| alert.state == state).count()
}

/// "2 firing · 1 pending · 5 rules quiet".
#[must_use]
pub fn summary(rules: &[Rule]) -> String {
    let quiet = rules.iter().filter(|rule| rule.alerts.is_empty()).count();
    let noun = if quiet == 1 { "rule" } else { "rules" };
    format!(
        "{} firing · {} pending · {quiet} {noun} quiet",
        count(rules, State::Firing),
        count(rules, State::Pending)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::labels::Labels;
    use crate::prom::timestamp::Timestamp;

    pub(super) const NOW: Timestamp = Timestamp::from_ms(10_000_000);

    pub(super) fn alert(state: State, host: &str, since: i64) -> Alert {
        Alert {
            state,
            labels: Labels::new([("host", host)]),
            since: Some(Timestamp::from_ms(since)),
            ..Alert::default()
        }
    }

    pub(super) fn rules() -> Vec<Rule> {
        let rule = |name: &str, alerts| Rule {
            name: name.to_owned(),
            group: "g".to_owned(),
            evaluated_at: Some(NOW),
            alerts,
            ..Rule::default()
        };
        let (firing, pending) = (State::Firing, State::Pending);
        vec![
            rule("Down", vec![alert(pending, "a", 5), alert(firing, "b", 1)]),
            rule("Quiet", vec![]),
            rule(
                "Full",
                vec![alert(firing, "c", 2), alert(State::Inactive, "d", 9)],
            ),
        ]
    }

    #[test]
    fn values_have_the_unit_of_what_is_measured() {
        for (expr, value, expected) in [
            ("node_filesystem_avail_bytes < 1e9", Some(5e8), "477 MiB"),
            ("vector(3) > 1", Some(3.0), "3"),
            ("up == 0", Some(0.0), "0"),
            ("up == 0", None, ""),
        ] {
            let rule = Rule {
                expr: expr.to_owned(),
                ..Rule::default()
            };
            let alert = Alert {
                value,
                ..Alert::default()
            };
            assert_eq!(value_text(&rule, &alert), expected, "{expr}");
        }
    }

    #[test]
    fn are_counted_and_have_labels() {
        assert_eq!(summary(&rules()), "2 firing · 1 pending · 1 rule quiet");
        assert_eq!(labels(&rules()), [ALERT_NAME, "host"]);
    }
}
