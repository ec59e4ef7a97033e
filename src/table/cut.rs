//! Texts too long for a cell.

/// Letters that a cell shows of its text before the reader asks for the rest.
const SHOWN: usize = 160;

/// What a cell shows of a text, and the rest, which is mostly empty. What is hardly too long stays
/// whole.
#[must_use]
pub fn cut(text: &str) -> (&str, &str) {
    let mut letters = text.char_indices().map(|(at, _)| at);
    let end = letters.nth(SHOWN).unwrap_or(text.len());
    let is_short = letters.nth(SHOWN / 4).is_none();
    text.split_at(if is_short { text.len() } else { end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_between_letters() {
        for (count, shown) in [(0, 0), (160, 160), (201, 201), (202, 160), (1_000, 160)] {
            let text = "é".repeat(count);
            let (start, rest) = cut(&text);
            assert_eq!(start.chars().count(), shown, "{count}");
            assert_eq!(format!("{start}{rest}"), text);
        }
    }
}
