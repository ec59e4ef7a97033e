//! Rules for tests.

use crate::prom::labels::Labels;
use crate::prom::rules::{Alert, Rule, State};
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
