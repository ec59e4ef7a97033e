//! A panel as a block of a paper.

use std::fmt::Write;

use super::ask::{Ask, PANEL, QUERY, Show, WHOLE};
use crate::view::{Link, Panel, Tab};

/// The block that opens as this panel, with an empty line before it.
#[must_use]
pub fn block(panel: &Panel) -> String {
    let show = if panel.tab == Tab::Table {
        Show::Table
    } else {
        Show::Chart
    };
    let ask = Ask {
        show,
        ..Ask::default()
    };
    format!("\n{}\n", fenced(&ask, panel, |_| true))
}

/// The text of a paper with a block as its panel is now; nothing where the block is not in its place. A block has a time
/// of its own only if it had one.
#[must_use]
pub fn put_back(text: &str, ask: &Ask, panel: &Panel) -> Option<String> {
    let before = text.get(..ask.place.start)?;
    let old = text.get(ask.place.clone())?;
    let after = text.get(ask.place.end..)?;
    // Up to three spaces may stand before it.
    let line = before.trim_end_matches(' ');
    let stands_alone = line.is_empty() || line.ends_with('\n');
    if !stands_alone || !old.starts_with(['`', '~']) {
        return None;
    }
    let had = |field: &str| {
        ask.link
            .split('&')
            .any(|pair| pair.starts_with(&format!("g0.{field}=")))
    };
    let is_written = |field: &str| !TIMES.contains(&field) || had(field);
    let new = fenced(&as_shown(ask, panel), panel, is_written);
    let end = if old.ends_with('\n') { "\n" } else { "" };
    Some(format!("{before}{new}{end}{after}"))
}

/// A block as the tab that is open shows it.
fn as_shown(ask: &Ask, panel: &Panel) -> Ask {
    let show = match (ask.show, panel.tab) {
        (Show::Chart, Tab::Table) => Show::Table,
        (Show::Table, Tab::Graph) => Show::Chart,
        (show, _) => show,
    };
    Ask {
        show,
        ..ask.clone()
    }
}

/// Fields of a link's panel that all panels of a paper share, unless one has its own.
const TIMES: [&str; 4] = ["range_input", "start_input", "end_input", "step_input"];

/// What a panel asks, between its fences; of the fields of its link those that `is_written` lets through.
fn fenced(ask: &Ask, panel: &Panel, is_written: impl Fn(&str) -> bool) -> String {
    let link = Link {
        panels: vec![panel.clone()],
        ..Link::default()
    };
    let text = link.write();
    let fields: Vec<(String, String)> = form_urlencoded::parse(text.as_bytes())
        .into_owned()
        .collect();
    let field = |name: &str| {
        let mut fields = fields.iter();
        fields
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    };
    let mut info = own(ask);
    for (option, of) in PANEL {
        if let Some(value) = field(&format!("g0.{of}")).filter(|_| is_written(of)) {
            let _ = write!(info, " {option}={}", word(value));
        }
    }
    let mut body = String::new();
    for (place, query) in panel.queries.iter().enumerate() {
        let options = QUERY.iter().filter_map(|option| {
            let value = field(&format!("g0.q{place}.{option}"))?;
            Some(format!("{option}: {value}"))
        });
        let options: Vec<String> = options.collect();
        if place > 0 || !options.is_empty() {
            let _ = writeln!(body, "#| {}", options.join("; "));
        }
        body.push_str(query.expr.trim());
        body.push('\n');
    }
    let fence = fence(&body);
    format!("{fence}promql{info}\n{body}{fence}")
}

/// The options that no panel has.
fn own(ask: &Ask) -> String {
    let mut info = String::new();
    if !ask.title.is_empty() {
        let _ = write!(info, " title={}", word(&ask.title));
    }
    if ask.show != Show::Chart {
        let _ = write!(info, " show={}", ask.show.name());
    }
    if !matches!(ask.width, 0 | WHOLE) {
        let _ = write!(info, " width={}", fraction(ask.width));
    }
    if ask.height > 0 {
        let _ = write!(info, " height={}", ask.height);
    }
    if !ask.empty.is_empty() {
        let _ = write!(info, " empty={}", word(&ask.empty));
    }
    info
}

/// Twelfths, as short as can be.
fn fraction(twelfths: u8) -> String {
    let by = [6, 4, 3, 2]
        .into_iter()
        .find(|by| twelfths.is_multiple_of(*by))
        .unwrap_or(1);
    format!("{}/{}", twelfths / by, WHOLE / by)
}

/// What stands before and after the lines of a block: longer than any such that stands in it.
#[must_use]
pub fn fence(body: &str) -> String {
    let mut fence = "```".to_owned();
    while body.contains(&fence) {
        fence.push('`');
    }
    fence
}

/// The value of an option, in quotes where it needs them. Markdown reads the line before the block does, so that
/// what either takes for its own is written for both.
#[must_use]
pub fn word(value: &str) -> String {
    if !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || "\"\\`&".contains(c)) {
        return value.to_owned();
    }
    let mut written = String::new();
    for letter in value.chars() {
        match letter {
            '"' => written.push_str(r#"\\""#),
            '\\' => written.push_str(r"\\\\"),
            '&' => written.push_str(r"\&"),
            // The line of a fence has none.
            '`' => written.push_str("&#96;"),
            // It is one line.
            _ if letter.is_control() => written.push(' '),
            _ => written.push(letter),
        }
    }
    format!("\"{written}\"")
}

#[cfg(test)]
mod tests {
    use super::super::markdown;
    use super::*;

    /// The panel that a text's only block opens.
    fn opened(text: &str) -> Panel {
        let paper = markdown::read(text);
        let asks = paper.asks();
        assert_eq!(asks.len(), 1, "{text}");
        assert_eq!(asks[0].problems, [""; 0], "{text}");
        Link::read(&asks[0].link).panels.swap_remove(0)
    }

    #[test]
    fn opens_as_the_panel_that_it_is_of() {
        for link in [
            "g0.expr=up",
            "g0.expr=up&g0.tab=table",
            "g0.expr=up&g0.range_input=6h&g0.end_input=2026-11-25 14:03:07&g0.step_input=15",
            "g0.expr=a&g0.q0.legend={{b}} \"c\"&g0.q1.expr=d%0Ae&g0.q1.axis=right&g0.q1.compare=1d&g0.q1.step=1m",
            "g0.expr=a&g0.display_mode=stacked&g0.unit=bytes&g0.y_axis_scale=log&g0.y_axis_min=1&g0.thresholds=1,2.5&g0.show_exemplars=1",
            "g0.expr=a&g0.q0.hidden=1&g0.q1.expr=label_replace(b, \"c\", \"```\", \"d\", \"e\")",
        ] {
            let panel = Link::read(link).panels.swap_remove(0);
            assert_eq!(opened(&block(&panel)), panel, "{}", block(&panel));
        }
    }

    #[test]
    fn is_put_back_where_it_stood() {
        const QUERIES: &str = "up\n#| legend: {{job}}\nrate(x[5m])\n";
        for (info, change, expected) in [
            ("", "g0.expr=down", "promql\ndown\n"),
            (
                " title=\"All of it\" width=1/2 height=200 empty=none",
                "g0.expr=down&g0.display_mode=stacked",
                "promql title=\"All of it\" width=1/2 height=200 empty=none mode=stacked\ndown\n",
            ),
            // Only a block that has a time of its own keeps one.
            (
                " unit=bytes",
                "g0.expr=a&g0.range_input=6h&g0.unit=seconds",
                "promql unit=seconds\na\n",
            ),
            (
                " range=1h",
                "g0.expr=a&g0.range_input=6h",
                "promql range=6h\na\n",
            ),
            (
                " show=table width=1/3",
                "g0.expr=a",
                "promql width=1/3\na\n",
            ),
            (
                " show=bar width=5/12",
                "g0.expr=a",
                "promql show=bar width=5/12\na\n",
            ),
            (
                "",
                "g0.expr=a&g0.tab=table&g0.q1.expr=b&g0.q1.axis=right",
                "promql show=table\na\n#| axis: right\nb\n",
            ),
        ] {
            let head = "---\ntitle: T\n---\n# One\n\n";
            let old = format!("```promql{info}\n{QUERIES}```");
            for after in ["", "\n", "\n\nNöw.\n\n```promql\nup\n```\n"] {
                let text = format!("{head}{old}{after}");
                let paper = markdown::read(&text);
                let ask = paper.asks()[0].clone();
                let panel = Link::read(change).panels.swap_remove(0);
                let written = put_back(&text, &ask, &panel);
                let wanted = format!("{head}```{expected}```{after}");
                assert_eq!(written.as_deref(), Some(wanted.as_str()), "{info} {change}");
            }
        }
        let text = "  ```promql\n  up\n  ```\n";
        let ask = markdown::read(text).asks()[0].clone();
        let panel = Link::read("g0.expr=down").panels.swap_remove(0);
        let written = put_back(text, &ask, &panel).unwrap_or_default();
        assert_eq!(opened(&written), panel, "{written}");
        // The text is another by now.
        let place = 3..9;
        let ask = Ask {
            place,
            ..Ask::default()
        };
        for text in ["", "# One two three", "öööööö", "ab\nup and down"] {
            assert_eq!(put_back(text, &ask, &Panel::default()), None, "{text}");
        }
    }

    #[test]
    fn any_value_of_an_option_is_read_as_it_was() {
        for value in [
            "a b",
            "\"a\" \\ `b` & &amp; \\\"",
            "é=1",
            "a\\b",
            "`",
            "&lt;",
            "a *b* [c](d) <e>",
        ] {
            let paper = markdown::read(&format!(
                "```promql title={} width=1/2\nup\n```\n",
                word(value)
            ));
            let ask = paper.asks()[0];
            assert_eq!(
                (ask.title.as_str(), ask.width),
                (value, 6),
                "{}",
                word(value)
            );
        }
    }

    #[test]
    fn reads_well() {
        let panel = Link::read(
            "g0.expr=up&g0.q1.expr=b&g0.q1.legend=c&g0.display_mode=stacked&g0.range_input=1h",
        )
        .panels
        .swap_remove(0);
        assert_eq!(
            block(&panel),
            "\n```promql mode=stacked range=1h\nup\n#| legend: c\nb\n```\n"
        );
    }
}
