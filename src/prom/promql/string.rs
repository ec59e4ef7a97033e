//! Strings in PromQL, which escape as Go's do.

/// A string in PromQL, which escapes as Go does.
#[must_use]
pub fn string(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // Prometheus takes one that stands there itself for broken UTF-8.
            char::REPLACEMENT_CHARACTER => quoted.push_str("\\ufffd"),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// What a string with its quotes says; what is no string stays as it is.
#[must_use]
pub fn unquoted(literal: &str) -> String {
    let quote = literal.chars().next().filter(|c| "\"'`".contains(*c));
    let inside = quote.and_then(|quote| literal.strip_prefix(quote)?.strip_suffix(quote));
    match inside {
        None => literal.to_owned(),
        Some(inside) if quote == Some('`') => inside.to_owned(),
        Some(inside) => unescaped(inside),
    }
}

/// Bytes and letters that stand behind backslashes, as Go has them.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        rest = after.get(escape(after, &mut bytes)..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Takes what follows a backslash, and says how many bytes that was.
fn escape(after: &str, bytes: &mut Vec<u8>) -> usize {
    let Some(first) = after.chars().next() else {
        return 0;
    };
    let plain = match first {
        'a' => 0x07,
        'b' => 0x08,
        'f' => 0x0C,
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        'v' => 0x0B,
        'x' => return coded(after, 1..3, 16, bytes),
        'u' => return coded(after, 1..5, 16, bytes),
        'U' => return coded(after, 1..9, 16, bytes),
        '0'..='7' => return coded(after, 0..3, 8, bytes),
        other => {
            bytes.extend_from_slice(other.encode_utf8(&mut [0; 4]).as_bytes());
            return other.len_utf8();
        }
    };
    bytes.push(plain);
    1
}

/// A letter by its number, or a byte where the number has two or three digits.
fn coded(after: &str, digits: std::ops::Range<usize>, radix: u32, bytes: &mut Vec<u8>) -> usize {
    let (end, is_byte) = (digits.end, digits.end <= 3);
    let number = after.get(digits);
    let number = number.and_then(|digits| u32::from_str_radix(digits, radix).ok());
    match number.and_then(|number| u8::try_from(number).ok()) {
        Some(byte) if is_byte => bytes.push(byte),
        _ => {
            let letter = number.and_then(char::from_u32).unwrap_or('\u{FFFD}');
            bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn strings_are_read_as_go_reads_them() {
        for (literal, said) in [
            (r#""a\"b\\c""#, r#"a"b\c"#),
            (r"'it\'s'", "it's"),
            (r"`\n`", r"\n"),
            (r#""\a\b\f\n\r\t\v""#, "\u{7}\u{8}\u{c}\n\r\t\u{b}"),
            (r#""\x24\044\u0024\U00000024""#, "$$$$"),
            (r#""\xc3\xa4\303\244\u00e4ä""#, "ääää"),
            ("job", "job"),
            (r#""open"#, r#""open"#),
            (r#""\xq9""#, "\u{FFFD}"),
            (r#""\u12""#, "\u{FFFD}"),
        ] {
            assert_eq!(unquoted(literal), said, "{literal}");
        }
    }

    proptest! {
        #[test]
        fn what_is_quoted_is_read_back(text in any::<String>()) {
            prop_assert_eq!(unquoted(&string(&text)), text);
        }

        #[test]
        fn any_string_can_be_read(inside in r#"[\\xuUab0-9$ä"]{0,20}"#) {
            let _ = unquoted(&format!("\"{inside}\""));
        }
    }
}
