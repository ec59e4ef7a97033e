//! A picture for a Markdown page.
//!
//! Source: "Images" and "Backslash escapes" of the `CommonMark` specification.

/// The picture at an address, which leads to `link`. The picture may be within: `data:image/png;base64,...`.
#[must_use]
pub fn image(title: &str, picture: &str, link: &str) -> String {
    let mut alt = String::new();
    for letter in title.chars() {
        match letter {
            '\\' | '[' | ']' | '*' | '_' | '`' | '<' | '&' | '!' => alt.extend(['\\', letter]),
            _ if letter.is_whitespace() => alt.push(' '),
            _ => alt.push(letter),
        }
    }
    let link = link.replace('(', "%28").replace(')', "%29");
    format!("[![{alt}]({picture})]({link})")
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
                "[![up](data:image/png;base64,iVBORw0=)](http://a/?g0.expr=up)",
            ),
            (
                "rate(a_b[5m])\n* `<1`",
                "http://a/x(1)/?q=%28",
                r"[![rate(a\_b\[5m\]) \* \`\<1\`](data:image/png;base64,iVBORw0=)](http://a/x%281%29/?q=%28)",
            ),
        ] {
            assert_eq!(
                image(title, "data:image/png;base64,iVBORw0=", link),
                markdown
            );
        }
    }
}
