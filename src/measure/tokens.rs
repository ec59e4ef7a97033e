//! An expression as the tokens that tell what it measures.
//!
//! Of matchers only a metric's name is read.

use crate::prom::labels::NAME;
use crate::prom::promql::string::unquoted;
use crate::promql::lexer;
use crate::promql::number::{Literal, read};
use crate::promql::token::{Token as Written, TokenKind};

/// A token; ranges leave none, and matchers none but for the metric that they name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'a> {
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
pub(super) fn tokens(expression: &str) -> Vec<Token<'_>> {
    let mut written = lexer::tokens(expression);
    written.retain(|token| !matches!(token.kind, TokenKind::Comment | TokenKind::End));
    let mut found = Vec::new();
    let mut rest = &written[..];
    let mut is_named = false;
    while let Some((first, after)) = rest.split_first() {
        let was_named = std::mem::replace(&mut is_named, first.kind == TokenKind::Name);
        rest = after;
        if first.is("[") {
            (_, rest) = cut_at("]", after);
        } else if first.is("{") {
            let inside;
            (inside, rest) = cut_at("}", after);
            found.extend((!was_named).then(|| selected_by(inside)));
        } else {
            found.push(token(*first));
        }
    }
    found
}

/// What comes before a sign, and what behind it.
fn cut_at<'a, 'b>(sign: &str, tokens: &'b [Written<'a>]) -> (&'b [Written<'a>], &'b [Written<'a>]) {
    let at = tokens.iter().position(|token| token.is(sign));
    let (before, behind) = tokens.split_at(at.unwrap_or(tokens.len()));
    (before, behind.get(1..).unwrap_or_default())
}

fn token(token: Written<'_>) -> Token<'_> {
    match token.kind {
        TokenKind::Name => Token::Name(token.text),
        TokenKind::Number => Token::Number(match read(token.text) {
            Some(Literal::Plain(number) | Literal::Length(number)) => number,
            Some(Literal::OfMetricsQl) | None => f64::NAN,
        }),
        TokenKind::Text | TokenKind::OpenText => Token::Text,
        _ => Token::Sign(token.text),
    }
}

/// The metric in matchers: `{__name__="up"}`, or `{"up"}` as of Prometheus 3.
fn selected_by<'a>(matchers: &[Written<'a>]) -> Token<'a> {
    let mut parts = matchers.split(|token| token.is(","));
    let of_name = parts.find_map(|part| match part {
        [name] => Some(("=", name)),
        [label, sign, value] if unquoted(label.text) == NAME => Some((sign.text, value)),
        _ => None,
    });
    let Some((sign, value)) = of_name else {
        return Token::Nameless("");
    };
    let value = value.text.trim_matches(['"', '\'', '`']);
    match sign {
        "=" => Token::Name(value),
        "=~" => Token::Nameless(end_of(value)),
        _ => Token::Nameless(""),
    }
}

/// How all names end that a regular expression matches: nothing where there are alternatives.
fn end_of(regex: &str) -> &str {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let letters = regex.rsplit(|c| !is_of_name(c)).next().unwrap_or_default();
    match letters.find('_') {
        Some(from) if !regex.contains('|') => &letters[from..],
        _ => "",
    }
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

    proptest! {
        #[test]
        fn any_text_can_be_cut(text in r#"(?s)[a-z{}\[\]"'`\\#0-9.e+=~ é]{0,40}|.{0,40}"#) {
            prop_assert!(tokens(&text).len() <= text.len());
        }
    }
}
