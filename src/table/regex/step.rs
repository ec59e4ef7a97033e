//! What an expression is made of.

use thiserror::Error;

use super::class::{Class, is_of_word};

/// Why a text is no regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// `(a`
    #[error("a ( has no )")]
    Unclosed,
    /// `a)`
    #[error("a ) has no (")]
    Unopened,
    /// `[a`
    #[error("a [ has no ]")]
    UnclosedClass,
    /// `[z-a]`
    #[error("a range in [ ] runs backwards")]
    Backwards,
    /// `*a`, `a**`
    #[error("there is nothing to repeat before *, +, ? or {{")]
    NothingToRepeat,
    /// `a{2,1}`
    #[error("a repetition in {{ }} is no range from a smaller to a larger number")]
    Repetition,
    /// `\q`
    #[error("a \\ stands before what is no escape")]
    Escape,
    /// `(?=a)`
    #[error("what follows (? is not known here")]
    Group,
    /// `(a{1000}){1000}`
    #[error("it is too large")]
    TooLarge,
}

/// What is done at a place of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// A letter of these, then the next step.
    Letter(Class),
    /// Goes on only at such a place.
    At(Edge),
    /// Goes on at both.
    Fork(usize, usize),
    /// Goes on there.
    Jump(usize),
    Found,
}

/// A place between letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    End,
    Word,
    NoWord,
}

impl Edge {
    /// Whether it is there, between two letters.
    pub(super) fn is_between(self, before: Option<char>, next: Option<char>) -> bool {
        let is_word = |letter: Option<char>| letter.is_some_and(is_of_word);
        match self {
            Self::Start => matches!(before, None | Some('\n')),
            Self::End => matches!(next, None | Some('\n')),
            Self::Word => is_word(before) != is_word(next),
            Self::NoWord => is_word(before) == is_word(next),
        }
    }
}
