//! Where in a query a server says that it stopped reading.
//!
//! Source: the errors of Prometheus' parser: `1:7: parse error: …`, with a line and a byte of it, both from 1, and
//! before 2.17 `parse error at char 7: …`.

/// Where a server's error is, from and to which byte of the text that it was asked; none where it does not say.
#[must_use]
pub fn place(message: &str, text: &str) -> Option<(usize, usize)> {
    let start = if let Some((_, place)) = message.split_once("parse error at char ") {
        before(place.split(':').next()?)?
    } else {
        let (place, _) = message.split_once(": parse error")?;
        let (line, column) = place.rsplit(' ').next()?.split_once(':')?;
        let lines = text.split_inclusive('\n').take(before(line)?);
        lines.map(str::len).sum::<usize>() + before(column)?
    };
    Some(visible(text, start, start))
}

/// How much stands before the one with this number.
fn before(number: &str) -> Option<usize> {
    number.parse::<usize>().ok()?.checked_sub(1)
}

/// What can be underlined of a place: where it is empty the word there, or the one sign; the last one at the text's
/// end.
#[must_use]
pub fn visible(text: &str, start: usize, end: usize) -> (usize, usize) {
    if text.get(start..end).is_some_and(|place| !place.is_empty()) {
        return (start, end);
    }
    let whole = text.trim_end();
    let mut start = if start < whole.len() {
        start
    } else {
        let sign = whole.len().saturating_sub(1);
        whole.trim_end_matches(is_of_word).len().min(sign)
    };
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let rest = &text[start..];
    let length = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    (start, start + length.max(first))
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == ':'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_error_has_a_place() {
        for (message, text, expected) in [
            ("1:5: parse error: unexpected <op:*>", "up +* 2", Some("*")),
            (
                "1:1: parse error: unknown function with name \"foobar\"",
                "foobar(up)",
                Some("foobar"),
            ),
            (
                "1:7: parse error: unclosed left parenthesis",
                "sum(up",
                Some("up"),
            ),
            (
                "invalid parameter \"query\": 1:7: parse error: unexpected end of input",
                "sum(up",
                Some("up"),
            ),
            (
                "2:3: parse error: unexpected identifier",
                "up\n+ é b",
                Some("é"),
            ),
            (
                "2:6: parse error: unexpected identifier",
                "up\n+ é b",
                Some("b"),
            ),
            ("1:4: parse error: unexpected", "é é", Some("é")),
            ("parse error at char 4: no", "up up", Some("up")),
            ("9:9: parse error: no", "up", Some("up")),
            (
                "1:1: parse error: no expression found in input",
                "",
                Some(""),
            ),
            (
                "1:1: parse error: no expression found in input",
                "  ",
                Some(" "),
            ),
            ("0:0: parse error: no", "up", None),
            ("parse error at char x: no", "up", None),
            ("x: parse error: no", "up", None),
            ("1:9: parse error: unexpected end", "sum(é) ≠  ", Some("≠")),
            ("query timed out", "up", None),
            ("", "up", None),
        ] {
            let found = place(message, text).map(|(start, end)| &text[start..end]);
            assert_eq!(found, expected, "{message}");
        }
    }
}
