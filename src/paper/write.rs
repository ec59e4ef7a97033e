//! A panel as a block of a paper.

use std::fmt::Write;

use super::ask::{PANEL, QUERY};
use crate::view::{Link, Panel, Tab};

/// The block that opens as this panel, with an empty line before it.
#[must_use]
pub fn block(panel: &Panel) -> String {
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
    let mut info = String::new();
    if panel.tab == Tab::Table {
        info.push_str(" show=table");
    }
    for (option, of) in PANEL {
        if let Some(value) = field(&format!("g0.{of}")) {
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
    format!("\n{fence}promql{info}\n{body}{fence}\n")
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
