//! Alerts that begin to fire: each is told once.

use super::roll::key;
use crate::order::sort;
use crate::prom::rules::{Alert, Rule, State};
use crate::prom::server::Server;
use crate::prom::timestamp::Timestamp;

/// An alert that fires: what tells it and its beginning from all others, and words for it.
pub type Onset = (String, String);

/// So many are told one by one.
const TOLD: usize = 5;

/// The alerts of a server that fire.
#[must_use]
pub fn onsets(rules: &[Rule], server: &Server) -> Vec<Onset> {
    let alerts = rules
        .iter()
        .flat_map(|rule| rule.alerts.iter().map(move |alert| (rule, alert)));
    let firing = alerts.filter(|(_, alert)| alert.state == State::Firing);
    let onset = |(rule, alert): (&Rule, &Alert)| {
        let since = alert.since.map_or(0, Timestamp::ms);
        let words = format!("{} {}", rule.name, alert.annotation("summary"));
        (
            format!("{server} {} {since}", key(rule, alert)),
            words.trim().to_owned(),
        )
    };
    firing.map(onset).collect()
}

/// Words for those that were not told yet, and what is told from now on: those of this server that have ended may
/// begin again, those of others stay.
#[must_use]
pub fn news(
    firing: &[Onset],
    mut told: Vec<String>,
    server: &Server,
) -> (Vec<String>, Vec<String>) {
    sort(&mut told, Ord::cmp);
    let is_new = |(onset, _): &&Onset| told.binary_search(onset).is_err();
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

/// The words of all, a line each; of many, the first ones and how many more there are.
#[must_use]
pub fn told(words: &[String]) -> String {
    let mut lines: Vec<String> = words.iter().take(TOLD).cloned().collect();
    if words.len() > TOLD {
        lines.push(format!("and {} more", words.len() - TOLD));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

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
            (&home, vec!["wet", "hot"], vec!["wet"]),
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
    fn many_are_counted() {
        let words = |count: usize| (1..=count).map(|n| n.to_string()).collect::<Vec<_>>();
        for (count, expected) in [
            (0, ""),
            (1, "1"),
            (5, "1\n2\n3\n4\n5"),
            (7, "1\n2\n3\n4\n5\nand 2 more"),
        ] {
            assert_eq!(told(&words(count)), expected);
        }
    }
}
