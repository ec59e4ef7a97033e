//! An expression as the tokens that tell what it measures.
//!
//! Of matchers only a metric's name is read.

use crate::prom::duration::Duration;
use crate::prom::float;
use crate::prom::labels::NAME;
use crate::prom::promql::scan::{Kind, Piece, is_name, pieces};
use crate::prom::promql::selector::{Part, parts};

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
        .or_else(|| duration().map(|duration| duration.float() / 1_000.0))
        .unwrap_or(f64::NAN)
}

fn is_no_octal(c: char) -> bool {
    !('0'..'8').contains(&c)
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
