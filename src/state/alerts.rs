//! What is known of the alerting rules of the server.

use leptos::prelude::*;

use super::slot::Slot;
use crate::alerts;
use crate::prom::rules::Rule;
use crate::prom::server::Server;
use crate::prom::timestamp::Timestamp;
use crate::view::Sought;

/// What is known of alerts; copies are the same.
#[derive(Clone, Copy)]
pub struct Alerts {
    /// The rules of the last good answer.
    pub rules: Slot<Vec<Rule>>,
    /// When that came, by the browser's clock.
    pub seen_at: Slot<Option<Timestamp>>,
    /// Why the newest ask failed; empty where it did not.
    pub fault: Slot<String>,
    /// Whose they are.
    of: StoredValue<Option<Server>>,
    /// Alerts by what tells them apart: their places are their numbers on the page.
    known: StoredValue<Vec<String>>,
}

impl Default for Alerts {
    fn default() -> Self {
        Self {
            rules: Slot::new(Vec::new()),
            seen_at: Slot::new(None),
            fault: Slot::new(String::new()),
            of: StoredValue::new(None),
            known: StoredValue::new(Vec::new()),
        }
    }
}

impl Alerts {
    /// This server is watched from now on. What another said, or this one before `since`, is no news.
    pub(super) fn watch(self, server: &Server, since: Timestamp) {
        let is_it = self.of.with_value(|of| of.as_ref() == Some(server));
        let is_news = self.seen_at.get_untracked().is_some_and(|at| at >= since);
        if !(is_it && is_news) {
            self.of.set_value(Some(server.clone()));
            self.rules.set(Vec::new());
            self.seen_at.set(None);
            self.fault.set(String::new());
        }
    }

    /// An answer has come, or why none has.
    pub(super) fn note(self, read: Result<Vec<Rule>, String>, now: Timestamp) {
        match read {
            Ok(rules) => {
                self.rules.set(rules);
                self.seen_at.set(Some(now));
                self.fault.set(String::new());
            }
            Err(why) => self.fault.set(why),
        }
    }

    /// The alerts that are sought, by numbers that they keep; tracked.
    #[must_use]
    pub fn found(self, sought: &Sought) -> Vec<usize> {
        self.rules.with(|rules| {
            let found = alerts::found(rules, sought);
            let keys = found.iter().map(|place| {
                let rule = &rules[place.rule];
                alerts::key(rule, &rule.alerts[place.alert])
            });
            let mut numbers: Vec<usize> = Vec::new();
            for number in keys.map(|key| self.number(key)) {
                // Two that nothing tells apart are one.
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
            numbers
        })
    }

    fn number(self, key: String) -> usize {
        let known = self.known.try_update_value(|known| {
            let place = known.iter().position(|one| *one == key);
            place.unwrap_or_else(|| {
                known.push(key);
                known.len() - 1
            })
        });
        known.unwrap_or_default()
    }

    /// Something of the alert of this number; tracked.
    #[must_use]
    pub fn of<T: Default>(self, number: usize, say: impl FnOnce(&Rule, usize) -> T) -> T {
        let key = self.known.with_value(|known| known.get(number).cloned());
        let key = key.unwrap_or_default();
        self.rules.with(|rules| {
            let each = rules
                .iter()
                .flat_map(|rule| (0..rule.alerts.len()).map(move |at| (rule, at)));
            let mut found = each.filter(|(rule, at)| alerts::key(rule, &rule.alerts[*at]) == key);
            found
                .next()
                .map(|(rule, at)| say(rule, at))
                .unwrap_or_default()
        })
    }
}
