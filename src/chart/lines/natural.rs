//! Texts in the order in which people count: `cpu 9` before `cpu 10`.

use std::cmp::Ordering;

/// Compares texts letter by letter, and runs of digits as the whole numbers that they are.
#[must_use]
pub fn compare(mut a: &str, mut b: &str) -> Ordering {
    loop {
        let (run_a, run_b) = (run(a), run(b));
        if run_a.is_empty() || run_b.is_empty() {
            return a.len().cmp(&b.len());
        }
        let ordering = match (is_number(run_a), is_number(run_b)) {
            (true, true) => by_size(run_a, run_b),
            _ => run_a.cmp(run_b),
        };
        if ordering.is_ne() {
            return ordering;
        }
        (a, b) = (&a[run_a.len()..], &b[run_b.len()..]);
    }
}

/// The digits that a text begins with, or what comes before its first digit.
fn run(text: &str) -> &str {
    let numeric = is_number(text);
    let end = text.find(|letter: char| letter.is_ascii_digit() != numeric);
    &text[..end.unwrap_or(text.len())]
}

fn is_number(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Numbers may be longer than any integer type: without leading zeros the longer one is larger.
fn by_size(a: &str, b: &str) -> Ordering {
    let (bare_a, bare_b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    let size = bare_a.len().cmp(&bare_b.len()).then(bare_a.cmp(bare_b));
    size.then(a.len().cmp(&b.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_as_people_do() {
        for sorted in [
            ["", "a", "b"],
            ["cpu 2", "cpu 9", "cpu 10"],
            ["9", "10", "a"],
            ["a", "a1", "ab"],
            ["1", "01", "2"],
            ["x1y2", "x1y10", "x2y1"],
            ["node-9:80", "node-10:80", "node-10:9100"],
            ["99999999999999999998", "99999999999999999999", "ä"],
        ] {
            for (at, a) in sorted.iter().enumerate() {
                for (beside, b) in sorted.iter().enumerate() {
                    assert_eq!(compare(a, b), at.cmp(&beside), "{a:?} {b:?}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn is_an_order(mut texts in prop::collection::vec("[a0-2 é]{0,6}", 3)) {
            texts.sort_by(|a, b| compare(a, b));
            prop_assert!(compare(&texts[0], &texts[2]).is_le());
            for text in &texts {
                prop_assert_eq!(compare(text, &texts[1]), compare(&texts[1], text).reverse());
                prop_assert_eq!(compare(text, &texts[1]).is_eq(), *text == texts[1]);
            }
        }
    }
}
