//! `name=value` and `name: value`, as they stand in the head of a paper, at a block, and before a query.

/// Names and values of an info string: `title="All disks" width=1/2 folded`; a name alone has an empty value.
#[must_use]
pub(super) fn words(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value(after),
            None => (String::new(), after),
        };
        if !name.is_empty() {
            found.push((name.to_owned(), value));
        }
        rest = after.trim_start();
    }
    found
}

/// A value, quoted where it has blanks, and what comes after it. In quotes a backslash stands before a quote.
fn value(text: &str) -> (String, &str) {
    let Some(inside) = text.strip_prefix('"') else {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        return (text[..end].to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut letters = inside.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (value, &inside[at + 1..]),
            '\\' => value.extend(letters.next().map(|(_, next)| next)),
            _ => value.push(letter),
        }
    }
    (value, "")
}

/// Names and values of a line: `legend: free; axis: right`. A semicolon in braces or quotes ends nothing.
#[must_use]
pub(super) fn clauses(line: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut quoted = false;
    let clauses = line.split(|c: char| {
        match c {
            '"' => quoted = !quoted,
            '{' | '(' if !quoted => depth += 1,
            '}' | ')' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ';' && depth == 0 && !quoted
    });
    for clause in clauses {
        let (name, value) = clause.split_once(':').unwrap_or((clause, ""));
        if !name.trim().is_empty() {
            found.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    found
}

/// A query string of these fields.
#[must_use]
pub(super) fn query_string(fields: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pairs: &[(String, String)]) -> String {
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("|")
    }

    #[test]
    fn reads_words() {
        for (text, expected) in [
            ("", ""),
            ("  ", ""),
            ("folded", "folded="),
            ("width=1/2", "width=1/2"),
            (
                "title=\"All disks\" width=1/2 folded",
                "title=All disks|width=1/2|folded=",
            ),
            ("title=\"a \\\"b\\\" \\\\c\"", "title=a \"b\" \\c"),
            ("title=\"open", "title=open"),
            ("=x y=1", "y=1"),
            ("a=\"\"b=2", "a=|b=2"),
            ("ü=ß", "ü=ß"),
        ] {
            assert_eq!(told(&words(text)), expected, "{text}");
        }
    }

    #[test]
    fn reads_clauses() {
        for (text, expected) in [
            ("", ""),
            ("legend: free", "legend=free"),
            (
                "legend: cached; compare: 1d; axis: right",
                "legend=cached|compare=1d|axis=right",
            ),
            ("legend: {{a;b}}; axis: left", "legend={{a;b}}|axis=left"),
            ("legend: \"a; b\"; hidden", "legend=\"a; b\"|hidden="),
            ("legend: a:b", "legend=a:b"),
            (" ; ;", ""),
        ] {
            assert_eq!(told(&clauses(text)), expected, "{text}");
        }
    }
}
