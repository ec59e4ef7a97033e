//! Which rows the reader is looking for.

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What was typed.
    pub typed: String,
    /// Whether that is a regular expression.
    pub is_regex: bool,
    /// What is wrong with it, if anything is.
    pub wrong: String,
    /// What rows must match: the last that could be read.
    pub pattern: String,
}

/// What a row's text must match, as a regular expression of the browser: one that the reader
/// typed, or all words of a text, in whatever order; empty lets all rows through.
#[must_use]
pub fn pattern(typed: &str, is_regex: bool) -> String {
    if is_regex {
        return typed.to_owned();
    }
    let words: String = typed.split_whitespace().map(word).collect();
    if words.is_empty() {
        return words;
    }
    format!("^{words}")
}

/// Looks ahead for a word, so that the next one is looked for from the start again.
fn word(word: &str) -> String {
    let mut escaped = String::new();
    for c in word.chars() {
        if r"\^$.|?*+()[]{}/".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    format!(r"(?=[^]*{escaped})")
}

/// What is wrong with a regular expression, in the browser's words, such as `Invalid regular
/// expression: /(/: Unterminated group`.
#[must_use]
pub fn sentence(typed: &str, complaint: &str) -> String {
    let reason = complaint.rsplit(": ").next().unwrap_or_default();
    format!(
        "“{typed}” is no regular expression yet: {reason}. Go on typing, or look for plain text."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_for_as_they_are() {
        for (typed, is_regex, expected) in [
            ("", false, ""),
            ("  ", false, ""),
            ("a.b node", false, r"^(?=[^]*a\.b)(?=[^]*node)"),
            ("a.b node", true, "a.b node"),
        ] {
            assert_eq!(pattern(typed, is_regex), expected);
        }
    }

    #[test]
    fn a_fault_is_told() {
        assert_eq!(
            sentence("(", "Invalid regular expression: /(/im: Unterminated group"),
            "“(” is no regular expression yet: Unterminated group. Go on typing, or look for plain text."
        );
    }
}
