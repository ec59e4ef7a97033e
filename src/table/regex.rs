//! Regular expressions as Prometheus reads them, by which no text takes long to be looked through.
//!
//! All ways through the expression are followed at once, so that time grows with the text, never
//! with the ways: one such as `(a+)+$` would hold the browser's own for hours. There is no look
//! around and no reference back.
//!
//! Method: Ken Thompson, "Regular Expression Search Algorithm"; syntax: that of RE2.

use self::step::{Fault, Step};

mod class;
mod parse;
pub mod step;

/// A regular expression; lower and upper case are the same, and `^` and `$` match at lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Regex {
    steps: Vec<Step>,
}

impl Regex {
    /// Reads an expression.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(text: &str) -> Result<Self, Fault> {
        let steps = parse::steps(text)?;
        Ok(Self { steps })
    }

    /// How many steps it has, each of which may be taken at each letter of a text.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps.len()
    }

    /// Whether it is found in a text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let mut ways = Ways::of(&self.steps);
        let mut before = None;
        let mut letters = text.chars();
        loop {
            let next = letters.next();
            if ways.follow(0, before, next) {
                return true;
            }
            let Some(letter) = next else {
                return false;
            };
            if ways.take(letter, letters.clone().next()) {
                return true;
            }
            before = next;
        }
    }
}

/// The steps that are waiting for the letter at hand.
struct Ways<'a> {
    steps: &'a [Step],
    waiting: Vec<usize>,
    /// Those of the letter before.
    taking: Vec<usize>,
    /// At which letter each step was met last, so that none is met twice at one.
    met: Vec<usize>,
    at: usize,
    forks: Vec<usize>,
}

impl<'a> Ways<'a> {
    fn of(steps: &'a [Step]) -> Self {
        Self {
            steps,
            waiting: Vec::new(),
            taking: Vec::new(),
            met: vec![0; steps.len()],
            at: 1,
            forks: Vec::new(),
        }
    }

    /// Goes on from a step between two letters, up to those that wait for one; says whether the
    /// expression is found.
    fn follow(&mut self, from: usize, before: Option<char>, next: Option<char>) -> bool {
        self.forks.push(from);
        while let Some(place) = self.forks.pop() {
            if self.met[place] == self.at {
                continue;
            }
            self.met[place] = self.at;
            match &self.steps[place] {
                Step::Letter(_) => self.waiting.push(place),
                Step::At(edge) if edge.is_between(before, next) => self.forks.push(place + 1),
                Step::At(_) => {}
                Step::Fork(a, b) => self.forks.extend([*b, *a]),
                Step::Jump(to) => self.forks.push(*to),
                Step::Found => return true,
            }
        }
        false
    }

    /// Takes a letter, after which `next` comes; says whether the expression is found.
    fn take(&mut self, letter: char, next: Option<char>) -> bool {
        std::mem::swap(&mut self.waiting, &mut self.taking);
        self.waiting.clear();
        self.at += 1;
        let taking = std::mem::take(&mut self.taking);
        let steps = self.steps;
        let takes =
            |place: &usize| matches!(&steps[*place], Step::Letter(class) if class.has(letter));
        let mut went = taking.iter().filter(|place| takes(place));
        let found = went.any(|place| self.follow(place + 1, Some(letter), next));
        self.taking = taking;
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn finds_what_is_there() {
        for (regex, text, is_in) in [
            ("", "", true),
            ("a", "", false),
            ("b", "abc", true),
            ("^b", "abc", false),
            ("^b", "a\nb", true),
            ("a$", "a\nb", true),
            ("^$", "a\n\nb", true),
            ("^$", "a\nb", false),
            ("^attic$", "attic", true),
            ("attic|cellar", "the cellar", true),
            ("^(attic|cel+ar)$", "cellar", true),
            ("^(attic|cel+ar)$", "cella", false),
            ("a|", "x", true),
            ("a.c", "a\nc", false),
            ("a.*c", "abbc", true),
            ("^a?b*$", "bbb", true),
            ("^ab??c+?$", "acc", true),
            ("^(ab){2}$", "abab", true),
            ("^(ab){2}$", "ababab", false),
            ("^(ab){2,}$", "ababab", true),
            ("^a{1,3}$", "aaaa", false),
            ("^a{0}b$", "b", true),
            ("^x{,2}y{$", "x{,2}y{", true),
            ("NoDe", "a node", true),
            ("[M-O]ode", "node", true),
            ("é", "É", true),
            ("[^a-c]", "abc", false),
            ("[^a-c]", "abcd", true),
            ("[]a-]]", "-]", true),
            (r"[\d.]+:\d{4}$", "10.0.0.1:9100", true),
            (r"^[\w\D]+$", "a b-1", true),
            (r"^[^\D]+$", "12", true),
            (r"^[^\W_]+$", "ab_c", false),
            (r"^[^\s]+$", "a b", false),
            (r"\bnode\b", "a node-1", true),
            (r"\bode\b", "node", false),
            (r"\Bode", "node", true),
            (r"^\S+\s\w+$", "a: b", true),
            (r"a\.b", "a.b", true),
            (r"a\.b", "axb", false),
            (r"\x41\u00e9\/\-", "aé/-", true),
            (
                r"^(?:a|(?P<name>b)|(?<two>c)|(?i:d)|(?i)e)+$",
                "abcde",
                true,
            ),
            ("(^|b)a", "ca\nba", true),
            ("(a*)*b", "aab", true),
            ("^(|a)+$", "aa", true),
        ] {
            let found = Regex::new(regex).map(|regex| regex.is_in(text));
            assert_eq!(found, Ok(is_in), "{regex} in {text:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (regex, fault) in [
            ("(a", Fault::Unclosed),
            ("(a|(b)", Fault::Unclosed),
            ("a)", Fault::Unopened),
            ("[a", Fault::UnclosedClass),
            ("[]", Fault::UnclosedClass),
            (r"[a\", Fault::UnclosedClass),
            ("[a-", Fault::UnclosedClass),
            ("[z-a]", Fault::Backwards),
            (r"[a-\d]", Fault::Backwards),
            ("*a", Fault::NothingToRepeat),
            ("a|+", Fault::NothingToRepeat),
            ("a**", Fault::NothingToRepeat),
            ("a{2,1}", Fault::Repetition),
            (r"a\", Fault::Escape),
            (r"\q", Fault::Escape),
            (r"\1", Fault::Escape),
            (r"\x4", Fault::Escape),
            ("(?=a)", Fault::Group),
            ("(?P<>a)", Fault::Group),
            ("(?", Fault::Group),
            ("(a{1000}){1000}", Fault::TooLarge),
            ("a{99999999999999999999}", Fault::TooLarge),
            (&"(".repeat(100_000), Fault::TooLarge),
        ] {
            assert_eq!(Regex::new(regex), Err(fault), "{regex}");
        }
    }

    /// By trying one way after the other, each of these takes as many steps as there are atoms.
    #[test]
    fn no_text_takes_for_ever() {
        let text = format!("{}!", "a".repeat(10_000));
        for regex in ["(a+)+$", "^(a|a)*$", "(a*)*b", "^(a|aa)+$", "(.*)*x"] {
            let found = Regex::new(regex).map(|regex| regex.is_in(&text));
            assert_eq!(found, Ok(false), "{regex}");
        }
    }

    proptest! {
        #[test]
        fn any_expression_is_borne(regex in r"[a-c(){}\[\]|*+?.^$\\0-9,-:<P]{0,20}|.{0,20}", text in ".{0,20}") {
            if let Ok(regex) = Regex::new(&regex) {
                let _ = regex.is_in(&text);
            }
        }

        #[test]
        fn an_escaped_text_finds_itself(text in ".{0,20}") {
            let escape = |letter: char| if letter.is_ascii_punctuation() { format!("\\{letter}") } else { letter.to_string() };
            let escaped: String = text.chars().map(escape).collect();
            prop_assert_eq!(Regex::new(&escaped).map(|regex| regex.is_in(&text)), Ok(true));
        }
    }
}
