//! The beginning of a text that may be of any length, as much as there is room for. Pure.

use std::borrow::Cow;

/// How much of a text is shown where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Lines at most.
    pub lines: usize,
    /// Letters at most.
    pub letters: usize,
}

impl Room {
    /// For a name in a list of names, or a cell.
    pub const NAME: Self = Self {
        lines: 1,
        letters: 200,
    };

    /// Above a chart.
    pub const TITLE: Self = Self {
        lines: 2,
        letters: 300,
    };

    /// For a sentence or a few.
    pub const TEXT: Self = Self {
        lines: 4,
        letters: 600,
    };

    /// The text where it fits; otherwise its beginning and an ellipsis.
    #[must_use]
    pub fn excerpt(self, text: &str) -> Cow<'_, str> {
        match self.end(text) {
            None => text.into(),
            Some(end) => format!("{}…", text[..end].trim_end()).into(),
        }
    }

    /// Whether there is more of the text than there is room for.
    #[must_use]
    pub fn is_short_of(self, text: &str) -> bool {
        self.end(text).is_some()
    }

    /// Where the part ends that fits, in bytes; none where all of it does.
    fn end(self, text: &str) -> Option<usize> {
        let mut breaks = text.trim_end().match_indices('\n');
        let of_lines = breaks.nth(self.lines.checked_sub(1)?).map(|(at, _)| at);
        let of_letters = text.char_indices().nth(self.letters).map(|(at, _)| at);
        match (of_lines, of_letters) {
            (Some(line), Some(letter)) => Some(line.min(letter)),
            (line, letter) => line.or(letter),
        }
    }
}

/// How long a text is, for a button that shows all of it.
#[must_use]
pub fn length(text: &str) -> String {
    let lines = text.lines().count();
    if lines > 1 {
        format!("Show all {lines} lines")
    } else {
        format!("Show all {} letters", text.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_cut() {
        let room = Room {
            lines: 2,
            letters: 5,
        };
        for (text, shown) in [
            ("", ""),
            ("12345", "12345"),
            ("123456", "12345…"),
            ("ääääää", "äääää…"),
            ("a\nb", "a\nb"),
            ("a\nb\n", "a\nb\n"),
            ("a\nb\nc", "a\nb…"),
            ("1234\n5", "1234…"),
            ("a\n\n\nb", "a…"),
        ] {
            assert_eq!(room.excerpt(text), shown, "{text:?}");
            assert_eq!(room.is_short_of(text), text != shown, "{text:?}");
        }
        let large = "x".repeat(1 << 20);
        assert_eq!(Room::NAME.excerpt(&large).chars().count(), 201);
        assert_eq!(length(&large), "Show all 1048576 letters");
        assert_eq!(length("a\nb\nc"), "Show all 3 lines");
    }
}
