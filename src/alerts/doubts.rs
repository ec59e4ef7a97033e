//! Why silence is no calm.

use crate::prom::duration::Duration;
use crate::prom::rules::Rule;
use crate::prom::timestamp::Timestamp;

/// A rule that was not evaluated for so long is not watched.
const LATE: Duration = Duration::MINUTE.times(10);

/// So many rules that fail are told one by one.
const TOLD: usize = 5;

/// Why the list of alerts is not all that may be wrong, in sentences; nothing where all rules are watched at
/// `now`. Silence is never taken for calm.
#[must_use]
pub fn doubts(rules: &[Rule], now: Timestamp) -> Vec<String> {
    if rules.is_empty() {
        return vec![
            "This server has no alerting rules, so it watches nothing. The README shows how the playbooks bring some.".to_owned(),
        ];
    }
    let failing: Vec<&Rule> = rules.iter().filter(|rule| !rule.fault.is_empty()).collect();
    let told = failing.iter().take(TOLD).map(|rule| {
        format!(
            "Not watching {}: its rule fails, as the server says: {}. Mend it in group {}.",
            rule.name, rule.fault, rule.group
        )
    });
    let more = failing.len().saturating_sub(TOLD);
    let told_more = (more > 0).then(|| {
        format!(
            "Not watching {more} more, whose rules fail, too. The server's own page lists them."
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
    told.chain(told_more).chain(told_late).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{NOW, rules};
    use super::*;

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

    #[test]
    fn many_that_fail_are_counted() {
        let mut failing = vec![rules().remove(0); TOLD + 2];
        for rule in &mut failing {
            rule.fault = "no such function".to_owned();
        }
        let doubts = doubts(&failing, NOW);
        assert_eq!(doubts.len(), TOLD + 1);
        assert_eq!(
            doubts.last().map(String::as_str),
            Some("Not watching 2 more, whose rules fail, too. The server's own page lists them.")
        );
    }
}
