//! How many alerts there are.

use crate::prom::rules::{Rule, State};

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
    use super::super::sample::rules;
    use super::*;

    #[test]
    fn are_of_each_kind() {
        assert_eq!(summary(&rules()), "2 firing · 1 pending · 1 rule quiet");
        assert_eq!(firing(&rules()), 2);
    }
}
