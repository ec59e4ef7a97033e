//! What of a dashboard is not in the paper.

use std::collections::HashSet;

/// Sentences, each once, in the order in which they came up.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    sentences: Vec<String>,
    known: HashSet<String>,
}

impl LeftOut {
    pub(super) fn note(&mut self, sentence: String) {
        if self.known.insert(sentence.clone()) {
            self.sentences.push(sentence);
        }
    }

    /// What is repeated for each value of a variable stands in the paper once, for all that are chosen.
    pub(super) fn note_repeat(&mut self, what: &str, variable: &str) {
        if !variable.is_empty() {
            self.note(format!(
                "{what} is there once for all values of ${variable} that are chosen, not once for each."
            ));
        }
    }

    pub(super) fn sentences(self) -> Vec<String> {
        self.sentences
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_told_once() {
        let mut left_out = LeftOut::default();
        left_out.note("b".to_owned());
        left_out.note("a".to_owned());
        left_out.note("b".to_owned());
        left_out.note_repeat("c", "");
        left_out.note_repeat("“D”", "host");
        assert_eq!(
            left_out.sentences(),
            [
                "b",
                "a",
                "“D” is there once for all values of $host that are chosen, not once for each."
            ]
        );
    }
}
