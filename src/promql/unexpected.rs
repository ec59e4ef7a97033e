//! Sentences for what stands where it cannot.

use super::parse::Parser;
use super::problem::{Fix, Problem};
use super::token::{Span, Token, TokenKind};

impl Parser<'_> {
    /// Something is wanted, and something else comes next.
    pub(super) fn missing(&self, wanted: &str) -> Problem {
        let next = self.peek();
        if next.kind == TokenKind::End {
            return self.too_early(wanted);
        }
        if let Some(problem) = self.odd(next).or_else(|| self.not_known()) {
            return problem;
        }
        let before = self.before();
        let doubled = next.is(",") && before.of(self.text) == ",";
        if let Some(problem) = mistaken(before.to(next.span()), self.text) {
            return problem;
        }
        match next.text {
            ")" | "]" | "}" if self.open.is_empty() => Self::closes_nothing(next),
            _ if doubled => Problem::error(next.span(), "Here is a comma too many. Take it out.")
                .with(Fix::remove(next.span(), "the comma")),
            text => {
                let sentence = format!("“{text}” cannot stand here. Write {wanted}.");
                Problem::error(next.span(), sentence)
            }
        }
    }

    /// An expression is whole, and something else comes next.
    pub(super) fn beside(&self) -> Problem {
        let next = self.peek();
        if next.kind == TokenKind::End {
            return self.unclosed();
        }
        if let Some(problem) = self.odd(next).or_else(|| self.not_known()) {
            return problem;
        }
        let at = next.span();
        let text = next.text;
        if let Some(problem) = mistaken(at.to(self.ahead(1).span()), self.text) {
            return problem;
        }
        match text {
            "=" => Problem::error(
                at,
                "A single = compares labels between braces. Write == to compare values.",
            )
            .with(Fix::replace(at, "==")),
            "=~" | "!~" => Problem::error(
                at,
                format!(
                    "{text} compares labels. Put it between braces, as in up{{job{text}\"a.*\"}}."
                ),
            ),
            "{" => Problem::error(
                at,
                "A selector has one pair of braces. Put all matchers between them, with commas.",
            ),
            ")" | "]" | "}" if self.open.is_empty() => Self::closes_nothing(next),
            ")" | "]" | "}" => {
                let open = self.open.last().map_or("", |open| open.text);
                let close = closing(open);
                Problem::error(
                    at,
                    format!("“{open}” is closed by “{close}”, not by “{text}”. Write {close}."),
                )
                .with(Fix::replace(at, close))
            }
            ":" => Problem::error(
                at,
                "A range has one length and one step, as in [1h:1m]. Take out what is too much.",
            ),
            _ if next.is_one_of(&["by", "without"]) => Problem::error(
                at,
                format!(
                    "“{text}” belongs to an aggregation. Write it behind one, as in sum {text} (job) (up)."
                ),
            ),
            _ if next.is_one_of(&["on", "ignoring", "group_left", "group_right", "bool"]) => {
                Problem::error(
                    at,
                    format!(
                        "“{text}” comes behind an operator. Write it there, as in a / on (job) b."
                    ),
                )
            }
            _ if next.kind == TokenKind::Sign => Problem::error(
                at,
                format!(
                    "“{text}” cannot stand here. Take it out, or write an operator such as + or /."
                ),
            ),
            _ => Problem::error(
                at,
                format!(
                    "“{text}” stands beside an expression. Put an operator such as + or / between them, or a comma between arguments."
                ),
            ),
        }
    }

    fn closes_nothing(next: Token<'_>) -> Problem {
        let sentence = format!("This “{}” closes nothing. Take it out.", next.text);
        let what = format!("this {}", next.text);
        Problem::error(next.span(), sentence).with(Fix::remove(next.span(), &what))
    }

    /// A variable may stand for whatever would be right there.
    fn not_known(&self) -> Option<Problem> {
        let whole = Span::new(0, self.text.len());
        let sentence = "What a variable stands for here is not known, so this is not checked. The server may read it.";
        self.is_beside_variable()
            .then(|| Problem::hint(whole, sentence))
    }

    /// What is wrong with a token wherever it stands.
    fn odd(&self, next: Token<'_>) -> Option<Problem> {
        match next.kind {
            TokenKind::OpenText => Some(open_string(next)),
            TokenKind::Odd => Some(self.odd_letter(next)),
            _ => None,
        }
    }

    /// The text ends where something is wanted.
    fn too_early(&self, wanted: &str) -> Problem {
        let end = Span::new(self.text.len(), self.text.len());
        let sentence = match self.open.last().map(|open| open.text) {
            _ if self.text.trim().is_empty() => {
                "There is no query yet. Write a metric, such as up.".to_owned()
            }
            None => format!("The query ends too early. Write {wanted}."),
            Some(open) => format!(
                "The query ends too early. Write {wanted}, and close “{open}” with {}.",
                closing(open)
            ),
        };
        Problem::error(end, sentence)
    }

    /// The text ends where a bracket may be closed.
    fn unclosed(&self) -> Problem {
        let end = Span::new(self.text.len(), self.text.len());
        let open = self.open.last().map_or("(", |open| open.text);
        let close = closing(open);
        let sentence = format!("“{open}” is not closed. Add {close}.");
        Problem::error(end, sentence).with(Fix::insert(end.start, close))
    }

    fn odd_letter(&self, next: Token<'_>) -> Problem {
        let at = next.span();
        let (sentence, text) = match next.text {
            "“" | "”" | "„" | "‘" | "’" | "«" | "»" => return self.typographic(next),
            "&" => ("PromQL joins by words. Write and.", "and"),
            "|" => ("PromQL joins by words. Write or.", "or"),
            "!" => {
                let sentence = "“!” stands before = and ~ alone. Write != to compare, or unless to leave series out.";
                return Problem::error(at, sentence);
            }
            "×" | "·" => ("PromQL multiplies by *. Write that.", "*"),
            "÷" => ("PromQL divides by /. Write that.", "/"),
            "–" | "−" | "—" => ("This is a dash. Write - to subtract.", "-"),
            "≥" => ("PromQL compares by >=. Write that.", ">="),
            "≤" => ("PromQL compares by <=. Write that.", "<="),
            "≠" => ("PromQL compares by !=. Write that.", "!="),
            "$" => {
                return Problem::error(
                    at,
                    "“$” stands before the name of a variable. Write that behind it, or take it out.",
                );
            }
            ";" => {
                return Problem::error(
                    at,
                    "A query is a single expression. Take “;” out, and ask the rest in a query of its own.",
                );
            }
            text if text.chars().all(char::is_whitespace) => {
                let sentence = "This is another space than PromQL knows. Write a plain one.";
                let fix = Fix {
                    title: "Write a plain space".to_owned(),
                    ..Fix::replace(at, " ")
                };
                return Problem::error(at, sentence).with(fix);
            }
            text if text.chars().all(is_invisible) => {
                let fix = Fix::remove(at, "it");
                let sentence = "An invisible letter stands here. Take it out.";
                return Problem::error(at, sentence).with(fix);
            }
            text => {
                let sentence = format!(
                    "PromQL has no “{text}”. Take it out, or put a name with it in quotes between braces."
                );
                return Problem::error(at, sentence);
            }
        };
        let doubled = next.text.len() == 1 && self.text[at.end..].starts_with(next.text);
        let place = Span::new(at.start, at.end + usize::from(doubled));
        Problem::error(at, sentence).with(Fix::replace(place, text))
    }

    /// Quotes as word processors make them, up to the next such one.
    fn typographic(&self, next: Token<'_>) -> Problem {
        let at = next.span();
        let sentence = "This is a typographic quote. Write a straight one: \".";
        let rest = &self.text[at.end..];
        let is_quote = |c: char| "“”„‘’«»".contains(c);
        let problem = Problem::error(at, sentence);
        let Some(end) = rest.find(is_quote) else {
            return problem.with(Fix::replace(at, "\""));
        };
        let last = rest[end..].chars().next().map_or(0, char::len_utf8);
        let place = Span::new(at.start, at.end + end + last);
        problem.with(Fix::replace(place, &format!("\"{}\"", &rest[..end])))
    }

    pub(super) fn bad_number(token: Token<'_>) -> Problem {
        let sentence = format!(
            "“{}” is neither a number nor a duration. Write one as 0.5, 1e6, 30s or 1h30m.",
            token.text
        );
        Problem::error(token.span(), sentence)
    }

    pub(super) fn too_deep(&self) -> Problem {
        let whole = Span::new(0, self.text.len());
        let sentence = "This is nested deeper than is followed here, so it is not checked. The server may read it.";
        Problem::hint(whole, sentence)
    }
}

/// Comparisons as other languages write them.
fn mistaken(signs: Span, text: &str) -> Option<Problem> {
    let (sentence, sign) = match signs.of(text) {
        "<>" => ("PromQL writes != for values that differ. Write that.", "!="),
        "===" => ("PromQL compares by ==. Write that.", "=="),
        "=>" => ("PromQL compares by >=. Write that.", ">="),
        "=<" => ("PromQL compares by <=. Write that.", "<="),
        _ => return None,
    };
    Some(Problem::error(signs, sentence).with(Fix::replace(signs, sign)))
}

/// Whether nothing is seen of a letter that comes along with copied text.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn open_string(next: Token<'_>) -> Problem {
    let quote = next.text.get(..1).unwrap_or_default();
    let sentence = format!("This string has no end. Add {quote} behind it.");
    Problem::error(next.span(), sentence).with(Fix::insert(next.span().end, quote))
}

/// The bracket that closes another.
fn closing(open: &str) -> &'static str {
    match open {
        "(" => ")",
        "[" => "]",
        _ => "}",
    }
}
