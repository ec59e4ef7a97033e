//! A panel's stretch of time and step as fields of a link.

use super::reader::{Reader, one_of};
use crate::prom::duration::Duration;
use crate::prom::end::{BadTimespan, End};
use crate::prom::resolution::Resolution;
use crate::prom::timespan::{Start, Timespan};
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::{self, UTC};
use crate::view::Panel;

/// The stretch of time that a panel shows.
pub(super) fn read(reader: &mut Reader) -> Timespan {
    let default = Panel::default().timespan;
    let range = reader.take("range_input", |text| {
        let range: Duration = text.parse().map_err(|error| format!("{error}"))?;
        last(range).map_err(|bad| bad.to_string())
    });
    let ago = |ago: Duration| (ago > Duration::ZERO).then_some(End::Ago(ago));
    let mut time = |at: &str, before: &str| {
        let (at, before) = (reader.instant(at), reader.duration(before));
        at.map(End::At).or_else(|| before.and_then(ago))
    };
    let (start, end) = (
        time("start_input", "start_ago"),
        time("end_input", "end_ago"),
    );
    Timespan {
        start: start.map_or(range.unwrap_or(default).start, Start::From),
        end: end.unwrap_or_default(),
    }
}

/// The last so much, where a chart can show it.
fn last(range: Duration) -> Result<Timespan, BadTimespan> {
    Timespan::until(range, End::Now).showable(Timestamp::default())
}

/// How its step is chosen.
pub(super) fn read_resolution(reader: &mut Reader) -> Resolution {
    let kinds = [("auto", None), ("fixed", Some(())), ("custom", Some(()))];
    let kind = reader.take("res_type", |text| one_of(text, kinds));
    let (step, old_step) = (reader.length("res_step"), reader.length("step_input"));
    let step = match kind {
        Some(None) => None,
        Some(Some(())) => step.or(old_step),
        None => old_step,
    };
    step.map_or(Resolution::Auto, Resolution::Fixed)
}

/// Its fields.
pub(super) fn write(timespan: Timespan) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    let mut put = |name: &'static str, value: String| fields.push((name, value));
    if let Some(range) = timespan.steady_range().filter(|range| last(*range).is_ok()) {
        put("range_input", range.to_string());
    }
    let exact = |at| zone::local(at, UTC).exact();
    match timespan.start {
        Start::Before(_) | Start::From(End::Now) => {}
        Start::From(End::Ago(ago)) => put("start_ago", ago.to_string()),
        Start::From(End::At(start)) => put("start_input", exact(start)),
    }
    match timespan.end {
        End::Now => {}
        End::Ago(ago) => put("end_ago", ago.to_string()),
        End::At(end) => put("end_input", exact(end)),
    }
    fields
}
