//! Which words are meant by some letters: the better a word fits, the earlier it stands.

/// How well a word fits what is typed; the less, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is what is typed.
    Whole,
    /// It begins so.
    Begin,
    /// One of its parts between underscores begins so.
    Part,
    /// It has that somewhere.
    Within,
    /// It has these letters, in this order.
    Letters,
}

/// The places of the words that fit, best first, and shorter ones before longer; and how many fit
/// beyond `most`. Capital letters are as small ones.
#[must_use]
pub fn best<'a>(
    words: impl Iterator<Item = &'a str>,
    typed: &str,
    most: usize,
) -> (Vec<usize>, usize) {
    let typed = typed.to_ascii_lowercase();
    let mut kept: Vec<(Fit, usize, usize)> = Vec::new();
    let mut count = 0;
    for (place, word) in words.enumerate() {
        let Some(fit) = fit(word, &typed) else {
            continue;
        };
        count += 1;
        let found = (fit, word.len(), place);
        let at = kept.iter().rposition(|better| *better < found);
        kept.insert(at.map_or(0, |at| at + 1), found);
        kept.truncate(most);
    }
    let beyond = count - kept.len();
    (kept.into_iter().map(|(.., place)| place).collect(), beyond)
}

fn fit(word: &str, typed: &str) -> Option<Fit> {
    let begins = |bytes: &[u8]| {
        let start = bytes.get(..typed.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(typed.as_bytes()))
    };
    let bytes = word.as_bytes();
    if begins(bytes) {
        return Some(if bytes.len() == typed.len() {
            Fit::Whole
        } else {
            Fit::Begin
        });
    }
    let mut within = None;
    for at in 1..bytes.len() {
        if begins(&bytes[at..]) {
            if matches!(bytes[at - 1], b'_' | b':' | b'.') {
                return Some(Fit::Part);
            }
            within = Some(Fit::Within);
        }
    }
    let mut letters = bytes.iter();
    let mut has = |wanted: u8| letters.any(|byte| byte.to_ascii_lowercase() == wanted);
    within.or_else(|| typed.bytes().all(&mut has).then_some(Fit::Letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_best_stands_first() {
        let words = [
            "node_memory_MemFree_bytes",
            "node_cpu_seconds_total",
            "memory",
            "process_resident_memory_bytes",
            "nodememory",
            "up",
            "mem",
        ];
        for (typed, expected) in [
            (
                "mem",
                &[
                    "mem",
                    "memory",
                    "node_memory_MemFree_bytes",
                    "process_resident_memory_bytes",
                    "nodememory",
                ][..],
            ),
            ("memfree", &["node_memory_MemFree_bytes"]),
            ("ncst", &["node_cpu_seconds_total"]),
            ("UP", &["up"]),
            ("xyz", &[]),
        ] {
            let (places, beyond) = best(words.into_iter(), typed, 10);
            let found: Vec<&str> = places.into_iter().map(|place| words[place]).collect();
            assert_eq!((found.as_slice(), beyond), (expected, 0), "{typed}");
        }
        assert_eq!(best(words.into_iter(), "mem", 2), (vec![6, 2], 3));
        assert_eq!(best(words.into_iter(), "", 3).1, 4);
    }
}
