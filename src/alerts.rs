//! What of alerting rules has to be looked at: what fires, what is about to, and whether anybody watches
//! at all.

use crate::prom::duration::Duration;
use crate::prom::rules::{Alert, Rule, State};
use crate::prom::server::Server;
use crate::prom::timestamp::Timestamp;
use crate::view::Sought;

/// An alert with its rule, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub rule: usize,
    pub alert: usize,
}

/// The alerts that are sought: those together that share a value of the label, in the order of the values and without
/// one last; within, firing ones first, the newest of each kind first.
#[must_use]
pub fn found(rules: &[Rule], sought: &Sought) -> Vec<Place> {
    let search = sought.search.to_lowercase();
    let places = rules.iter().enumerate().flat_map(|(rule, all)| {
        let alerts = 0..all.alerts.len();
        alerts.map(move |alert| Place { rule, alert })
    });
    let mut found: Vec<Place> = places
        .filter(|place| {
            let (rule, alert) = (&rules[place.rule], &rules[place.rule].alerts[place.alert]);
            alert.state != State::Inactive && words(rule, alert).contains(&search)
        })
        .collect();
    let rank = |place: &Place| {
        let alert = &rules[place.rule].alerts[place.alert];
        let group = group(&rules[place.rule], alert, &sought.by);
        (
            group.is_empty(),
            group,
            alert.state,
            std::cmp::Reverse(alert.since),
            place.rule,
            place.alert,
        )
    };
    crate::order::sort(&mut found, |a, b| rank(a).cmp(&rank(b)));
    found
}

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

/// What an alert is searched in, in small letters.
fn words(rule: &Rule, alert: &Alert) -> String {
    let texts = alert.annotations.iter().map(|(_, text)| text.as_str());
    let texts: Vec<&str> = texts.collect();
    format!("{} {} {}", rule.name, alert.labels, texts.join(" ")).to_lowercase()
}

/// What tells an alert from all others for as long as it lasts.
#[must_use]
pub fn key(rule: &Rule, alert: &Alert) -> String {
    format!(
        "{} {} {} {}",
        rule.group, rule.name, rule.expr, alert.labels
    )
}

/// How many alerts fire.
#[must_use]
pub fn firing(rules: &[Rule]) -> usize {
    count(rules, State::Firing)
}

/// An alert that fires: what tells it and its beginning from all others, and words for it.
pub type Onset = (String, String);

/// The alerts of a server that fire.
#[must_use]
pub fn onsets(rules: &[Rule], server: &Server) -> Vec<Onset> {
    let alerts = rules
        .iter()
        .flat_map(|rule| rule.alerts.iter().map(move |alert| (rule, alert)));
    let firing = alerts.filter(|(_, alert)| alert.state == State::Firing);
    let told = |(rule, alert): (&Rule, &Alert)| {
        let since = alert.since.map_or(0, Timestamp::ms);
        let words = format!("{} {}", rule.name, alert.annotation("summary"));
        (
            format!("{server} {} {since}", key(rule, alert)),
            words.trim().to_owned(),
        )
    };
    firing.map(told).collect()
}

/// Words for those that were not told yet, and what is told from now on: those of this server that have ended may
/// begin again, those of others stay.
#[must_use]
pub fn news(
    firing: &[Onset],
    mut told: Vec<String>,
    server: &Server,
) -> (Vec<String>, Vec<String>) {
    let is_new = |(onset, _): &&Onset| !told.contains(onset);
    let words = firing
        .iter()
        .filter(is_new)
        .map(|(_, words)| words.clone())
        .collect();
    let own = format!("{server} ");
    told.retain(|onset| !onset.starts_with(&own));
    told.extend(firing.iter().map(|(onset, _)| onset.clone()));
    (words, told)
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

/// A rule that was not evaluated for so long is not watched.
const LATE: Duration = Duration::MINUTE.times(10);

/// Why the list of alerts is not all that may be wrong, in sentences; nothing where all rules are watched at
/// `now`. Silence is never taken for calm.
#[must_use]
pub fn doubts(rules: &[Rule], now: Timestamp) -> Vec<String> {
    if rules.is_empty() {
        return vec![
            "This server has no alerting rules, so it watches nothing. The README shows how the playbooks bring some.".to_owned(),
        ];
    }
    let failing = rules.iter().filter(|rule| !rule.fault.is_empty());
    let failing = failing.map(|rule| {
        format!(
            "Not watching {}: its rule fails, as the server says: {}. Mend it in group {}.",
            rule.name, rule.fault, rule.group
        )
    });
    let is_late = |rule: &&Rule| match rule.evaluated_at {
        Some(at) => at + LATE < now,
        None => true,
    };
    let late = rules.iter().filter(is_late).count();
    let told_late = (late > 0).then(|| {
        format!(
            "Not watching {late} of {} rules: they were not evaluated for 10 minutes. Look at the server's log.",
            rules.len()
        )
    });
    failing.chain(told_late).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::labels::Labels;

    const NOW: Timestamp = Timestamp::from_ms(10_000_000);

    fn alert(state: State, host: &str, since: i64) -> Alert {
        Alert {
            state,
            labels: Labels::new([("host", host)]),
            since: Some(Timestamp::from_ms(since)),
            ..Alert::default()
        }
    }

    fn rules() -> Vec<Rule> {
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
    fn each_onset_is_news_once() {
        let servers = ["http://a:9090", "http://b:9090"].map(str::parse::<Server>);
        let [Ok(home), Ok(office)] = servers else {
            unreachable!("addresses");
        };
        let onset = |of: &Server, name: &str| (format!("{of} {name}"), name.to_owned());
        let mut told = Vec::new();
        for (of, firing, expected) in [
            (&home, vec!["hot"], vec!["hot"]),
            (&home, vec!["hot"], vec![]),
            (&home, vec!["hot", "wet"], vec!["wet"]),
            (&office, vec!["hot"], vec!["hot"]),
            (&home, vec!["hot"], vec![]),
            (&home, vec![], vec![]),
            (&home, vec!["hot"], vec!["hot"]),
            (&office, vec!["hot"], vec![]),
        ] {
            let onsets: Vec<Onset> = firing.iter().map(|name| onset(of, name)).collect();
            let (words, now) = news(&onsets, told, of);
            assert_eq!(words, expected, "{of} {firing:?}");
            told = now;
        }
    }

    #[test]
    fn what_fires_comes_first_and_the_newest_of_it() {
        for (search, hosts) in [
            ("", &["c", "b", "a"][..]),
            ("down", &["b", "a"]),
            ("HOST=\"C", &["c"]),
            ("nothing", &[]),
        ] {
            let rules = rules();
            let sought = Sought {
                search: search.to_owned(),
                ..Sought::default()
            };
            let found = found(&rules, &sought);
            let host = |place: &Place| {
                let labels = &rules[place.rule].alerts[place.alert].labels;
                labels.get("host").unwrap_or_default().to_owned()
            };
            assert_eq!(
                found.iter().map(host).collect::<Vec<_>>(),
                hosts,
                "{search}"
            );
        }
        assert_eq!(summary(&rules()), "2 firing · 1 pending · 1 rule quiet");
    }

    #[test]
    fn alerts_of_one_label_stand_together() {
        for (by, expected) in [
            ("", ["c", "b", "a"]),
            ("host", ["a", "b", "c"]),
            (ALERT_NAME, ["b", "a", "c"]),
            ("nowhere", ["c", "b", "a"]),
        ] {
            let rules = rules();
            let sought = Sought {
                by: by.to_owned(),
                ..Sought::default()
            };
            let hosts: Vec<&str> = found(&rules, &sought)
                .iter()
                .filter_map(|place| rules[place.rule].alerts[place.alert].labels.get("host"))
                .collect();
            assert_eq!(hosts, expected, "{by}");
        }
        assert_eq!(labels(&rules()), [ALERT_NAME, "host"]);
    }

    #[test]
    fn silence_is_no_calm() {
        assert_eq!(doubts(&rules(), NOW), [""; 0]);
        assert_eq!(doubts(&[], NOW).len(), 1);
        let mut failing = rules();
        failing[0].fault = "no such function".to_owned();
        failing[2].evaluated_at = None;
        assert_eq!(
            doubts(&failing, NOW + Duration::MINUTE),
            [
                "Not watching Down: its rule fails, as the server says: no such function. Mend it in group g.",
                "Not watching 1 of 3 rules: they were not evaluated for 10 minutes. Look at the server's log.",
            ]
        );
        assert_eq!(doubts(&rules(), NOW + Duration::HOUR).len(), 1);
    }
}
