//! The stretch of time of a dashboard, and of a panel.

use serde_json::Value;

use super::field::Fields;
use super::left_out::LeftOut;
use super::prose::one_line;
use crate::prom::duration::Duration;
use crate::prom::end::End;
use crate::prom::instant;
use crate::prom::timespan::Timespan;
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::{self, UTC};
use crate::view::AutoRefresh;

/// Lines of a paper's head: how long the window is, how often it is asked again, and the zone.
pub(super) fn lines(dashboard: &Value, left_out: &mut LeftOut) -> Vec<String> {
    let mut lines = window(
        dashboard.text("/time/from"),
        dashboard.text("/time/to"),
        left_out,
    );
    lines.extend(refresh(dashboard.text("/refresh"), left_out));
    lines.extend(zone(dashboard.text("/timezone"), left_out));
    lines
}

/// Where it begins and ends, where a head can say that.
fn window(from: &str, to: &str, left_out: &mut LeftOut) -> Vec<String> {
    let instant = |text: &str| {
        let at = instant::read(text, UTC)?;
        Some(zone::local(at, UTC).exact())
    };
    let ends_now = matches!(to, "now" | "");
    let range = from
        .strip_prefix("now-")
        .and_then(range)
        .filter(|_| ends_now);
    match (range, instant(from), instant(to)) {
        _ if from.is_empty() => Vec::new(),
        (Some(range), ..) => vec![format!("range: {range}")],
        (_, Some(start), _) if ends_now => vec![format!("start: {start}")],
        (_, Some(start), Some(end)) if start < end => {
            vec![format!("start: {start}"), format!("end: {end}")]
        }
        _ => {
            left_out.note(format!(
                "The time range from “{}” to “{}” is left out: choose one in the paper.",
                one_line(from),
                one_line(to)
            ));
            Vec::new()
        }
    }
}

/// A length of time, where a chart can show the last so much.
pub(super) fn range(text: &str) -> Option<Duration> {
    // A bare number would be seconds here, and nothing there.
    let has_unit = text.ends_with(|c: char| c.is_ascii_alphabetic());
    let range: Duration = text.parse().ok().filter(|_| has_unit)?;
    let timespan = Timespan::until(range, End::Now);
    timespan.showable(Timestamp::default()).ok().map(|_| range)
}

fn refresh(text: &str, left_out: &mut LeftOut) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    let refresh = AutoRefresh::read(text);
    if refresh.is_none() {
        left_out.note(format!(
            "The refresh “{}” is left out: choose one in the paper.",
            one_line(text)
        ));
    }
    refresh.map(|refresh| format!("refresh: {}", refresh.name()))
}

/// The browser's own is the usual one here too.
fn zone(text: &str, left_out: &mut LeftOut) -> Option<String> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "/_+-".contains(c);
    match text {
        "" | "browser" => None,
        "utc" => Some("zone: UTC".to_owned()),
        name if name.chars().all(is_of_name) => Some(format!("zone: {name}")),
        odd => {
            left_out.note(format!(
                "The time zone “{}” is left out: choose one in the paper.",
                one_line(odd)
            ));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_times() {
        for (from, to, told) in [
            ("now-6h", "now", "range: 6h"),
            ("now-7d", "", "range: 1w"),
            ("now-90m", "now", "range: 1h30m"),
            ("", "", ""),
            (
                "2026-11-25T10:00:00.000Z",
                "2026-11-25T12:00:00.500Z",
                "start: 2026-11-25 10:00:00|end: 2026-11-25 12:00:00.500",
            ),
            ("1795608000000", "now", "start: 2026-11-25 12:00:00"),
            (
                "now/d",
                "now/d",
                "The time range from “now/d” to “now/d” is left out: choose one in the paper.",
            ),
            (
                "now-2d",
                "now-1d",
                "The time range from “now-2d” to “now-1d” is left out: choose one in the paper.",
            ),
            (
                "now-1M",
                "now",
                "The time range from “now-1M” to “now” is left out: choose one in the paper.",
            ),
            (
                "now-0s",
                "now",
                "The time range from “now-0s” to “now” is left out: choose one in the paper.",
            ),
        ] {
            let mut left_out = LeftOut::default();
            let mut lines = window(from, to, &mut left_out);
            lines.extend(left_out.sentences());
            assert_eq!(lines.join("|"), told, "{from} {to}");
        }
    }

    #[test]
    fn reads_refresh_and_zone() {
        for (refresh, zone, told) in [
            ("1m", "browser", "refresh: 1m"),
            ("", "utc", "zone: UTC"),
            ("5s", "Europe/Berlin", "refresh: 5s|zone: Europe/Berlin"),
            (
                "",
                "a: b",
                "The time zone “a: b” is left out: choose one in the paper.",
            ),
            (
                "auto",
                "",
                "The refresh “auto” is left out: choose one in the paper.",
            ),
        ] {
            let dashboard = json!({"refresh": refresh, "timezone": zone});
            let mut left_out = LeftOut::default();
            let mut lines = lines(&dashboard, &mut left_out);
            lines.extend(left_out.sentences());
            assert_eq!(lines.join("|"), told);
        }
        let off = json!({"refresh": false});
        assert_eq!(lines(&off, &mut LeftOut::default()), [""; 0]);
    }
}
