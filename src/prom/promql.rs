//! PromQL cut into pieces, and those into the tokens that tell what an expression measures.
//!
//! This is no parser of PromQL: nothing is refused, and of matchers only a metric's name is read.

use super::duration::Duration;
use super::float;
use super::labels::NAME;
use super::selector::{Part, parts};

/// A piece of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its text.
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

/// A token; ranges leave none, and matchers none but for the metric that they name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    /// A name: metric, function, label or keyword.
    Name(&'a str),
    /// A number; of a duration its seconds.
    Number(f64),
    /// A selector without a metric's name; how the names end that its matchers let through, as far
    /// as that is sure, from an underscore on.
    Nameless(&'a str),
    /// A string.
    Text,
    /// An operator, a parenthesis or a comma.
    Sign(&'a str),
}

/// Cuts an expression into tokens.
#[must_use]
pub fn tokens(expression: &str) -> Vec<Token<'_>> {
    let mut pieces = pieces(expression);
    pieces.retain(|piece| piece.kind != Kind::Comment);
    let mut is_named = false;
    let pieces = pieces.into_iter();
    pieces
        .filter_map(|piece| {
            let was_named = std::mem::replace(&mut is_named, piece.kind == Kind::Name);
            token(piece, was_named)
        })
        .collect()
}

fn token(piece: Piece<'_>, was_named: bool) -> Option<Token<'_>> {
    Some(match piece.kind {
        Kind::Name => Token::Name(piece.text),
        Kind::Number => Token::Number(number_of(piece.text)),
        Kind::Text => Token::Text,
        Kind::Sign => Token::Sign(piece.text),
        Kind::Matchers if !was_named => selected_by(piece.text),
        Kind::Matchers | Kind::Range | Kind::Comment => return None,
    })
}

/// `1.5e-3`, `0x1F`, `010` for eight, `1_000`; `1h30m` in seconds. Anything else is not a number.
#[allow(
    clippy::cast_precision_loss,
    reason = "a duration in milliseconds fits an f64"
)]
fn number_of(text: &str) -> f64 {
    let plain = text.replace('_', "").to_ascii_lowercase();
    let is_octal = plain.len() > 1 && plain.starts_with('0') && !plain.contains(is_no_octal);
    let number = match plain.strip_prefix("0x") {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None if is_octal => u32::from_str_radix(&plain, 8).ok(),
        None => None,
    };
    let number = number.map(f64::from).or_else(|| float::read(&plain));
    let duration = || text.parse::<Duration>().ok();
    number
        .or_else(|| duration().map(|duration| duration.ms() as f64 / 1_000.0))
        .unwrap_or(f64::NAN)
}

fn is_no_octal(c: char) -> bool {
    !('0'..'8').contains(&c)
}

fn is_name(c: char) -> bool {
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

/// The metric in matchers: `{__name__="up"}`, or `{"up"}` as of Prometheus 3.
fn selected_by(matchers: &str) -> Token<'_> {
    let inside = matchers.trim_start_matches('{').trim_end_matches('}');
    let of_name = |part: &Part| part.label.as_ref().is_none_or(|label| label == NAME);
    let parts = parts(inside, 0);
    let part = parts.iter().find(|part| of_name(part));
    let value = part.map(|part| part.value.trim_matches(['"', '\'', '`']));
    match part.map(|part| part.sign) {
        Some("" | "=") => Token::Name(value.unwrap_or_default()),
        Some("=~") => Token::Nameless(end_of(value.unwrap_or_default())),
        _ => Token::Nameless(""),
    }
}

/// How all names end that a regular expression matches: nothing where there are alternatives.
fn end_of(regex: &str) -> &str {
    let letters = regex.rsplit(|c| !is_name(c)).next().unwrap_or_default();
    match letters.find('_') {
        Some(from) if !regex.contains('|') => &letters[from..],
        _ => "",
    }
}

fn sign(text: &str, first: char) -> usize {
    let long = ["==", "!=", ">=", "<=", "=~", "!~"];
    if long.iter().any(|sign| text.starts_with(sign)) {
        return 2;
    }
    first.len_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_an_expression() {
        let text = r#"sum by(job) (rate(x_total{a="}[",b=~'\''}[5m:1m] offset 5m)) >= 1.5e-3 # "no"
            * {"my.metric"} + {__name__ = `up`} - "a\"b""#;
        let name = Token::Name;
        let sign = Token::Sign;
        let expected = [
            name("sum"),
            name("by"),
            sign("("),
            name("job"),
            sign(")"),
            sign("("),
            name("rate"),
            sign("("),
            name("x_total"),
            name("offset"),
            Token::Number(300.0),
            sign(")"),
            sign(")"),
            sign(">="),
            Token::Number(0.0015),
            sign("*"),
            name("my.metric"),
            sign("+"),
            name("up"),
            sign("-"),
            Token::Text,
        ];
        assert_eq!(tokens(text), expected);
    }

    #[test]
    fn reads_numbers_and_durations() {
        for (text, number) in [
            ("1.5e-3", 0.0015),
            ("0x1F", 31.0),
            ("1_000", 1_000.0),
            ("010", 8.0),
            ("08", 8.0),
            ("0", 0.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("1h30m", 5_400.0),
            ("500ms", 0.5),
        ] {
            assert_eq!(tokens(text), [Token::Number(number)], "{text}");
        }
        let odd = tokens("1x");
        assert!(matches!(odd[..], [Token::Number(odd)] if odd.is_nan()));
    }

    #[test]
    fn finds_the_metric_among_matchers() {
        let ending = Token::Nameless;
        for (text, token) in [
            (r#"{__name__="up"}"#, Token::Name("up")),
            (r#"{job="a", __name__ = 'up'}"#, Token::Name("up")),
            (r#"{job="a", "my.metric"}"#, Token::Name("my.metric")),
            (r#"{job="__name__=x"}"#, ending("")),
            (r#"{__name__!="up"}"#, ending("")),
            (r#"{__name__=~"node_.*_bytes"}"#, ending("_bytes")),
            (r#"{__name__=~"node_.+(a|b)_bytes"}"#, ending("")),
            (r#"{__name__=~".*bytes"}"#, ending("")),
            (r#"{__name__=~".*_bytes?"}"#, ending("")),
            ("{", ending("")),
        ] {
            assert_eq!(tokens(text), [token], "{text}");
        }
    }

    #[test]
    fn nothing_is_escaped_in_backquotes() {
        assert_eq!(tokens(r"`\` up"), [Token::Text, Token::Name("up")]);
    }

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

        #[test]
        fn any_text_can_be_cut(text in r#"(?s)[a-z{}\[\]"'`\\#0-9.e+=~ é]{0,40}|.{0,40}"#) {
            prop_assert!(tokens(&text).len() <= text.len());
        }
    }
}
