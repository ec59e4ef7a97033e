//! A link for a Markdown page.
//!
//! Source: "Images" and "Backslash escapes" of the `CommonMark` specification.

use super::screen::Text;

pub(super) const TEXT: Text = Text {
    label: "Copy as Markdown",
    write: |screen| image(&screen.title, &screen.address),
};

/// A picture of the chart, `chart.png` beside the page that this stands in, that leads to `link`.
fn image(title: &str, link: &str) -> String {
    let mut alt = String::new();
    for letter in title.chars() {
        match letter {
            '\\' | '[' | ']' | '*' | '_' | '`' | '<' | '&' | '!' => alt.extend(['\\', letter]),
            _ if letter.is_whitespace() => alt.push(' '),
            _ => alt.push(letter),
        }
    }
    let link = link.replace('(', "%28").replace(')', "%29");
    format!("[![{alt}](chart.png)]({link})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_text() {
        for (title, link, markdown) in [
            (
                "up",
                "http://a/?g0.expr=up",
                "[![up](chart.png)](http://a/?g0.expr=up)",
            ),
            (
                "rate(a_b[5m])\n* `<1`",
                "http://a/x(1)/?q=%28",
                r"[![rate(a\_b\[5m\]) \* \`\<1\`](chart.png)](http://a/x%281%29/?q=%28)",
            ),
        ] {
            assert_eq!(image(title, link), markdown);
        }
    }
}
