//! The alerts of the newest answer in their order, and the numbers that they keep for as long as they last.

use std::cmp::Reverse;

use super::labels::group;
use crate::order::sort;
use crate::prom::rules::{Alert, Rule, State};
use crate::view::Sought;

/// An alert with its rule, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub rule: usize,
    pub alert: usize,
}

impl Place {
    fn alert(self, rules: &[Rule]) -> (&Rule, &Alert) {
        let rule = &rules[self.rule];
        (rule, &rule.alerts[self.alert])
    }
}

/// Alerts that are pending or firing. What has to be made of each is made once an answer, so that a search
/// among thousands is quick.
#[derive(Debug, Default)]
pub struct Roll {
    /// Firing ones first, the newest of each kind first.
    entries: Vec<Entry>,
    /// Sorted by number.
    places: Vec<(usize, Place)>,
    /// Sorted by what tells alerts apart.
    numbers: Vec<(String, usize)>,
    /// The next number.
    next: usize,
}

#[derive(Debug)]
struct Entry {
    place: Place,
    number: usize,
    /// What it is searched in, in small letters.
    words: String,
}

impl Roll {
    /// Another answer has come. Two alerts that nothing tells apart are one.
    pub fn follow(&mut self, rules: &[Rule]) {
        let places = rules.iter().enumerate().flat_map(|(rule, all)| {
            let alerts = 0..all.alerts.len();
            alerts.map(move |alert| Place { rule, alert })
        });
        let is_on = |place: &Place| place.alert(rules).1.state != State::Inactive;
        let keyed = places.filter(is_on).map(|place| {
            let (rule, alert) = place.alert(rules);
            (key(rule, alert), place)
        });
        let mut keyed: Vec<(String, Place)> = keyed.collect();
        sort(&mut keyed, |a, b| a.0.cmp(&b.0));
        keyed.dedup_by(|a, b| a.0 == b.0);
        let mut entries = Vec::with_capacity(keyed.len());
        let mut numbers = Vec::with_capacity(keyed.len());
        for (key, place) in keyed {
            let number = self.number(&key);
            let (rule, alert) = place.alert(rules);
            let words = words(rule, alert);
            entries.push(Entry {
                place,
                number,
                words,
            });
            numbers.push((key, number));
        }
        sort(&mut entries, |a, b| {
            let rank = |entry: &Entry| {
                let (_, alert) = entry.place.alert(rules);
                (alert.state, Reverse(alert.since), entry.place)
            };
            rank(a).cmp(&rank(b))
        });
        self.places = entries
            .iter()
            .map(|entry| (entry.number, entry.place))
            .collect();
        sort(&mut self.places, Ord::cmp);
        (self.entries, self.numbers) = (entries, numbers);
    }

    fn number(&mut self, key: &str) -> usize {
        let known = self
            .numbers
            .binary_search_by(|(own, _)| own.as_str().cmp(key));
        known.map_or_else(
            |_| {
                self.next += 1;
                self.next - 1
            },
            |place| self.numbers[place].1,
        )
    }

    /// Where the alert of this number is; none once it has ended.
    #[must_use]
    pub fn place(&self, number: usize) -> Option<Place> {
        let place = self.places.binary_search_by_key(&number, |(own, _)| *own);
        place.ok().map(|place| self.places[place].1)
    }

    /// The numbers of alerts that are sought among those of this answer: those together that share a value of the
    /// label, in the order of the values and without one last.
    #[must_use]
    pub fn found(&self, rules: &[Rule], sought: &Sought) -> Vec<usize> {
        let search = sought.search.to_lowercase();
        let found = self
            .entries
            .iter()
            .filter(|entry| entry.words.contains(&search));
        let mut found: Vec<&Entry> = found.collect();
        if !sought.by.is_empty() {
            let group = |entry: &Entry| {
                let (rule, alert) = entry.place.alert(rules);
                let group = group(rule, alert, &sought.by);
                (group.is_empty(), group)
            };
            sort(&mut found, |a, b| group(a).cmp(&group(b)));
        }
        found.iter().map(|entry| entry.number).collect()
    }
}

/// What tells an alert from all others for as long as it lasts.
pub(super) fn key(rule: &Rule, alert: &Alert) -> String {
    format!(
        "{} {} {} {}",
        rule.group, rule.name, rule.expr, alert.labels
    )
}

fn words(rule: &Rule, alert: &Alert) -> String {
    let texts = alert.annotations.iter().map(|(_, text)| text.as_str());
    let texts: Vec<&str> = texts.collect();
    format!("{} {} {}", rule.name, alert.labels, texts.join(" ")).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::labels::ALERT_NAME;
    use super::super::sample::{alert, rules};
    use super::*;

    /// The hosts of what is found.
    fn hosts(roll: &Roll, rules: &[Rule], sought: &Sought) -> Vec<String> {
        let found = roll.found(rules, sought).into_iter();
        let places = found.filter_map(|number| roll.place(number));
        places
            .map(|place| {
                place
                    .alert(rules)
                    .1
                    .labels
                    .get("host")
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect()
    }

    fn roll(rules: &[Rule]) -> Roll {
        let mut roll = Roll::default();
        roll.follow(rules);
        roll
    }

    #[test]
    fn what_fires_comes_first_and_the_newest_of_it() {
        let rules = rules();
        for (search, expected) in [
            ("", &["c", "b", "a"][..]),
            ("down", &["b", "a"]),
            ("HOST=\"C", &["c"]),
            ("nothing", &[]),
        ] {
            let sought = Sought {
                search: search.to_owned(),
                ..Sought::default()
            };
            assert_eq!(hosts(&roll(&rules), &rules, &sought), expected, "{search}");
        }
    }

    #[test]
    fn alerts_of_one_label_stand_together() {
        let rules = rules();
        for (by, expected) in [
            ("", ["c", "b", "a"]),
            ("host", ["a", "b", "c"]),
            (ALERT_NAME, ["b", "a", "c"]),
            ("nowhere", ["c", "b", "a"]),
        ] {
            let sought = Sought {
                by: by.to_owned(),
                ..Sought::default()
            };
            assert_eq!(hosts(&roll(&rules), &rules, &sought), expected, "{by}");
        }
    }

    #[test]
    fn numbers_stay_while_alerts_last() {
        let (mut rules, all) = (rules(), Sought::default());
        let mut roll = roll(&rules);
        let [c, b, a] = roll.found(&rules, &all)[..] else {
            unreachable!("three alerts");
        };
        // One ends, one more begins, another fires by now.
        rules[0].alerts = vec![alert(State::Firing, "a", 7), alert(State::Pending, "e", 8)];
        roll.follow(&rules);
        let found = roll.found(&rules, &all);
        assert_eq!(found[..2], [a, c]);
        assert!(![a, b, c].contains(&found[2]), "{found:?}");
        assert_eq!(roll.place(b), None);
        assert_eq!(roll.place(a), Some(Place { rule: 0, alert: 0 }));
        roll.follow(&[]);
        assert_eq!((roll.found(&[], &all), roll.place(a)), (vec![], None));
    }

    #[test]
    fn two_that_nothing_tells_apart_are_one() {
        let mut rules = rules();
        let twin = rules[0].clone();
        rules.push(twin);
        assert_eq!(roll(&rules).found(&rules, &Sought::default()).len(), 3);
    }
}
