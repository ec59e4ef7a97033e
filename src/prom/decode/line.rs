//! The first line of an answer that may turn out not to be JSON.

/// Enough bytes for [`CHARS`] characters of four.
const BYTES: usize = 4 * CHARS;

/// How much of the line is shown.
const CHARS: usize = 200;

/// Gathers the first line that is not blank.
#[derive(Default)]
pub(super) struct FirstLine {
    bytes: Vec<u8>,
    whole: bool,
}

impl FirstLine {
    /// Takes the answer's next bytes.
    pub(super) fn extend(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if self.whole {
                return;
            }
            match byte {
                byte if byte.is_ascii_whitespace() && self.bytes.is_empty() => {}
                b'\n' | b'\r' => self.whole = true,
                _ => {
                    self.bytes.push(byte);
                    self.whole = self.bytes.len() == BYTES;
                }
            }
        }
    }

    /// Whether further bytes change nothing.
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// The line, cut to 200 characters.
    pub(super) fn text(&self) -> String {
        let line = String::from_utf8_lossy(&self.bytes);
        let cut: String = line.trim().chars().take(CHARS).collect();
        cut.trim_end().to_owned()
    }
}
