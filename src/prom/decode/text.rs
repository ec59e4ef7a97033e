//! A JSON string's content, read from chunks that may break off anywhere.

use super::cursor::Cursor;
use super::fault::Fault;

/// The bytes of a string with its escapes resolved.
#[derive(Default)]
pub(super) struct Text {
    bytes: Vec<u8>,
    escape: Escape,
    /// A high surrogate that waits for its low one.
    high: Option<u16>,
}

#[derive(Clone, Copy, Default)]
enum Escape {
    #[default]
    None,
    Backslash,
    /// Inside `\uXXXX`: the digits so far, and how many are to come.
    Unicode(u16, u8),
}

impl Text {
    /// What was read so far.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Begins anew.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
    }

    /// Appends `bytes` as they are.
    pub(super) fn extend(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Reads up to and with the closing quote, or as far as the chunk goes; says whether the
    /// quote was reached.
    pub(super) fn read(&mut self, cursor: &mut Cursor) -> Result<bool, Fault> {
        loop {
            if let Escape::None = self.escape {
                self.read_plain(cursor);
            }
            let Some(byte) = cursor.peek() else {
                return Ok(false);
            };
            cursor.skip(1);
            self.escape = match (self.escape, byte) {
                (Escape::None, b'"') => {
                    self.end_surrogate();
                    return Ok(true);
                }
                (Escape::None, b'\\') => Escape::Backslash,
                // A control character.
                (Escape::None, _) => return Err(Fault::Syntax),
                (Escape::Backslash, b'u') => Escape::Unicode(0, 4),
                (Escape::Backslash, _) => {
                    self.end_surrogate();
                    self.bytes.push(unescape(byte).ok_or(Fault::Syntax)?);
                    Escape::None
                }
                (Escape::Unicode(unit, left), _) => self.read_unicode(unit, left, byte)?,
            };
        }
    }

    fn read_plain(&mut self, cursor: &mut Cursor) {
        let rest = cursor.rest();
        let length = rest
            .iter()
            .position(|&byte| byte == b'"' || byte == b'\\' || byte < b' ')
            .unwrap_or(rest.len());
        if length > 0 {
            self.end_surrogate();
            self.extend(rest.get(..length).unwrap_or_default());
            cursor.skip(length);
        }
    }

    fn read_unicode(&mut self, unit: u16, left: u8, byte: u8) -> Result<Escape, Fault> {
        let digit = char::from(byte).to_digit(16).ok_or(Fault::Syntax)?;
        let unit = unit << 4 | u16::try_from(digit).map_err(|_| Fault::Syntax)?;
        if left > 1 {
            return Ok(Escape::Unicode(unit, left - 1));
        }
        match (self.high, unit) {
            (Some(high), 0xDC00..=0xDFFF) => {
                self.high = None;
                self.push_units(&[high, unit]);
            }
            (_, 0xD800..=0xDBFF) => {
                self.end_surrogate();
                self.high = Some(unit);
            }
            _ => {
                self.end_surrogate();
                self.push_units(&[unit]);
            }
        }
        Ok(Escape::None)
    }

    /// A high surrogate without a low one becomes U+FFFD.
    fn end_surrogate(&mut self) {
        if let Some(high) = self.high.take() {
            self.push_units(&[high]);
        }
    }

    fn push_units(&mut self, units: &[u16]) {
        self.extend(String::from_utf16_lossy(units).as_bytes());
    }
}

fn unescape(byte: u8) -> Option<u8> {
    Some(match byte {
        b'"' | b'\\' | b'/' => byte,
        b'b' => 0x08,
        b'f' => 0x0C,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The content of the string that `rest` is, its opening quote aside.
    fn content(rest: &[u8]) -> Option<String> {
        let mut text = Text::default();
        for byte in rest {
            match text.read(&mut Cursor::new(&[*byte], 0)) {
                Ok(true) => return String::from_utf8(text.bytes).ok(),
                Ok(false) => {}
                Err(_) => return None,
            }
        }
        None
    }

    #[test]
    fn escapes_are_resolved() {
        for (rest, expected) in [
            (r#"""#, Some("")),
            (r#"\"\\\/\b\f\n\r\t""#, Some("\"\\/\u{8}\u{c}\n\r\t")),
            (r#"\u00e9\u00E9""#, Some("éé")),
            (r#"\ud83d\ude00""#, Some("😀")),
            (r#"\ud83d""#, Some("\u{FFFD}")),
            (r#"\ud83dx""#, Some("\u{FFFD}x")),
            (r#"\ud83d\n""#, Some("\u{FFFD}\n")),
            (r#"\ud83d\u0041""#, Some("\u{FFFD}A")),
            (r#"\ud83d\ud83d\ude00""#, Some("\u{FFFD}😀")),
            (r#"\ude00\ud83d""#, Some("\u{FFFD}\u{FFFD}")),
            (r#"\x""#, None),
            (r#"\u12g4""#, None),
            ("\u{1}\"", None),
            ("open", None),
        ] {
            assert_eq!(content(rest.as_bytes()).as_deref(), expected, "{rest}");
        }
    }
}
