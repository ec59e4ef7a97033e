//! Which rows the reader is looking for.

use super::regex::Regex;
use super::regex::step::Fault;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// What was typed.
    pub typed: String,
    /// Whether that is a regular expression.
    pub is_regex: bool,
    /// What is wrong with it, if anything is.
    pub wrong: String,
    /// What rows must hold.
    pub wanted: Wanted,
    /// The last regular expression that could be read.
    last: Wanted,
}

/// What rows must hold; letters' case is the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Wanted {
    /// Whatever they hold.
    #[default]
    Anything,
    /// All of these words, in small letters, in whatever order.
    Words(Vec<String>),
    /// What this finds.
    Regex(Regex),
}

impl Search {
    /// Reads what was typed. What is no regular expression leaves the rows of the last that was
    /// one, all at first.
    pub fn read(&mut self) {
        let read = if self.is_regex {
            regex(&self.typed)
        } else {
            Ok(Wanted::words(&self.typed))
        };
        match read {
            Ok(wanted) => {
                self.wrong.clear();
                if self.is_regex {
                    self.last.clone_from(&wanted);
                }
                self.wanted = wanted;
            }
            Err(fault) => {
                self.wrong = sentence(&self.typed, fault);
                self.wanted.clone_from(&self.last);
            }
        }
    }
}

impl Wanted {
    fn words(text: &str) -> Self {
        let small = text.to_lowercase();
        let words: Vec<String> = small.split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            Self::Anything
        } else {
            Self::Words(words)
        }
    }

    /// Whether a text, in small letters, holds it.
    #[must_use]
    pub fn is_in(&self, small: &str) -> bool {
        match self {
            Self::Anything => true,
            Self::Words(words) => words.iter().all(|word| small.contains(word.as_str())),
            Self::Regex(regex) => regex.is_in(small),
        }
    }
}

fn regex(text: &str) -> Result<Wanted, Fault> {
    if text.is_empty() {
        return Ok(Wanted::Anything);
    }
    Regex::new(text).map(Wanted::Regex)
}

fn sentence(typed: &str, fault: Fault) -> String {
    format!(
        "“{typed}” is an incomplete regular expression: {fault}. Go on typing, or look for plain text."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(typed: &str, is_regex: bool) -> Search {
        let mut search = Search {
            typed: typed.to_owned(),
            is_regex,
            ..Search::default()
        };
        search.read();
        search
    }

    #[test]
    fn words_are_looked_for_as_they_are() {
        let text = "node\na.b (c)\n+inf";
        for (typed, is_regex, found) in [
            ("", false, true),
            ("  ", false, true),
            ("", true, true),
            ("A.B NODE", false, true),
            ("a.b nodes", false, false),
            ("ab", false, false),
            ("(c +Inf", false, true),
            ("b.*c", false, false),
            ("B.*C", true, true),
            ("^A", true, true),
            ("^b", true, false),
        ] {
            assert_eq!(search(typed, is_regex).wanted.is_in(text), found, "{typed}");
        }
    }

    #[test]
    fn rows_stay_while_a_regular_expression_is_typed() {
        let mut search = Search::default();
        for (typed, is_regex, found, is_wrong) in [
            ("(", false, [false, false], false),
            // No regular expression was read yet: all rows.
            ("(", true, [true, true], true),
            ("at", true, [true, false], false),
            ("at(", true, [true, false], true),
            ("at(", false, [false, false], false),
            ("at(", true, [true, false], true),
            ("at(t)", true, [true, false], false),
            ("", true, [true, true], false),
        ] {
            search.typed = typed.to_owned();
            search.is_regex = is_regex;
            search.read();
            let rows = ["attic", "cellar"].map(|row| search.wanted.is_in(row));
            assert_eq!(
                (rows, !search.wrong.is_empty()),
                (found, is_wrong),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_fault_is_told() {
        assert_eq!(
            search("(", true).wrong,
            "“(” is an incomplete regular expression: a ( has no ). Go on typing, or look for plain text."
        );
    }
}
