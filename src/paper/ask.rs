//! A block of queries: ```` ```promql title="Memory" width=1/2 ````, with `#| legend: free` before a query.

use std::ops::Range;

use super::options::{clauses, query_string, words};

/// What is asked in a paper, and how the answer is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    pub title: String,
    pub show: Show,
    /// In twelfths of the paper's width; narrow blocks that follow each other share a row.
    pub width: u8,
    /// The chart's height in CSS pixels; zero is the usual one.
    pub height: u16,
    /// What stands there where the answer is empty.
    pub empty: String,
    /// The panel, as the query string of a link.
    pub link: String,
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
    /// What of it is not followed, in sentences.
    pub problems: Vec<String>,
}

/// What an answer becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    #[default]
    Chart,
    Table,
    /// The newest values, large.
    Value,
    /// The newest values as bars beside each other.
    Bar,
}

impl Show {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Chart, Self::Table, Self::Value, Self::Bar];

    /// The name in papers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chart => "chart",
            Self::Table => "table",
            Self::Value => "value",
            Self::Bar => "bar",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.name() == name)
    }
}

/// Options of a block, and the fields of a link's panel that they become.
pub(super) const PANEL: [(&str, &str); 12] = [
    ("mode", "display_mode"),
    ("unit", "unit"),
    ("min", "y_axis_min"),
    ("max", "y_axis_max"),
    ("scale", "y_axis_scale"),
    ("thresholds", "thresholds"),
    ("range", "range_input"),
    ("start", "start_input"),
    ("end", "end_input"),
    ("step", "step_input"),
    ("exemplars", "show_exemplars"),
    ("alerts", "show_alerts"),
];

/// Options of a query, which are fields of a link's query.
pub(super) const QUERY: [&str; 6] = ["legend", "server", "compare", "axis", "step", "hidden"];

/// The whole width.
pub(super) const WHOLE: u8 = 12;

impl Ask {
    /// Of a block's info string, behind its first word, and what stands in it.
    #[must_use]
    pub(super) fn read(info: &str, body: &str) -> Self {
        let mut ask = Self {
            width: WHOLE,
            ..Self::default()
        };
        let mut fields = ask.read_queries(body);
        for (name, value) in words(info) {
            let field = PANEL.iter().find(|(option, _)| *option == name);
            let is_taken = match (name.as_str(), field) {
                (_, Some((_, field))) => {
                    // A name alone is a yes.
                    let value = if value.is_empty() { "1" } else { &value };
                    fields.push((format!("g0.{field}"), value.to_owned()));
                    true
                }
                ("title", _) => put(&mut ask.title, Some(value.clone())),
                ("empty", _) => put(&mut ask.empty, Some(value.clone())),
                ("show", _) => put(&mut ask.show, Show::named(&value)),
                ("width", _) => put(&mut ask.width, twelfths(&value)),
                ("height", _) => put(&mut ask.height, height(&value)),
                _ => false,
            };
            if !is_taken {
                ask.problems.push(told(&name, &value));
            }
        }
        if ask.show == Show::Table {
            fields.push(("g0.tab".to_owned(), "table".to_owned()));
        }
        ask.link = query_string(&fields);
        ask
    }

    /// The queries as fields of a link; a line that begins with `#|` begins one.
    fn read_queries(&mut self, body: &str) -> Vec<(String, String)> {
        let mut queries: Vec<(Vec<(String, String)>, String)> = vec![Default::default()];
        for line in body.lines() {
            if let Some(options) = line.trim_start().strip_prefix("#|") {
                queries.push((clauses(options), String::new()));
            } else if let Some((_, text)) = queries.last_mut() {
                text.push_str(line);
                text.push('\n');
            }
        }
        queries.retain(|(_, text)| !text.trim().is_empty());
        if queries.is_empty() {
            self.problems.push(
                "This block asks nothing. Write a query between its two lines of ```.".to_owned(),
            );
        }
        let mut fields = Vec::new();
        for (place, (options, text)) in queries.into_iter().enumerate() {
            let mut put = |field: &str, value: &str| {
                fields.push((format!("g0.q{place}.{field}"), value.to_owned()));
            };
            put("expr", text.trim());
            for (name, value) in options {
                match (QUERY.contains(&name.as_str()), value.as_str()) {
                    (false, _) => self.problems.push(told(&name, &value)),
                    (true, "") => put(&name, "1"),
                    (true, value) => put(&name, value),
                }
            }
        }
        fields
    }
}

/// Takes a value where there is one, and says whether.
fn put<T>(place: &mut T, value: Option<T>) -> bool {
    value.is_some_and(|value| {
        *place = value;
        true
    })
}

/// `1/2` is six; what does not go into twelve is none.
fn twelfths(text: &str) -> Option<u8> {
    let (part, whole) = text.split_once('/')?;
    let (part, whole): (u8, u8) = (part.parse().ok()?, whole.parse().ok()?);
    let goes = whole > 0 && WHOLE.is_multiple_of(whole) && (1..=whole).contains(&part);
    goes.then(|| WHOLE / whole * part)
}

fn height(text: &str) -> Option<u16> {
    text.parse()
        .ok()
        .filter(|height| (60..=2000).contains(height))
}

fn told(name: &str, value: &str) -> String {
    let shows = Show::ALL.map(Show::name).join(", ");
    match name {
        "show" => format!("show={value} is not followed. Write one of {shows}."),
        "width" => format!(
            "width={value} is not followed. Write a part of a row, such as 1/2, 1/3 or 3/4."
        ),
        "height" => format!("height={value} is not followed. Write pixels, from 60 to 2000."),
        _ => {
            let panel = PANEL.map(|(option, _)| option).join(", ");
            format!(
                "“{name}” is not followed. A block knows title, show, width, height, empty, {panel}; a query knows {}.",
                QUERY.join(", ")
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(info: &str, body: &str) -> (Ask, String) {
        let ask = Ask::read(info, body);
        let fields = form_urlencoded::parse(ask.link.as_bytes());
        let fields: Vec<String> = fields
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        (ask, fields.join("|"))
    }

    #[test]
    fn reads_queries_and_options() {
        for (info, body, fields) in [
            ("", "up", "g0.q0.expr=up"),
            ("", "\n  sum(\n  up)\n\n", "g0.q0.expr=sum(\n  up)"),
            (
                "mode=stacked unit=bytes",
                "a\n",
                "g0.q0.expr=a|g0.display_mode=stacked|g0.unit=bytes",
            ),
            ("exemplars", "a", "g0.q0.expr=a|g0.show_exemplars=1"),
            ("show=table", "a", "g0.q0.expr=a|g0.tab=table"),
            (
                "",
                "#| legend: free\na\n#| legend: cached; compare: 1d; axis: right; hidden\nb # not | this\n",
                "g0.q0.expr=a|g0.q0.legend=free|g0.q1.expr=b # not | this|g0.q1.legend=cached|g0.q1.compare=1d|g0.q1.axis=right|g0.q1.hidden=1",
            ),
            (
                "",
                "a\n#| legend: {{x}}\nb",
                "g0.q0.expr=a|g0.q1.expr=b|g0.q1.legend={{x}}",
            ),
        ] {
            let (ask, found) = read(info, body);
            assert_eq!(found, fields, "{info}");
            assert_eq!(ask.problems, [""; 0], "{info}");
        }
        let (ask, _) = read(
            "title=\"All disks\" show=value width=2/3 height=120 empty=\"All is well\"",
            "up",
        );
        let expected = Ask {
            title: "All disks".to_owned(),
            show: Show::Value,
            width: 8,
            height: 120,
            empty: "All is well".to_owned(),
            ..Ask::read("", "up")
        };
        assert_eq!(ask, expected);
    }

    #[test]
    fn says_what_is_not_followed() {
        for (info, body, problem) in [
            (
                "width=5/7",
                "up",
                "width=5/7 is not followed. Write a part of a row, such as 1/2, 1/3 or 3/4.",
            ),
            (
                "width=2/1",
                "up",
                "width=2/1 is not followed. Write a part of a row, such as 1/2, 1/3 or 3/4.",
            ),
            (
                "height=5",
                "up",
                "height=5 is not followed. Write pixels, from 60 to 2000.",
            ),
            (
                "show=pie",
                "up",
                "show=pie is not followed. Write one of chart, table, value, bar.",
            ),
            (
                "",
                " \n",
                "This block asks nothing. Write a query between its two lines of ```.",
            ),
            (
                "colour=red",
                "up",
                "“colour” is not followed. A block knows title, show, width, height, empty, mode, unit, min, max, scale, thresholds, range, start, end, step, exemplars, alerts; a query knows legend, server, compare, axis, step, hidden.",
            ),
        ] {
            assert_eq!(read(info, body).0.problems, [problem], "{info}");
        }
        assert_eq!(read("", "#| color: x\nup").0.problems.len(), 1);
    }
}
