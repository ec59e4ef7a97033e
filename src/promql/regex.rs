//! What can be told of a regular expression without running it.

/// What is wrong with it; what is not seen here the server will say.
pub(super) fn fault(pattern: &str) -> Option<&'static str> {
    let mut open = 0_usize;
    let mut in_class = false;
    let mut can_repeat = false;
    let mut letters = pattern.chars().peekable();
    while let Some(c) = letters.next() {
        let could_repeat = can_repeat;
        can_repeat = true;
        match c {
            '\\' if letters.next().is_none() => {
                return Some(
                    "This regular expression ends in a backslash. Write two, or take it out.",
                );
            }
            ']' if in_class => in_class = false,
            _ if in_class => {}
            '[' => {
                in_class = true;
                letters.next_if_eq(&'^');
                letters.next_if_eq(&']');
            }
            '(' => {
                open += 1;
                // What stands behind `(?` repeats nothing.
                letters.next_if_eq(&'?');
                can_repeat = false;
            }
            ')' if open == 0 => {
                return Some(
                    "This regular expression closes ) without opening (. Write \\\\) for the letter.",
                );
            }
            ')' => open -= 1,
            '|' => can_repeat = false,
            '*' | '+' | '?' if !could_repeat => {
                return Some(
                    "There is nothing to repeat in this regular expression. Write .* for any text.",
                );
            }
            _ => {}
        }
    }
    if in_class {
        return Some(
            "This regular expression opens [ without closing it. Add ], or write \\\\[ for the letter.",
        );
    }
    (open > 0).then_some(
        "This regular expression opens ( without closing it. Add ), or write \\\\( for the letter.",
    )
}

/// Whether it matches the empty text, as that of a label which is not there.
pub(super) fn matches_empty(pattern: &str) -> bool {
    alternatives(pattern).iter().any(|one| is_optional(one))
}

/// What stands between the bars that are in no group.
fn alternatives(pattern: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < pattern.len() {
        if pattern[at..].starts_with('|') {
            found.push(&pattern[start..at]);
            start = at + 1;
            at = start;
        } else {
            at += atom(&pattern[at..]);
        }
    }
    found.push(&pattern[start..]);
    found
}

fn is_optional(sequence: &str) -> bool {
    let mut rest = sequence;
    while !rest.is_empty() {
        let (one, after) = rest.split_at(atom(rest));
        let quantifier = after.chars().next();
        let is_left_out = match quantifier {
            Some('*' | '?') => true,
            Some('{') => after.starts_with("{0"),
            _ => false,
        };
        let inside = one.strip_prefix('(').and_then(|one| one.strip_suffix(')'));
        let inside = inside.map(|inside| inside.strip_prefix("?:").unwrap_or(inside));
        let is_anchor = matches!(one, "^" | "$");
        if !is_left_out && !is_anchor && !inside.is_some_and(matches_empty) {
            return false;
        }
        rest = match quantifier {
            Some('{') => after.split_once('}').map_or("", |(_, after)| after),
            Some('*' | '?' | '+') => after[1..].trim_start_matches(['?', '+']),
            _ => after,
        };
    }
    true
}

/// Bytes of the letter, class or group that a pattern begins with.
fn atom(pattern: &str) -> usize {
    let mut depth = 0_usize;
    let mut in_class = false;
    let mut letters = pattern.char_indices();
    while let Some((_, c)) = letters.next() {
        match c {
            '\\' => {
                letters.next();
            }
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && !in_class {
            return letters.next().map_or(pattern.len(), |(next, _)| next);
        }
    }
    pattern.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn faults_are_seen() {
        for pattern in [
            "a.*|b", "(a|b)+", "[(]", "[]a]", r"\(", "a{2,3}", "(?i)a", "(?:a)?", "",
        ] {
            assert_eq!(fault(pattern), None, "{pattern}");
        }
        for pattern in ["(", ")", "[a", "*a", "a|*", "(+)", "a\\"] {
            assert!(fault(pattern).is_some(), "{pattern}");
        }
    }

    #[test]
    fn the_empty_text_is_matched() {
        for pattern in [
            "",
            ".*",
            "a?",
            "a|",
            "(a*)",
            "(?:a|b?)c*",
            "^$",
            "x{0,3}",
            "[a-z]*",
        ] {
            assert!(matches_empty(pattern), "{pattern}");
        }
        for pattern in [
            ".+", "a", "a|b", "(a|b)", "a*b", r"\*", "[*]", "x{1,3}", "(a*)b",
        ] {
            assert!(!matches_empty(pattern), "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn any_pattern_is_borne(pattern in r"[a\[\](){}*+?|\\^$.0é-]{0,20}") {
            let _ = (fault(&pattern), matches_empty(&pattern));
        }
    }
}
