//! The types of expressions.

/// The type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Scalar,
    /// Series with one value each.
    Instant,
    /// Series with samples over a range.
    Range,
    Text,
    /// Not known here: of variables, and of functions of other servers.
    Unknown,
}

impl Kind {
    /// As Prometheus' documentation calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scalar => "scalar",
            Self::Instant => "instant vector",
            Self::Range => "range vector",
            Self::Text => "string",
            Self::Unknown => "unknown",
        }
    }

    /// In plain words.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Scalar => "number",
            _ => self.name(),
        }
    }

    /// The same behind an article.
    pub(super) const fn with_article(self) -> &'static str {
        match self {
            Self::Scalar => "a number",
            Self::Instant => "an instant vector",
            Self::Range => "a range vector",
            Self::Text => "a string",
            Self::Unknown => "something unknown",
        }
    }

    /// Whether it can stand where that is wanted.
    pub(super) fn fits(self, wanted: Self) -> bool {
        self == wanted || self == Self::Unknown || wanted == Self::Unknown
    }

    /// What a letter of a signature stands for.
    pub(super) const fn of_letter(letter: char) -> Self {
        match letter {
            's' => Self::Scalar,
            'v' | 'i' => Self::Instant,
            'r' => Self::Range,
            't' => Self::Text,
            _ => Self::Unknown,
        }
    }
}
