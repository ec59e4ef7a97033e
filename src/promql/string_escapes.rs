//! What may stand behind a backslash in a string.

/// What is wrong with the escapes in a string with its quotes.
pub(super) fn fault(literal: &str) -> Option<String> {
    let quote = literal.chars().next()?;
    if quote == '`' {
        return None;
    }
    let mut rest = literal.get(1..literal.len().checked_sub(1)?)?;
    while let Some((_, after)) = rest.split_once('\\') {
        let Some(length) = length(after, quote) else {
            let letter = after.chars().next().unwrap_or(quote);
            return Some(format!(
                "A string has no \\{letter}. Write \\\\{letter} for a backslash, or put the string in backquotes."
            ));
        };
        rest = after.get(length..)?;
    }
    None
}

/// How much belongs to a backslash; none where that is nothing.
fn length(after: &str, quote: char) -> Option<usize> {
    let first = after.chars().next()?;
    let digits = |count: usize, base: u32, from: usize| {
        let digits = after.get(from..from + count)?;
        let number = u32::from_str_radix(digits, base).ok()?;
        let is_plain = digits.chars().all(|c| c.is_digit(base));
        let is_letter = count < 4 || char::from_u32(number).is_some();
        let is_byte = count > 3 || number < 256;
        (is_plain && is_letter && is_byte).then_some(from + count)
    };
    match first {
        'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '\\' => Some(1),
        'x' => digits(2, 16, 1),
        'u' => digits(4, 16, 1),
        'U' => digits(8, 16, 1),
        '0'..='7' => digits(3, 8, 0),
        _ => (first == quote).then_some(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_gos() {
        for text in [
            r#""\a\b\f\n\r\t\v\\\"""#,
            r"'\''",
            r#""\x41\u00e9\U0001F600\101""#,
            r"`\z`",
            r#""""#,
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
        for (text, letter) in [
            (r#""\z""#, 'z'),
            (r#""\'""#, '\''),
            (r#""\d+""#, 'd'),
            (r#""\x4""#, 'x'),
            (r#""\uD800""#, 'u'),
            (r#""\777""#, '7'),
        ] {
            let said = format!(
                "A string has no \\{letter}. Write \\\\{letter} for a backslash, or put the string in backquotes."
            );
            assert_eq!(fault(text), Some(said));
        }
    }
}
