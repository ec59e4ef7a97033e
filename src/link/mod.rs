//! What is open, as the query string of a link, in the Prometheus UI's own spelling.
//!
//! Sources: the parameters that the Prometheus UI writes, old (2.x: `g0.tab=0`,
//! `g0.step_input=15`) and new (3.x: `g0.tab=graph`, `g0.res_type=fixed`, `g0.res_step=15`). A
//! link from there opens the same query here. Unknown parameters are kept.

mod appearance;
mod fields;
mod oddities;
mod panel;
mod query;
mod reader;
mod seen;
mod times;

pub use self::panel::remarks;

use form_urlencoded::Serializer;

use crate::prom::promql::placing::Chosen;
use crate::view::{Link, Page, Sought};

impl Link {
    /// Reads a query string, with or without its question mark, and up to a `#`. What cannot be followed is left at
    /// its default, and [`remarks`] say so: a link never fails to open.
    #[must_use]
    pub fn read(query_string: &str) -> Self {
        let mut link = Self::default();
        let mut panels = Vec::new();
        let query_string = query_string.trim_start_matches('?');
        let query_string = query_string.split('#').next().unwrap_or_default();
        for (name, value) in form_urlencoded::parse(query_string.as_bytes()).into_owned() {
            match (name.as_str(), panel_field(&name)) {
                ("server", _) => link.server = Some(value),
                ("refresh", _) => link.refresh = Some(value),
                ("tz", _) => link.zone = Some(value).filter(|zone| !zone.is_empty()),
                ("page", _) => link.page = Page::named(&value),
                ("alerts_filter", _) => link.sought.search = value,
                ("alerts_by", _) => link.sought.by = value,
                ("kiosk", _) => link.kiosk = value == "1",
                ("paper", _) => link.paper = Some(value).filter(|paper| !paper.is_empty()),
                _ if name.starts_with("d.") => link.defined.push((name[2..].to_owned(), value)),
                _ if name.starts_with("v.") => choose(&mut link.chosen, &name[2..], value),
                (_, Some((number, field))) if panel::knows(field) => {
                    fields::put(&mut panels, number, (field.to_owned(), value));
                }
                _ => link.other.push((name, value)),
            }
        }
        link.panels = panels
            .iter()
            .map(|(_, fields)| panel::read(fields))
            .collect();
        link
    }

    /// Writes the query string, without a question mark.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = Serializer::new(String::new());
        for (name, value) in [
            ("server", &self.server),
            ("refresh", &self.refresh),
            ("tz", &self.zone),
        ] {
            if let Some(value) = value {
                out.append_pair(name, value);
            }
        }
        if let Some(page) = self.page.name() {
            out.append_pair("page", page);
        }
        let Sought { search, by } = &self.sought;
        for (name, value) in [("alerts_filter", search), ("alerts_by", by)] {
            if !value.is_empty() {
                out.append_pair(name, value);
            }
        }
        if self.kiosk {
            out.append_pair("kiosk", "1");
        }
        // One that is in the link itself stands behind all this.
        if let Some(paper) = self.paper.as_ref().filter(|paper| !paper.starts_with('#')) {
            out.append_pair("paper", paper);
        }
        for (name, definition) in &self.defined {
            out.append_pair(&format!("d.{name}"), definition);
        }
        for (name, values) in &self.chosen {
            for value in values {
                out.append_pair(&format!("v.{name}"), value);
            }
        }
        for (index, panel) in self.panels.iter().enumerate() {
            for (field, value) in panel::write(panel) {
                out.append_pair(&format!("g{index}.{field}"), &value);
            }
        }
        out.extend_pairs(&self.other).finish()
    }
}

/// One more value of a variable.
fn choose(chosen: &mut Vec<Chosen>, name: &str, value: String) {
    match chosen.iter_mut().find(|(of, _)| of == name) {
        Some((_, values)) => values.push(value),
        None => chosen.push((name.to_owned(), vec![value])),
    }
}

/// `g2.expr` is field `expr` of panel 2.
fn panel_field(name: &str) -> Option<(u32, &str)> {
    let (index, field) = name.strip_prefix('g')?.split_once('.')?;
    Some((index.parse().ok()?, field))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::axis::scale::Curve;
    use crate::chart::figure::appearance::Appearance;
    use crate::chart::lines::key::LineKey;
    use crate::chart::lines::seen::Seen;
    use crate::chart::lines::source::Side;
    use crate::chart::mode::Mode;
    use crate::measure::unit::Unit;
    use crate::prom::duration::Duration;
    use crate::prom::end::End;
    use crate::prom::labels::Labels;
    use crate::prom::resolution::Resolution;
    use crate::prom::timespan::{Start, Timespan};
    use crate::prom::timestamp::Timestamp;
    use crate::query_id::QueryId;
    use crate::view::{Panel, Query, Tab};
    use proptest::prelude::*;

    fn at(ms: i64) -> End {
        End::At(Timestamp::from_ms(ms))
    }

    fn only_panel(query_string: &str) -> Panel {
        Link::read(query_string)
            .panels
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    #[test]
    fn opens_links_of_the_old_prometheus_ui() {
        let panel = only_panel(
            "?g0.expr=rate(node_cpu_seconds_total%7Bmode%3D%22system%22%7D%5B1m%5D)&g0.tab=0&g0.stacked=0\
             &g0.show_exemplars=0&g0.range_input=6h&g0.end_input=2023-03-06%2001%3A30%3A03&g0.step_input=15",
        );
        let expected = Panel {
            timespan: Timespan::until(Duration::from_seconds(21_600), at(1_678_066_203_000)),
            resolution: Resolution::Fixed(Duration::from_seconds(15)),
            ..Panel::asking(r#"rate(node_cpu_seconds_total{mode="system"}[1m])"#)
        };
        assert_eq!(panel, expected);
        assert_eq!(only_panel("g0.expr=up&g0.tab=1").tab, Tab::Table);
        assert_eq!(
            only_panel("g0.expr=up&g0.moment_input=2023-03-06%2001:30").moment,
            Some(Timestamp::from_ms(1_678_066_200_000))
        );
    }

    #[test]
    fn opens_links_of_the_new_prometheus_ui() {
        for (query_string, resolution) in [
            ("g0.res_type=auto&g0.res_density=medium", Resolution::Auto),
            (
                "g0.res_type=fixed&g0.res_step=10",
                Resolution::Fixed(Duration::from_seconds(10)),
            ),
            (
                "g0.res_type=custom&g0.res_step=15.5",
                Resolution::Fixed(Duration::from_ms(15_500)),
            ),
            ("g0.res_type=fixed&g0.res_step=0", Resolution::Auto),
            ("g0.expr=up", Resolution::Auto),
        ] {
            assert_eq!(
                only_panel(query_string).resolution,
                resolution,
                "{query_string}"
            );
        }
    }

    #[test]
    fn an_end_may_be_relative() {
        let hour = Duration::from_seconds(3_600);
        for (query_string, end) in [
            ("g0.end_ago=1h", End::Ago(hour)),
            ("g0.end_ago=1h&g0.end_input=1970-01-01 00:00:01", at(1_000)),
            ("g0.end_ago=0s", End::Now),
            ("g0.end_ago=soon", End::Now),
        ] {
            assert_eq!(only_panel(query_string).timespan.end, end, "{query_string}");
        }
    }

    #[test]
    fn keeps_what_it_does_not_know() {
        let link = Link::read("x=1&g0.expr=up&g0.show_tree=1&gx.expr=2&server=http://a");
        let other = [("x", "1"), ("g0.show_tree", "1"), ("gx.expr", "2")];
        assert_eq!(
            link.other,
            other.map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
        assert_eq!(Link::read(&link.write()), link);
    }

    #[test]
    fn panels_open_in_the_order_of_their_numbers() {
        let link = Link::read("g10.expr=c&g2.expr=b&g0.expr=a");
        let queries: Vec<_> = link
            .panels
            .iter()
            .map(|panel| panel.queries[0].expr.as_str())
            .collect();
        assert_eq!(queries, ["a", "b", "c"]);
    }

    #[test]
    fn further_queries_have_parameters_of_their_own() {
        let panel = only_panel(
            "g0.expr=up&g0.q0.legend=%7B%7Bjob%7D%7D&g0.q4.expr=load1&g0.q4.axis=right&g0.q4.compare=1d\
             &g0.q4.step=15s&g0.q4.hidden=1&g0.q4.colour=red",
        );
        let first = Query {
            legend: "{{job}}".to_owned(),
            ..Query::new("up")
        };
        let second = Query {
            id: QueryId(1),
            hidden: true,
            step: Some(Duration::from_seconds(15)),
            side: Some(Side::Right),
            compare: Some(Duration::from_seconds(86_400)),
            ..Query::new("load1")
        };
        assert_eq!(panel.queries, [first, second]);
        assert_eq!(
            Link::read("g0.q4.colour=red").other,
            [("g0.q4.colour".to_owned(), "red".to_owned())]
        );
    }

    #[test]
    fn charts_are_drawn_as_links_of_either_prometheus_ui_say() {
        let mode = |query_string: &str| only_panel(query_string).appearance.mode;
        for (query_string, expected) in [
            ("g0.expr=up&g0.stacked=0", Mode::Lines),
            ("g0.expr=up&g0.stacked=1", Mode::Stacked),
            ("g0.expr=up&g0.display_mode=stacked", Mode::Stacked),
            ("g0.expr=up&g0.display_mode=heatmap", Mode::Heatmap),
            ("g0.expr=up&g0.display_mode=lines&g0.stacked=1", Mode::Lines),
            ("g0.expr=up&g0.display_mode=pie", Mode::Lines),
        ] {
            assert_eq!(mode(query_string), expected, "{query_string}");
        }
        let panel = only_panel(
            "g0.expr=up&g0.y_axis_scale=log&g0.y_axis_min=0.5&g0.y_axis_max=inf&g0.thresholds=1,2.5\
             &g0.unit=bytes_per_second",
        );
        let expected = Appearance {
            curve: Curve::Log,
            low: Some(0.5),
            unit: Some(Unit::BytesPerSecond),
            thresholds: vec![1.0, 2.5],
            ..Appearance::default()
        };
        assert_eq!(panel.appearance, expected);
        let exemplars = |query_string: &str| only_panel(query_string).appearance.exemplars;
        assert!(exemplars("g0.expr=up&g0.show_exemplars=1"));
        assert!(!exemplars("g0.expr=up&g0.show_exemplars=0"));
        let odd = only_panel("g0.expr=up&g0.y_axis_min=auto&g0.unit=miles&g0.thresholds=1,x");
        assert_eq!(odd.appearance, Appearance::default());
    }

    fn appearance() -> impl Strategy<Value = Appearance> {
        let limit = |range| proptest::option::of(range);
        let unit = proptest::option::of(proptest::sample::select(Unit::ALL.to_vec()));
        (
            proptest::sample::select(Mode::ALL.to_vec()),
            proptest::sample::select(vec![Curve::Linear, Curve::Log]),
            limit(-1e12..0.0),
            limit(1e-3..1e12),
            unit,
            proptest::collection::vec(-1e12..1e12, 0..3),
            any::<(bool, bool)>(),
        )
            .prop_map(
                |(mode, curve, low, high, unit, thresholds, (exemplars, alerts))| Appearance {
                    mode,
                    curve,
                    low,
                    high,
                    unit,
                    thresholds,
                    exemplars,
                    alerts,
                },
            )
    }

    fn query() -> impl Strategy<Value = Query> {
        let duration = || proptest::option::of((1_i64..100_000_000).prop_map(Duration::from_ms));
        let sides = vec![None, Some(Side::Left), Some(Side::Right)];
        let side = proptest::sample::select(sides);
        (
            "[^\0]{1,40}",
            any::<bool>(),
            "[^\0]{0,20}",
            duration(),
            side,
            duration(),
        )
            .prop_map(|(expr, hidden, legend, step, side, compare)| Query {
                server: if hidden {
                    "office".to_owned()
                } else {
                    String::new()
                },
                id: QueryId::default(),
                expr,
                hidden,
                legend,
                step,
                side,
                compare,
            })
    }

    /// Of the first query, which is always there.
    fn seen() -> impl Strategy<Value = Seen> {
        let labels = proptest::collection::btree_map("[a-z_.]{1,5}", "[^\0]{1,9}", 0..3);
        let key = (any::<bool>(), labels).prop_map(|(is_earlier, labels)| LineKey {
            query: QueryId(0),
            is_earlier,
            labels: Labels::new(labels),
        });
        let set = || proptest::collection::btree_set(key.clone(), 0..3);
        (set(), set(), set()).prop_map(|(hidden, isolated, picked)| Seen {
            hidden,
            isolated,
            picked,
        })
    }

    #[test]
    fn holds_which_lines_are_seen() {
        let link = "g0.expr=up&g0.q4.expr=load1&g0.q4.hidden_series=instance%3Da%26job%3Dn%2526m\
                    &g0.q0.isolated_series_earlier=&g0.q0.front_series=a%3Db&g0.q0.front_series=c%3Dd\
                    &g0.q9.hidden_series=a%3Db";
        let key = |query, is_earlier, pairs: &[(&str, &str)]| LineKey {
            query: QueryId(query),
            is_earlier,
            labels: Labels::new(pairs.iter().copied()),
        };
        let seen = Seen {
            hidden: [key(1, false, &[("instance", "a"), ("job", "n&m")])].into(),
            isolated: [key(0, true, &[])].into(),
            picked: [key(0, false, &[("a", "b")]), key(0, false, &[("c", "d")])].into(),
        };
        assert_eq!(only_panel(link).seen, seen);
        let other = Link::read("g0.q0.hidden_serie=a").other;
        assert_eq!(other, [("g0.q0.hidden_serie".to_owned(), "a".to_owned())]);
    }

    fn end() -> impl Strategy<Value = End> {
        prop_oneof![
            Just(End::Now),
            (1_i64..100_000_000).prop_map(|ms| End::Ago(Duration::from_ms(ms))),
            (0_i64..4_000_000_000_000).prop_map(at),
        ]
    }

    fn start() -> impl Strategy<Value = Start> {
        let range = (1_000_i64..10_000_000_000).prop_map(Duration::from_ms);
        let own = end().prop_filter("a start is before now", |start| *start != End::Now);
        prop_oneof![range.prop_map(Start::Before), own.prop_map(Start::From),]
    }

    proptest! {
        #[test]
        fn reads_what_it_writes(
            queries in proptest::collection::vec(query(), 1..4),
            tab in proptest::sample::select(Tab::ALL.to_vec()),
            appearance in appearance(),
            seen in seen(),
            start in start(),
            end in end(),
            moment in proptest::option::of(0_i64..4_000_000_000_000),
            step in proptest::option::of(1_i64..100_000_000),
            server in proptest::option::of("[a-z:/.&=?#%+ ]{1,20}"),
            (zone, kiosk, is_alerts) in (proptest::option::of("[A-Za-z_/+]{1,20}"), any::<bool>(), any::<bool>()),
        ) {
            let ids = (0..).map(QueryId);
            let queries = ids.zip(queries).map(|(id, query)| Query { id, ..query }).collect();
            let panel = Panel {
                queries,
                tab,
                timespan: Timespan { start, end },
                moment: moment.map(Timestamp::from_ms).filter(|moment| End::At(*moment) != end),
                resolution: step.map_or(Resolution::Auto, |ms| Resolution::Fixed(Duration::from_ms(ms))),
                appearance,
                seen,
                oddities: Vec::new(),
            };
            let link = Link {
                server,
                refresh: Some("30s".to_owned()),
                zone,
                page: if is_alerts { Page::Alerts } else { Page::Panels },
                sought: Sought {
                    search: if is_alerts { "host=\"a&b\"".to_owned() } else { String::new() },
                    by: if kiosk { "severity".to_owned() } else { String::new() },
                },
                kiosk,
                paper: kiosk.then(|| "papers/a b.md".to_owned()),
                defined: vec![("host".to_owned(), "label_values(up, x); all".to_owned())],
                chosen: vec![("host".to_owned(), vec!["a&b".to_owned(), "c".to_owned()])],
                panels: vec![panel.clone(), panel],
                other: vec![("x y".to_owned(), "ü&=".to_owned())],
            };
            prop_assert_eq!(Link::read(&link.write()), link);
        }

        #[test]
        fn never_fails(query_string in "\\PC{0,80}") {
            let _ = Link::read(&query_string);
        }
    }
}
