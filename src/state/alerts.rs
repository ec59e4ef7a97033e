//! What is known of the alerting rules of the server.

use leptos::prelude::*;

use super::slot::Slot;
use crate::alerts::Roll;
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
    /// Their order, and their numbers on the page.
    roll: StoredValue<Roll>,
}

impl Default for Alerts {
    fn default() -> Self {
        Self {
            rules: Slot::new(Vec::new()),
            seen_at: Slot::new(None),
            fault: Slot::new(String::new()),
            of: StoredValue::new(None),
            roll: StoredValue::new(Roll::default()),
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
            self.follow(Vec::new());
            self.seen_at.set(None);
            self.fault.set(String::new());
        }
    }

    /// An answer has come, or why none has.
    pub(super) fn note(self, read: Result<Vec<Rule>, String>, now: Timestamp) {
        match read {
            Ok(rules) => {
                self.follow(rules);
                self.seen_at.set(Some(now));
                self.fault.set(String::new());
            }
            Err(why) => self.fault.set(why),
        }
    }

    fn follow(self, rules: Vec<Rule>) {
        self.roll.update_value(|roll| roll.follow(&rules));
        self.rules.set(rules);
    }

    /// The alerts that are sought, by numbers that they keep; tracked.
    #[must_use]
    pub fn found(self, sought: &Sought) -> Vec<usize> {
        self.rules
            .with(|rules| self.roll.with_value(|roll| roll.found(rules, sought)))
    }

    /// Something of the alert of this number; tracked.
    #[must_use]
    pub fn of<T: Default>(self, number: usize, say: impl FnOnce(&Rule, usize) -> T) -> T {
        self.rules.with(|rules| {
            let place = self.roll.with_value(|roll| roll.place(number));
            let rule = place.and_then(|place| Some((rules.get(place.rule)?, place.alert)));
            rule.map(|(rule, alert)| say(rule, alert))
                .unwrap_or_default()
        })
    }
}
