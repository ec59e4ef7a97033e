//! A panel as fields of a link: `g0.expr`, `g0.range_input`, ...

use super::fields::Fields;
use super::oddities::{of_setting, setting, standing};
use super::reader::{Reader, one_of};
use super::{appearance, query, seen, times};
use crate::prom::end::End;
use crate::prom::resolution::Resolution;
use crate::prom::zone::{self, UTC};
use crate::view::{Oddity, Panel, Tab};

/// The fields of a panel that are understood, besides those of its queries, of how its chart is drawn and
/// of its lines.
const FIELDS: [&str; 10] = [
    "tab",
    "range_input",
    "start_input",
    "start_ago",
    "end_input",
    "end_ago",
    "moment_input",
    "step_input",
    "res_type",
    "res_step",
];

/// Whether a panel's field is understood; all others are somebody else's.
pub(super) fn knows(field: &str) -> bool {
    FIELDS.contains(&field) || query::knows(field) || appearance::knows(field) || seen::knows(field)
}

/// What cannot be followed is left at its default, and stays in the panel as an oddity.
pub(super) fn read(fields: &Fields) -> Panel {
    let mut reader = Reader::of(fields, String::new());
    let timespan = times::read(&mut reader);
    let moment = reader.instant("moment_input");
    let mut panel = Panel {
        tab: reader.take("tab", read_tab).unwrap_or_default(),
        timespan,
        // The Prometheus page writes the end of the window in both fields.
        moment: moment.filter(|moment| timespan.end != End::At(*moment)),
        resolution: times::read_resolution(&mut reader),
        appearance: appearance::read(&mut reader),
        queries: query::read_all(fields, &mut reader.odd),
        seen: seen::read(fields),
        oddities: Vec::new(),
    };
    let own = write_own(&panel);
    let oddity = |[name, text, said]: [String; 3]| Oddity {
        instead: of_setting(&own, setting(&name)),
        name,
        text,
        said,
    };
    panel.oddities = reader.odd.into_iter().map(oddity).collect();
    panel
}

/// By name, or by the old UI's number.
fn read_tab(text: &str) -> Result<Tab, String> {
    match text {
        "0" => Ok(Tab::Graph),
        "1" => Ok(Tab::Table),
        name => one_of(name, Tab::ALL.map(|tab| (tab.name(), tab))),
    }
}

/// Sentences on what of the link is not followed, each once.
#[must_use]
pub fn remarks(panel: &Panel) -> Vec<&str> {
    let mut remarks: Vec<&str> = Vec::new();
    for odd in standing(panel, &write_own(panel)) {
        if !remarks.contains(&odd.said.as_str()) {
            remarks.push(&odd.said);
        }
    }
    remarks
}

/// The fields of a panel, in their order.
pub(super) fn write(panel: &Panel) -> Fields {
    let mut fields = write_own(panel);
    for odd in standing(panel, &fields.clone()) {
        match fields.iter_mut().find(|(name, _)| *name == odd.name) {
            Some((_, text)) => text.clone_from(&odd.text),
            None => fields.push((odd.name.clone(), odd.text.clone())),
        }
    }
    fields
}

/// What is open, without what was odd in the link.
fn write_own(panel: &Panel) -> Fields {
    let mut fields = query::write_all(&panel.queries);
    let mut put = |name: &str, value: String| fields.push((name.to_owned(), value));
    put("tab", panel.tab.name().to_owned());
    for (name, value) in times::write(panel.timespan) {
        put(name, value);
    }
    if let Some(moment) = panel.moment {
        put("moment_input", zone::local(moment, UTC).exact());
    }
    if let Resolution::Fixed(step) = panel.resolution {
        put("step_input", step.seconds());
    }
    for (name, value) in appearance::write(&panel.appearance) {
        put(name, value);
    }
    fields.extend(seen::write(&panel.seen, &panel.queries));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::duration::Duration;
    use crate::prom::timespan::{Start, Timespan};
    use crate::prom::timestamp::Timestamp;
    use crate::view::Link;

    fn only_panel(query_string: &str) -> Panel {
        let mut panels = Link::read(query_string).panels.into_iter();
        panels.next().unwrap_or_default()
    }

    #[test]
    fn times_are_read_where_the_prometheus_page_reads_them() {
        let range = |seconds: i64| Start::Before(Duration::from_seconds(seconds));
        let hour = range(3_600);
        let at = End::At(Timestamp::from_ms(1_795_933_214_000));
        for (query_string, start, end) in [
            ("g0.end_input=2026-11-29 06:20:14", hour, at),
            ("g0.end_input=2026-11-29T06:20:14.000Z", hour, at),
            ("g0.end_input=2026-11-29T08:20:14%2B02:00", hour, at),
            ("g0.range_input=200y", range(6_307_200_000), End::Now),
            (
                "g0.range_input=1h30m&g0.end_ago=1d",
                range(5_400),
                End::Ago(Duration::from_seconds(86_400)),
            ),
            (
                "g0.range_input=7m&g0.start_input=2026-11-29 06:20:14",
                Start::From(at),
                End::Now,
            ),
            (
                "g0.start_ago=2h",
                Start::From(End::Ago(Duration::from_seconds(7_200))),
                End::Now,
            ),
        ] {
            let panel = only_panel(query_string);
            assert_eq!(panel.timespan, Timespan { start, end }, "{query_string}");
            assert_eq!(remarks(&panel), [""; 0], "{query_string}");
        }
    }

    /// Fields of a link, and what is said of them.
    const ODD: [(&str, &str); 26] = [
        (
            "end_input=1795933214",
            "The link's end_input is read as Unix time: 2026-11-29 06:20:14 UTC.",
        ),
        (
            "end_input=yesterday",
            "The link's end_input is not followed: “yesterday” is not a time. Write one as 2026-11-25 14:03:07, in UTC.",
        ),
        (
            "moment_input=soon",
            "The link's moment_input is not followed: “soon” is not a time. Write one as 2026-11-25 14:03:07, in UTC.",
        ),
        (
            "range_input=1.5h",
            "The link's range_input is not followed: “1.5h” is not a duration. Write one as 30s, 5m, 1h30m or 2d.",
        ),
        (
            "range_input=1h 30m",
            "The link's range_input is not followed: “1h 30m” is not a duration. Write one as 30s, 5m, 1h30m or 2d.",
        ),
        (
            "range_input=1ms",
            "The link's range_input is not followed: A range is at least 1s.",
        ),
        (
            "range_input=0s",
            "The link's range_input is not followed: A range is at least 1s.",
        ),
        (
            "range_input=300y",
            "The link's range_input is not followed: “300y” is not a duration. Write one as 30s, 5m, 1h30m or 2d.",
        ),
        (
            "end_ago=soon",
            "The link's end_ago is not followed: “soon” is not a duration. Write one as 30s, 5m, 1h30m or 2d.",
        ),
        (
            "step_input=fine",
            "The link's step_input is not followed: “fine” is not a duration. Write one as 30s, 5m, 1h30m or 2d.",
        ),
        (
            "step_input=0",
            "The link's step_input is not followed: it is at least 1ms.",
        ),
        (
            "res_type=smooth",
            "The link's res_type is not followed: “smooth” is none of auto, fixed, custom.",
        ),
        (
            "res_step=NaN",
            "The link's res_step is not followed: “NaN” is not a duration. Write one as 30s, 5m, 1h30m or 2d.",
        ),
        (
            "tab=explain",
            "The link's tab is not followed: “explain” is none of graph, table, debug.",
        ),
        (
            "display_mode=pie",
            "The link's display_mode is not followed: “pie” is none of lines, stacked, points, steps, heatmap.",
        ),
        (
            "stacked=yes",
            "The link's stacked is not followed: “yes” is none of 1, 0.",
        ),
        (
            "y_axis_scale=ln",
            "The link's y_axis_scale is not followed: “ln” is none of linear, log.",
        ),
        (
            "y_axis_min=auto",
            "The link's y_axis_min is not followed: “auto” is not a number: write one such as 0.5 or 1e9.",
        ),
        (
            "y_axis_min=10&y_axis_max=5",
            "The link's y_axis_min and y_axis_max are not followed: an axis from 10 to 5 has no length. Choose a minimum below the maximum in the chart options.",
        ),
        (
            "thresholds=1,x",
            "The link's thresholds is not followed: “x” is not a number: write one such as 0.5 or 1e9.",
        ),
        (
            "unit=miles",
            "The link's unit is not followed: “miles” is no unit. Choose one in the chart options.",
        ),
        (
            "show_exemplars=true",
            "The link's show_exemplars is not followed: “true” is none of 1, 0.",
        ),
        (
            "q0.compare=0s",
            "The link's q0.compare is not followed: it is at least 1ms.",
        ),
        (
            "q0.step=1 m",
            "The link's q0.step is not followed: “1 m” is not a duration. Write one as 30s, 5m, 1h30m or 2d.",
        ),
        (
            "q0.axis=top",
            "The link's q0.axis is not followed: “top” is none of left, right.",
        ),
        (
            "q0.hidden=yes",
            "The link's q0.hidden is not followed: “yes” is none of 1, 0.",
        ),
    ];

    #[test]
    fn what_is_not_followed_is_told_and_stays_in_the_link() {
        let name = |field: &str| field.split('=').next().unwrap_or_default().to_owned();
        for (fields, said) in ODD {
            let fields: Vec<String> = fields
                .split('&')
                .map(|field| format!("g0.{field}"))
                .collect();
            let link = Link::read(&format!("g0.expr=up&{}", fields.join("&")));
            let said_of = |link: &Link| -> Vec<String> {
                let remarks = link.panels.iter().flat_map(remarks);
                remarks.map(str::to_owned).collect()
            };
            assert_eq!(said_of(&link), [said]);
            assert_eq!(Link::read(&link.write()), link, "{said}");
            let written: Vec<String> = form_urlencoded::parse(link.write().as_bytes())
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            for field in &fields {
                assert!(written.contains(field), "{field} in {written:?}");
                let same = written.iter().filter(|other| name(other) == name(field));
                assert_eq!(same.count(), 1, "{field} in {written:?}");
            }
        }
    }

    #[test]
    fn what_is_not_followed_goes_once_the_reader_decides() {
        let mut link =
            Link::read("g0.expr=up&g0.range_input=1.5h&g0.end_input=1795933214&g0.unit=miles");
        assert_eq!(link.panels.iter().flat_map(remarks).count(), 3);
        for panel in &mut link.panels {
            panel.timespan.end = End::Now;
        }
        assert_eq!(link.panels.iter().flat_map(remarks).count(), 1);
        assert_eq!(
            link.write(),
            "g0.expr=up&g0.tab=graph&g0.range_input=1h&g0.unit=miles"
        );
    }

    #[test]
    fn what_is_not_followed_of_a_query_goes_with_it() {
        let mut link = Link::read("g0.expr=up&g0.q1.expr=load1&g0.q1.step=fine");
        assert_eq!(link.panels.iter().flat_map(remarks).count(), 1);
        for panel in &mut link.panels {
            panel.queries.truncate(1);
        }
        assert_eq!(link.panels.iter().flat_map(remarks).count(), 0);
        assert_eq!(link.write(), "g0.expr=up&g0.tab=graph&g0.range_input=1h");
    }

    #[test]
    fn a_table_of_the_windows_end_follows_it() {
        for (moment, own) in [
            ("2026-11-29 06:20:14", None),
            ("2026-11-29 06:20:15", Some(1_795_933_215_000)),
        ] {
            let panel = only_panel(&format!(
                "g0.expr=up&g0.end_input=2026-11-29 06:20:14&g0.moment_input={moment}"
            ));
            assert_eq!(panel.moment.map(Timestamp::ms), own);
        }
    }
}
