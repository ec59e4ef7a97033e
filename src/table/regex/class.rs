//! Letters that may stand at a place.

/// Some letters.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Class {
    pub(super) ranges: Vec<(char, char)>,
    /// Whether it is all but those.
    pub(super) is_negated: bool,
}

impl Class {
    pub(super) fn of(letter: char) -> Self {
        Self {
            ranges: vec![(letter, letter)],
            is_negated: false,
        }
    }

    /// Whether a letter is one of them, as a small or a capital one.
    pub(super) fn has(&self, letter: char) -> bool {
        let is_in = |letter: char| {
            let mut ranges = self.ranges.iter();
            ranges.any(|(first, last)| (*first..=*last).contains(&letter))
        };
        let is_there = is_in(letter) || is_in(small(letter)) || is_in(capital(letter));
        is_there != self.is_negated
    }

    /// `\d`, `\w`, `\s` and their opposites.
    pub(super) fn named(letter: char) -> Option<Self> {
        let ranges: &[(char, char)] = match letter.to_ascii_lowercase() {
            'd' => &[('0', '9')],
            'w' => &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
            's' => &[('\t', '\r'), (' ', ' ')],
            _ => return None,
        };
        Some(Self {
            ranges: ranges.to_vec(),
            is_negated: letter.is_ascii_uppercase(),
        })
    }

    /// The ranges of the letters that it has.
    pub(super) fn into_ranges(self) -> Vec<(char, char)> {
        if !self.is_negated {
            return self.ranges;
        }
        let mut free = Vec::new();
        let mut from = Some('\0');
        for (first, last) in self.ranges {
            if let (Some(from), Some(before)) = (from, before(first))
                && from <= before
            {
                free.push((from, before));
            }
            from = after(last);
        }
        free.extend(from.map(|from| (from, char::MAX)));
        free
    }
}

/// Whether a letter is one of `\w`.
pub(super) fn is_of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

fn before(letter: char) -> Option<char> {
    ('\0'..letter).next_back()
}

fn after(letter: char) -> Option<char> {
    (letter..=char::MAX).nth(1)
}

fn small(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    letter.to_lowercase().next().unwrap_or(letter)
}

fn capital(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_uppercase();
    }
    letter.to_uppercase().next().unwrap_or(letter)
}
