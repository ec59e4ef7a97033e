//! A panel becomes a block of a paper, or text.

use std::fmt::Write;

use serde_json::Value;

use super::field::Fields;
use super::kind::Kind;
use super::layout::Placed;
use super::reading::Reading;
use super::{axis, changes, drawing, notes, prose, query};
use crate::paper::{Show, fence, word};

/// A panel as it stands in a paper.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// A block, or text.
    pub(super) text: String,
    /// What stands above it, as Markdown; mostly nothing.
    pub(super) about: String,
    /// In twelfths; text is as wide as the paper.
    pub(super) width: u8,
}

/// What of a panel can be shown; what not is noted.
pub(super) fn convert(placed: &Placed<'_>, reading: &mut Reading) -> Option<Shown> {
    let name = name(placed.panel);
    let shown = match Kind::of(placed.panel) {
        Some(Kind::Text) => Ok(text(placed.panel)),
        Some(kind) => asking(placed, kind, reading),
        None => Err(notes::not_known(placed.panel)),
    };
    match shown {
        Ok(shown) => Some(shown),
        Err(why) => {
            reading
                .left_out
                .note(format!("{name} is not shown: {why}."));
            None
        }
    }
}

/// What a panel is called in a sentence.
fn name(panel: &Value) -> String {
    let title = prose::one_line(panel.text("/title"));
    match (title.as_str(), panel.number("/id")) {
        ("", Some(id)) => format!("Panel {id}"),
        ("", None) => "A panel without a title".to_owned(),
        (title, _) => format!("“{title}”"),
    }
}

/// Markdown as it is, all else as its letters.
fn text(panel: &Value) -> Shown {
    let of = |name: &str| {
        let texts = ["/options", ""].map(|before| panel.text(&format!("{before}/{name}")));
        texts
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    };
    let content = match (of("content"), of("mode")) {
        ("", _) => String::new(),
        (content, "html" | "code") => prose::code(content),
        (content, _) => prose::markdown(content),
    };
    let title = prose::line(panel.text("/title"));
    Shown {
        text: content,
        about: match title.as_str() {
            "" => String::new(),
            title => format!("**{title}**"),
        },
        width: 12,
    }
}

/// A block with queries.
///
/// # Errors
/// Why there is none, as the end of a sentence.
fn asking(placed: &Placed<'_>, kind: Kind, reading: &mut Reading) -> Result<Shown, String> {
    let (panel, name) = (placed.panel, name(placed.panel));
    let Reading {
        sources,
        left_out,
        patience,
    } = reading;
    let mut queries = query::read(panel, &name, sources, left_out)?;
    for unmet in changes::apply(panel, &mut queries, patience) {
        left_out.note(format!(
            "{name}: what is set for “{unmet}” alone is left out: no query is known by that."
        ));
    }
    let mut words = head(placed, kind);
    words.extend(drawing::words(panel, kind, &name, left_out));
    let axis = axis::read(panel, kind, &name, left_out);
    words.extend(axis.words);
    notes::note(panel, kind, &name, left_out);
    notes::note_variables(panel, &queries, left_out);
    let body = query::body(&queries, axis.rescale);
    Ok(Shown {
        text: block(&words, &body),
        about: about(panel),
        width: placed.width,
    })
}

/// Title and room.
fn head(placed: &Placed<'_>, kind: Kind) -> Vec<(&'static str, String)> {
    let mut words = Vec::new();
    let title = prose::one_line(placed.panel.text("/title"));
    if !title.is_empty() {
        words.push(("title", title));
    }
    if let Kind::Ask { show, .. } = kind
        && show != Show::Chart
    {
        words.push(("show", show.name().to_owned()));
    }
    if placed.width < 12 {
        words.push(("width", part_of_twelve(placed.width)));
    }
    // Only charts are as high as they are told.
    let height = placed.height.filter(|_| kind.is_chart());
    words.extend(height.map(|height| ("height", height.to_string())));
    words
}

/// `1/2` for six.
fn part_of_twelve(width: u8) -> String {
    let mut by = (1..=width).rev();
    let by = by.find(|by| width.is_multiple_of(*by) && 12_u8.is_multiple_of(*by));
    let by = by.unwrap_or(1);
    format!("{}/{}", width / by, 12 / by)
}

fn block(words: &[(&str, String)], body: &str) -> String {
    let mut info = String::new();
    for (name, value) in words {
        let _ = write!(info, " {name}={}", word(value));
    }
    let fence = fence(body);
    format!("{fence}promql{info}\n{body}{fence}")
}

/// What a panel says of itself.
fn about(panel: &Value) -> String {
    let [title, said] = ["/title", "/description"].map(|path| prose::line(panel.text(path)));
    match (title.as_str(), said.as_str()) {
        (_, "") => String::new(),
        ("", said) => format!("**About:** {said}"),
        (title, said) => format!("**{title}:** {said}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(panel: &Value) -> (String, String) {
        let placed = Placed {
            panel,
            width: 8,
            height: Some(240),
        };
        let mut reading = Reading::default();
        let shown = convert(&placed, &mut reading).unwrap_or_default();
        let text = [shown.about, shown.text].join("|");
        (text, reading.left_out.sentences().join("|"))
    }

    #[test]
    fn panels_become_blocks() {
        let asked = || json!([{"refId": "A", "expr": "up"}]);
        for (panel, text, left) in [
            (
                json!({"type": "timeseries", "title": "A \"b\"\n`c`", "description": "*d*\ne", "targets": asked()}),
                "**A \"b\" \\`c\\`:** \\*d\\* e|```promql title=\"A \\\\\"b\\\\\" &#96;c&#96;\" width=2/3 height=240\nup\n```",
                "",
            ),
            (
                json!({"type": "stat", "title": "Up", "targets": asked()}),
                "|```promql title=Up show=value width=2/3\nup\n```",
                "",
            ),
            (
                json!({"type": "table", "targets": [{"expr": "a{b=\"```\"}", "legendFormat": "c"}]}),
                "|````promql show=table width=2/3\n#| legend: c\na{b=\"```\"}\n````",
                "",
            ),
            (
                json!({"type": "text", "title": "T", "options": {"mode": "markdown", "content": "# a\n"}}),
                "**T**|# a",
                "",
            ),
            (
                json!({"type": "text", "mode": "html", "content": "<b>a</b>"}),
                "|```\n<b>a</b>\n```",
                "",
            ),
            (json!({"type": "text"}), "|", ""),
            (
                json!({"type": "piechart", "title": "P", "targets": asked()}),
                "|",
                "“P” is not shown: a paper has no panel of the type “piechart”.",
            ),
            (
                json!({"id": 7, "libraryPanel": {"uid": "a", "name": "Shared"}}),
                "|",
                "Panel 7 is not shown: it is the library panel “Shared”, which is not in the file.",
            ),
            (
                json!(5),
                "|",
                "A panel without a title is not shown: it has no type.",
            ),
            (
                json!({"type": "graph", "title": "G", "targets": []}),
                "|",
                "“G” is not shown: it has no query in PromQL.",
            ),
            (
                json!({"type": "graph", "title": "G", "targets": asked(), "seriesOverrides": [{"alias": "x", "yaxis": 2}, {"alias": "A", "transform": "negative-Y"}]}),
                "|```promql title=G width=2/3 height=240\n-(up)\n```",
                "“G”: what is set for “x” alone is left out: no query is known by that.",
            ),
        ] {
            assert_eq!(told(&panel), (text.to_owned(), left.to_owned()), "{panel}");
        }
    }

    #[test]
    fn widths_are_written_short() {
        let widths = (1..12).map(part_of_twelve);
        assert_eq!(
            widths.collect::<Vec<_>>().join(" "),
            "1/12 1/6 1/4 1/3 5/12 1/2 7/12 2/3 3/4 5/6 11/12"
        );
    }
}
