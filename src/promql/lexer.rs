//! An expression cut into tokens. Nothing is refused here.

use super::token::{Token, TokenKind};

/// All tokens of an expression, comments among them, and one for its end.
#[must_use]
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer {
        text,
        at: 0,
        inside: Vec::new(),
    };
    let mut found = Vec::new();
    while let Some(token) = lexer.token() {
        found.push(token);
    }
    found.push(Token {
        kind: TokenKind::End,
        text: "",
        start: text.len(),
    });
    found
}

struct Lexer<'a> {
    text: &'a str,
    /// How far it has been read, in bytes.
    at: usize,
    /// The brackets and braces that are open.
    inside: Vec<char>,
}

/// Signs of more than one letter.
const LONG: [&str; 8] = ["==", "!=", ">=", "<=", "=~", "!~", "</", ">/"];

impl<'a> Lexer<'a> {
    fn token(&mut self) -> Option<Token<'a>> {
        let left = self.text.get(self.at..)?;
        let rest = left.trim_start_matches([' ', '\t', '\n', '\r']);
        let start = self.text.len() - rest.len();
        let first = rest.chars().next()?;
        let (kind, length) = self.next(rest, first);
        self.at = start + length;
        Some(Token {
            kind,
            text: rest.get(..length)?,
            start,
        })
    }

    fn next(&mut self, rest: &str, first: char) -> (TokenKind, usize) {
        if first == '#' {
            let length = rest.find('\n').unwrap_or(rest.len());
            return (TokenKind::Comment, rest[..length].trim_end().len());
        }
        if matches!(first, '"' | '\'' | '`') {
            return quoted(rest, first);
        }
        let second = rest.chars().nth(1);
        let is_fraction = first == '.' && second.is_some_and(|c| c.is_ascii_digit());
        if first.is_ascii_digit() || is_fraction {
            return self.word(rest, TokenKind::Number);
        }
        if variable(rest).is_some() || self.begins_name(first) {
            return self.word(rest, TokenKind::Name);
        }
        self.sign(rest, first)
    }

    fn begins_name(&self, c: char) -> bool {
        c.is_alphabetic() || c == '_' || (c == ':' && self.inside.last() != Some(&'['))
    }

    /// A name or number; with variables in it, it is one itself.
    fn word(&self, rest: &str, kind: TokenKind) -> (TokenKind, usize) {
        let mut length = 0;
        let mut is_variable = false;
        while let Some(c) = rest[length..].chars().next() {
            if let Some(bytes) = variable(&rest[length..]) {
                is_variable = true;
                length += bytes;
                continue;
            }
            let belongs = match kind {
                TokenKind::Number => is_of_number(&rest[..length], c),
                _ => self.is_of_name(c, &rest[length + c.len_utf8()..]),
            };
            if !belongs {
                break;
            }
            length += c.len_utf8();
        }
        let kind = if is_variable {
            TokenKind::Variable
        } else {
            kind
        };
        (kind, length)
    }

    /// Names with dots are MetricsQL's; they are one token, so that they can be told of as one.
    fn is_of_name(&self, c: char, after: &str) -> bool {
        let goes_on = || after.starts_with(|next: char| next.is_alphabetic() || next == '_');
        c.is_ascii_digit() || self.begins_name(c) || (c == '.' && goes_on())
    }

    fn sign(&mut self, rest: &str, first: char) -> (TokenKind, usize) {
        // Between braces two equal signs are one too many, not a comparison.
        let doubled = rest.starts_with("==") && self.inside.last() == Some(&'{');
        if !doubled && LONG.iter().any(|sign| rest.starts_with(sign)) {
            return (TokenKind::Sign, 2);
        }
        match first {
            '(' | '[' | '{' => self.inside.push(first),
            ')' | ']' | '}' => {
                self.inside.pop();
            }
            '+' | '-' | '*' | '/' | '%' | '^' | '<' | '>' | '=' | ',' | '@' | ':' => {}
            _ => return (TokenKind::Odd, first.len_utf8()),
        }
        (TokenKind::Sign, 1)
    }
}

/// Whether something is to be put into a text before it is read.
pub(super) fn has_variable(text: &str) -> bool {
    text.char_indices()
        .any(|(at, _)| variable(&text[at..]).is_some())
}

/// Bytes of the variable that a text begins with.
fn variable(text: &str) -> Option<usize> {
    let (inside, open, close) = if let Some(inside) = text.strip_prefix("${") {
        (inside, 2, "}")
    } else if let Some(inside) = text.strip_prefix("[[") {
        (inside, 2, "]]")
    } else {
        (text.strip_prefix('$')?, 1, "")
    };
    let length = inside.find(|c| !is_of_variable(c)).unwrap_or(inside.len());
    // What has a number for a name is a group of a regular expression, or a range.
    if length == 0 || inside.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if close.is_empty() {
        return Some(open + length);
    }
    // What comes behind the name says how it is written out: `${job:regex}`, `${job.text}`.
    let end = inside.find(close)?;
    let format = inside.get(length..end)?;
    let is_format = format.is_empty() || format.starts_with([':', '.']);
    let is_short = !format.contains(|c: char| c.is_whitespace() || "\"'`".contains(c));
    (is_format && is_short).then_some(open + end + close.len())
}

fn is_of_variable(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// `1.5e-3`, `0x1F`, `1h30m`, `1_000`: whether a letter goes on with a number.
fn is_of_number(before: &str, c: char) -> bool {
    if c.is_ascii_alphanumeric() || c == '.' || c == '_' {
        return true;
    }
    let is_hex = before.starts_with("0x") || before.starts_with("0X");
    matches!(c, '+' | '-') && before.ends_with(['e', 'E']) && !is_hex
}

/// A string; in backquotes nothing is escaped, and only there it may go over lines.
fn quoted(text: &str, quote: char) -> (TokenKind, usize) {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !escaped {
            return (TokenKind::Text, at + 1);
        }
        if c == '\n' && quote != '`' {
            return (TokenKind::OpenText, at);
        }
        escaped = c == '\\' && !escaped && quote != '`';
    }
    (TokenKind::OpenText, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<(TokenKind, &str)> {
        let tokens = tokens(text).into_iter();
        let tokens = tokens.filter(|token| token.kind != TokenKind::End);
        tokens.map(|token| (token.kind, token.text)).collect()
    }

    #[test]
    fn a_text_is_cut() {
        use TokenKind::{Comment, Name, Number, Odd, OpenText, Sign, Text, Variable};
        for (text, expected) in [
            ("job:rate", vec![(Name, "job:rate")]),
            ("a.b", vec![(Name, "a.b")]),
            ("5m+.5", vec![(Number, "5m"), (Sign, "+"), (Number, ".5")]),
            ("1e-3", vec![(Number, "1e-3")]),
            ("0xe-3", vec![(Number, "0xe"), (Sign, "-"), (Number, "3")]),
            (
                "[5m:a]",
                vec![
                    (Sign, "["),
                    (Number, "5m"),
                    (Sign, ":"),
                    (Name, "a"),
                    (Sign, "]"),
                ],
            ),
            ("{a==}", "{ a = = }".split(' ').map(kinds).collect()),
            ("a==b", "a == b".split(' ').map(kinds).collect()),
            (
                "$x ${y:raw}m",
                vec![(Variable, "$x"), (Variable, "${y:raw}m")],
            ),
            ("a_$x[[y]]", vec![(Variable, "a_$x[[y]]")]),
            (
                "[[[y]]]",
                vec![(Sign, "["), (Variable, "[[y]]"), (Sign, "]")],
            ),
            ("'a\\'b'`\\`", vec![(Text, "'a\\'b'"), (Text, "`\\`")]),
            ("\"a\nb", vec![(OpenText, "\"a"), (Name, "b")]),
            ("$ ;", vec![(Odd, "$"), (Odd, ";")]),
            (
                "a # b \nc",
                vec![(Name, "a"), (Comment, "# b"), (Name, "c")],
            ),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    fn kinds(text: &str) -> (TokenKind, &str) {
        let (kind, _) = cut(text)[0];
        (kind, text)
    }

    proptest! {
        #[test]
        fn tokens_stand_where_they_say(text in r#"(?s)[a-z{}\[\]"'`\\#0-9.e+=~$é ]{0,40}|.{0,40}"#) {
            for token in tokens(&text) {
                prop_assert_eq!(token.span().of(&text), token.text);
            }
        }
    }
}
