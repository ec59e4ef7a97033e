//! What overrides change of queries: their side, whether they are mirrored, whether they are hidden.

use serde_json::Value;

use super::field::Fields;
use super::matcher::Matcher;
use super::prose::one_line;
use super::query::Query;
use super::reading::Patience;

/// An override that says something of what a query knows here.
struct Change {
    /// Whom it is about, in words.
    named: String,
    /// None where nobody can be found by it.
    matcher: Option<Matcher>,
    wish: Wish,
}

/// What is to become of queries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Wish {
    is_right: bool,
    is_mirrored: bool,
    is_hidden: bool,
}

/// The most overrides of a panel that are followed: each looks at each query.
const MOST: usize = 100;

/// Changes queries as their panel's overrides say; who is meant by one and is none of them is told.
pub(super) fn apply(panel: &Value, queries: &mut [Query], patience: &mut Patience) -> Vec<String> {
    let overrides = panel.list("/fieldConfig/overrides").iter().map(of_fields);
    let old = panel.list("/seriesOverrides").iter().map(of_series);
    let changes = overrides.chain(old).take(MOST);
    let mut unmet = Vec::new();
    for change in changes.filter(|change| change.wish != Wish::default()) {
        let means = |query: &&mut Query| {
            let matcher = change.matcher.as_ref();
            matcher.is_some_and(|matcher| matcher.means(&query.ref_id, &query.legend, patience))
        };
        let mut is_met = false;
        for query in queries.iter_mut().filter(means) {
            query.is_right |= change.wish.is_right;
            query.is_mirrored |= change.wish.is_mirrored;
            query.is_hidden |= change.wish.is_hidden;
            is_met = true;
        }
        if !is_met && !change.named.is_empty() {
            unmet.push(change.named);
        }
    }
    unmet
}

fn of_fields(of: &Value) -> Change {
    let mut wish = Wish::default();
    for property in of.list("/properties") {
        match (property.text("/id"), property.text("/value")) {
            ("custom.axisPlacement", "right") => wish.is_right = true,
            ("custom.transform", "negative-Y") => wish.is_mirrored = true,
            ("custom.hideFrom", _) => {
                wish.is_hidden = property.is_on("/value/viz") || property.is_on("/value/graph");
            }
            _ => {}
        }
    }
    Change {
        named: one_line(of.text("/matcher/options")),
        matcher: of.get("matcher").and_then(Matcher::of_override),
        wish,
    }
}

/// Of a chart before version 8.
fn of_series(of: &Value) -> Change {
    let alias = of.text("/alias");
    Change {
        named: one_line(alias),
        matcher: Matcher::of_alias(alias),
        wish: Wish {
            is_right: of.number("/yaxis") == Some(2.0),
            is_mirrored: of.text("/transform") == "negative-Y",
            is_hidden: of.is_on("/hiddenSeries"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// `A right mirrored, B` of two queries, one of which is called `{{device}} out`, and who is not met.
    fn told(panel: &Value) -> String {
        let query = |ref_id: &str, legend: &str| Query {
            ref_id: ref_id.to_owned(),
            legend: legend.to_owned(),
            ..Query::default()
        };
        let mut queries = [query("A", ""), query("B", "{{device}} out")];
        let unmet = apply(panel, &mut queries, &mut Patience::default());
        let tell = |query: &Query| {
            let flags = [
                (query.is_right, " right"),
                (query.is_mirrored, " mirrored"),
                (query.is_hidden, " hidden"),
            ];
            let flags = flags
                .into_iter()
                .filter(|(is, _)| *is)
                .map(|(_, flag)| flag);
            format!("{}{}", query.ref_id, flags.collect::<String>())
        };
        let mut told: Vec<String> = queries.iter().map(tell).collect();
        told.extend(unmet);
        told.join(", ")
    }

    #[test]
    fn overrides_change_whom_they_are_about() {
        let of = |matcher: Value, id: &str, value: Value| json!({"fieldConfig": {"overrides": [{"matcher": matcher, "properties": [{"id": "color", "value": "red"}, {"id": id, "value": value}]}]}});
        let out = || json!({"id": "byRegexp", "options": "/out/"});
        for (panel, expected) in [
            (json!({}), "A, B"),
            (
                of(out(), "custom.transform", json!("negative-Y")),
                "A, B mirrored",
            ),
            (of(out(), "custom.transform", json!("constant")), "A, B"),
            (
                of(out(), "custom.axisPlacement", json!("right")),
                "A, B right",
            ),
            (
                of(out(), "custom.hideFrom", json!({"viz": true})),
                "A, B hidden",
            ),
            (
                of(out(), "custom.hideFrom", json!({"legend": true})),
                "A, B",
            ),
            (
                of(
                    json!({"id": "byFrameRefID", "options": "A"}),
                    "custom.axisPlacement",
                    json!("right"),
                ),
                "A right, B",
            ),
            (
                of(
                    json!({"id": "byName", "options": "eth0"}),
                    "custom.axisPlacement",
                    json!("right"),
                ),
                "A, B, eth0",
            ),
            (
                of(
                    json!({"id": "byName", "options": "eth0"}),
                    "custom.fillOpacity",
                    json!(5),
                ),
                "A, B",
            ),
            (
                of(
                    json!({"id": "byType", "options": "number"}),
                    "custom.axisPlacement",
                    json!("right"),
                ),
                "A, B, number",
            ),
            (json!({"fieldConfig": {"overrides": 5}}), "A, B"),
            (
                json!({"seriesOverrides": [{"alias": "/out/", "transform": "negative-Y"}, {"alias": "A", "yaxis": 2, "hiddenSeries": true}, {"alias": "x", "stack": false}, 7]}),
                "A right hidden, B mirrored",
            ),
        ] {
            assert_eq!(told(&panel), expected, "{panel}");
        }
    }
}
