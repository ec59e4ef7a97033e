//! The smallest parts of an expression.

/// A place in a text, in bytes, without its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The place between two bytes.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// From here to the end of another.
    #[must_use]
    pub const fn to(self, last: Self) -> Self {
        Self::new(self.start, last.end)
    }

    /// What stands there; nothing where this is no place of the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// A token as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    pub kind: TokenKind,
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
}

/// Kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A name: metric, function, label or keyword.
    Name,
    /// A number or a duration.
    Number,
    /// A string with its quotes.
    Text,
    /// A string whose closing quote is missing.
    OpenText,
    /// What is replaced before a server reads it: `$x`, `${x:regex}`, `[[x]]`, `${n}m`.
    Variable,
    /// An operator, a bracket, a comma.
    Sign,
    /// A character that PromQL does not know.
    Odd,
    /// From `#` to the end of the line.
    Comment,
    /// What comes behind the last.
    End,
}

impl Token<'_> {
    /// Where it stands.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// Whether it is this sign.
    #[must_use]
    pub fn is(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.text == sign
    }

    /// Whether it is this keyword, in letters of any case.
    #[must_use]
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == TokenKind::Name && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these keywords.
    #[must_use]
    pub fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is_word(word))
    }
}
