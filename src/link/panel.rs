//! A panel as fields of a link: `g0.expr`, `g0.range_input`, ...

use super::{appearance, query, seen};
use crate::prom::civil::Civil;
use crate::prom::duration::Duration;
use crate::prom::timespan::End;
use crate::prom::window::Resolution;
use crate::view::{Panel, Tab};

/// The fields of a panel that are understood, besides those of its queries, of how its chart is drawn and
/// of its lines.
const FIELDS: [&str; 8] = [
    "tab",
    "range_input",
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

/// Fields: their names, without the panel's `g0.`, and values.
pub(super) type Fields = Vec<(String, String)>;

/// The value of a field, if it has one; of several the last.
pub(super) fn field<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    let field = fields.iter().rfind(|(field, _)| field == name);
    field
        .map(|(_, value)| value.as_str())
        .filter(|value| !value.is_empty())
}

/// Puts a field to the others of its number; numbers stay in order.
pub(super) fn put(all: &mut Vec<(u32, Fields)>, number: u32, field: (String, String)) {
    let place = all.iter().position(|(other, _)| *other >= number);
    let place = place.unwrap_or(all.len());
    if all.get(place).is_none_or(|(other, _)| *other != number) {
        all.insert(place, (number, Vec::new()));
    }
    all[place].1.push(field);
}

/// What cannot be read is left at its default.
pub(super) fn read(fields: &Fields) -> Panel {
    let field = |name: &str| field(fields, name);
    let instant = |name: &str| Some(field(name)?.parse::<Civil>().ok()?.ms());
    let ago = || {
        let ago: Duration = field("end_ago")?.parse().ok()?;
        (ago.ms() > 0).then_some(End::Ago(ago))
    };
    let default = Panel::default();
    Panel {
        queries: query::read_all(fields),
        tab: field("tab").and_then(read_tab).unwrap_or_default(),
        range: field("range_input")
            .and_then(|text| text.parse().ok())
            .unwrap_or(default.range),
        end: instant("end_input")
            .map(End::At)
            .or_else(ago)
            .unwrap_or_default(),
        moment: instant("moment_input"),
        resolution: read_resolution(field("res_type"), field("res_step"), field("step_input")),
        appearance: appearance::read(fields),
        seen: seen::read(fields),
    }
}

/// By name, or by the old UI's number.
fn read_tab(text: &str) -> Option<Tab> {
    match text {
        "0" => Some(Tab::Graph),
        "1" => Some(Tab::Table),
        name => Tab::ALL.into_iter().find(|tab| tab.name() == name),
    }
}

fn read_resolution(kind: Option<&str>, step: Option<&str>, old_step: Option<&str>) -> Resolution {
    let step = if kind == Some("auto") {
        None
    } else {
        step.filter(|_| kind.is_some()).or(old_step)
    };
    let step = step.and_then(|text| text.parse::<Duration>().ok());
    step.filter(|step| step.ms() > 0)
        .map_or(Resolution::Auto, Resolution::Fixed)
}

/// The fields of a panel, in their order.
pub(super) fn write(panel: &Panel) -> Vec<(String, String)> {
    let mut fields = query::write_all(&panel.queries);
    let mut put = |name: &str, value: String| fields.push((name.to_owned(), value));
    put("tab", panel.tab.name().to_owned());
    put("range_input", panel.range.to_string());
    match panel.end {
        End::Now => {}
        End::Ago(ago) => put("end_ago", ago.to_string()),
        End::At(end) => put("end_input", Civil::from_ms(end).to_string()),
    }
    if let Some(moment) = panel.moment {
        put("moment_input", Civil::from_ms(moment).to_string());
    }
    if let Resolution::Fixed(step) = panel.resolution {
        put("step_input", step.seconds());
    }
    for (name, value) in appearance::write(&panel.appearance) {
        put(name, value);
    }
    fields.extend(seen::write(&panel.seen));
    fields
}
