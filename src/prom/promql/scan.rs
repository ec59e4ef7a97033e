//! PromQL cut into pieces: all that reads the text of a query goes by them.
//!
//! This is no parser of PromQL: nothing is refused.

/// A piece of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: Kind,
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
}

/// Kinds of pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name: metric, function, label or keyword.
    Name,
    /// A number or a duration.
    Number,
    /// A string with its quotes.
    Text,
    /// A range with its brackets.
    Range,
    /// Matchers with their braces.
    Matchers,
    /// An operator, a parenthesis or a comma.
    Sign,
    /// From `#` to the end of the line.
    Comment,
}

impl Piece<'_> {
    /// Where it ends, in bytes.
    #[must_use]
    pub const fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Cuts an expression into pieces; what is between them is white space.
#[must_use]
pub fn pieces(expression: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = expression.trim_start();
    while let Some(first) = rest.chars().next() {
        let (kind, length) = match first {
            '#' => (Kind::Comment, rest.find('\n').unwrap_or(rest.len())),
            '"' | '\'' | '`' => (Kind::Text, quoted(rest)),
            '[' => {
                let end = rest.find(']').map_or(rest.len(), |end| end + 1);
                (Kind::Range, end)
            }
            '{' => (Kind::Matchers, matchers(rest)),
            '0'..='9' | '.' => (Kind::Number, number(rest)),
            _ if is_name(first) => {
                let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
                (Kind::Name, end)
            }
            _ => (Kind::Sign, sign(rest, first)),
        };
        let (text, after) = rest.split_at(length);
        let start = expression.len() - rest.len();
        found.push(Piece { kind, text, start });
        rest = after.trim_start();
    }
    found
}

/// Whether names are made of it; a digit does not come first.
#[must_use]
pub fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == ':'
}

/// Bytes of a number or duration: `1.5e-3`, `0x1F`, `1h30m`.
fn number(text: &str) -> usize {
    let mut before = ' ';
    let ends = |c: char| {
        let exponent_sign = matches!(c, '+' | '-') && matches!(before, 'e' | 'E');
        before = c;
        !(c.is_ascii_alphanumeric() || c == '.' || c == '_' || exponent_sign)
    };
    text.find(ends).unwrap_or(text.len())
}

/// Bytes of the string that `text` begins with; in backquotes nothing is escaped.
fn quoted(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if !escaped && Some(c) == quote {
            return at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped && quote != Some('`');
    }
    text.len()
}

/// Bytes of the matchers that `text` begins with; a brace in a string ends nothing.
fn matchers(text: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        at += match c {
            '"' | '\'' | '`' => quoted(&text[at..]),
            _ => c.len_utf8(),
        };
        if c == '}' {
            break;
        }
    }
    at
}

fn sign(text: &str, first: char) -> usize {
    let long = ["==", "!=", ">=", "<=", "=~", "!~"];
    if long.iter().any(|sign| text.starts_with(sign)) {
        return 2;
    }
    first.len_utf8()
}
