//! Reads selectors and their matchers.

use super::lexer::has_variable;
use super::parse::{Expected, Parser};
use super::problem::{Fix, Problem};
use super::regex;
use super::token::{Span, Token, TokenKind};
use super::tree::{Expr, MatchBy, Matcher, Name, Node, Selector, Test};
use crate::prom::labels::NAME;
use crate::prom::promql::string::string;

impl Parser<'_> {
    /// A selector; its metric or its opening brace comes next.
    pub(super) fn selector(&mut self) -> Expected<Expr> {
        let first = self.peek();
        let metric = (!first.is("{")).then(|| self.metric());
        let start = first.span();
        let mut matchers = Vec::new();
        let mut braces = None;
        if self.peek().is("{") {
            let open = self.open();
            matchers = self.matchers()?;
            braces = Some(open.to(self.before()));
        }
        let selector = Selector {
            metric,
            matchers,
            braces,
        };
        let span = start.to(self.before());
        Ok(Expr::new(span, Node::Selector(selector)))
    }

    fn metric(&mut self) -> Name {
        let token = self.take();
        if let Some(odd) = odd_letter(token, is_of_metric) {
            let quoted = string(token.text);
            let (end, text) = match self.peek() {
                next if next.is("{") && self.ahead(1).is("}") => {
                    (next.span().end, format!("{{{quoted}"))
                }
                next if next.is("{") => (next.span().end, format!("{{{quoted}, ")),
                _ => (token.span().end, format!("{{{quoted}}}")),
            };
            let sentence = format!(
                "Prometheus takes such a name only in quotes between braces, as of version 3. Write {{{quoted}}}."
            );
            let fix = Fix {
                title: format!("Write {{{quoted}}}"),
                span: Span::new(token.start, end),
                text,
            };
            self.remarks.push(Problem::refused(odd, sentence).with(fix));
        }
        Name::of(token)
    }

    /// All up to the closing brace; the opening one is read.
    fn matchers(&mut self) -> Expected<Vec<Matcher>> {
        let mut found = Vec::new();
        let mut is_alternative = false;
        while !self.closed("}") {
            let matcher = self.matcher()?;
            found.push(Matcher {
                is_alternative,
                ..matcher
            });
            is_alternative = self.took_word("or");
            if is_alternative {
                let sentence = "Only MetricsQL has or between matchers. For Prometheus join two selectors by or, or use a regular expression.";
                let remark = Problem::foreign(self.before(), sentence);
                self.remarks.push(remark);
            } else if !self.took(",") && !self.peek().is("}") {
                return Err(self.no_comma());
            }
        }
        Ok(found)
    }

    fn no_comma(&self) -> Problem {
        let next = self.peek();
        if matches!(next.kind, TokenKind::Name | TokenKind::Text) {
            let sentence = "Between two matchers stands a comma. Add it.";
            let fix = Fix::insert(self.before().end, ",");
            return Problem::error(next.span(), sentence).with(fix);
        }
        if next.kind == TokenKind::End {
            return self.beside();
        }
        self.missing("a comma or }")
    }

    fn matcher(&mut self) -> Expected<Matcher> {
        let first = self.peek();
        let label = match first.kind {
            TokenKind::Name | TokenKind::Variable => Name::of(self.take()),
            TokenKind::Text => {
                let text = self.string()?;
                let sentence = "Names in quotes need Prometheus 3.";
                self.remarks.push(Problem::newer(first.span(), sentence));
                Name {
                    span: first.span(),
                    text,
                }
            }
            _ => return Err(self.missing("a matcher, as in job=\"node\"")),
        };
        let sign = self.peek();
        let Some(by) = sign_of(sign) else {
            return self.alone(first, label);
        };
        self.take();
        self.remark_label(first);
        let value_span = self.peek().span();
        let value = self.value(first)?;
        let span = first.span().to(self.before());
        let is_regex = matches!(by, MatchBy::Regex | MatchBy::NotRegex);
        let is_known = !has_variable(&value);
        if let Some(sentence) = regex::fault(&value).filter(|_| is_regex && is_known) {
            return Err(Problem::error(span, sentence));
        }
        Ok(Matcher {
            span,
            label,
            test: Some(Test {
                by,
                value,
                value_span,
            }),
            is_alternative: false,
        })
    }

    /// A name without a comparison: the metric's in quotes, a variable, or a template.
    fn alone(&mut self, first: Token<'_>, label: Name) -> Expected<Matcher> {
        let is_end = self.peek().is(",") || self.peek().is("}") || self.peek().is_word("or");
        let is_text = first.kind == TokenKind::Text;
        let may_be_alone = is_text || first.kind == TokenKind::Variable || self.has_templates;
        if let Some(name) = label.text.strip_suffix(':').filter(|_| !is_end && !is_text) {
            let sentence = format!("A matcher compares by =. Write {name}= and a value in quotes.");
            let colon = Span::new(label.span.end - 1, label.span.end);
            return Err(Problem::error(colon, sentence).with(Fix::replace(colon, "=")));
        }
        if !is_end {
            return Err(self.missing("=, !=, =~ or !~, and a value in quotes"));
        }
        if !may_be_alone {
            let sentence = format!(
                "The label {0} is compared with nothing. Write a value in quotes, as in {0}=\"value\".",
                label.text
            );
            let fix = Fix::insert(label.span.end, "=\"\"");
            return Err(Problem::error(label.span, sentence).with(fix));
        }
        let span = first.span();
        let is_name = Test {
            by: MatchBy::Equal,
            value: label.text.clone(),
            value_span: span,
        };
        let name = Name {
            span,
            text: NAME.to_owned(),
        };
        Ok(Matcher {
            span,
            label: if is_text { name } else { label },
            test: is_text.then_some(is_name),
            is_alternative: false,
        })
    }

    pub(super) fn remark_label(&mut self, label: Token<'_>) {
        let is_name = label.kind == TokenKind::Name;
        if let Some(odd) = odd_letter(label, is_of_label).filter(|_| is_name) {
            let quoted = string(label.text);
            let sentence = format!(
                "Prometheus takes such a label only in quotes, as of version 3. Write {quoted}."
            );
            let fix = Fix::replace(label.span(), &quoted);
            self.remarks.push(Problem::refused(odd, sentence).with(fix));
        }
    }

    fn value(&mut self, label: Token<'_>) -> Expected<String> {
        let next = self.peek();
        match next.kind {
            TokenKind::Text => self.string(),
            TokenKind::Variable => {
                self.take();
                let quoted = string(next.text);
                let sentence = format!("A matcher's value stands in quotes. Write {quoted}.");
                let fix = Fix::replace(next.span(), &quoted);
                self.remarks
                    .push(Problem::refused(next.span(), sentence).with(fix));
                Ok(next.text.to_owned())
            }
            TokenKind::Name | TokenKind::Number => Err(self.unquoted_value(label)),
            _ if next.is("=") => {
                let sentence = "A matcher has a single =. Take the other out.";
                let fix = Fix::remove(next.span(), "the second =");
                Err(Problem::error(next.span(), sentence).with(fix))
            }
            _ => Err(self.missing("a value in quotes")),
        }
    }

    fn unquoted_value(&self, label: Token<'_>) -> Problem {
        let next = self.peek();
        let rest = &self.text[next.start..];
        let end = rest.find([',', '}', '\n']).unwrap_or(next.text.len());
        let quoted = string(rest[..end].trim_end());
        let place = Span::new(next.start, next.start + rest[..end].trim_end().len());
        let sentence = format!(
            "A matcher's value stands in quotes. Write {}={quoted}.",
            label.text
        );
        let fix = Fix::replace(place, &quoted);
        Problem::error(next.span(), sentence).with(fix)
    }
}

fn sign_of(token: Token<'_>) -> Option<MatchBy> {
    [
        MatchBy::Equal,
        MatchBy::NotEqual,
        MatchBy::Regex,
        MatchBy::NotRegex,
    ]
    .into_iter()
    .find(|by| token.is(by.sign()))
}

/// From the first letter on that no older Prometheus takes in a name.
fn odd_letter(token: Token<'_>, is_plain: fn(char) -> bool) -> Option<Span> {
    let is_variable = token.kind == TokenKind::Variable;
    let at = token.text.find(|c| !is_plain(c)).filter(|_| !is_variable)?;
    Some(Span::new(token.start + at, token.span().end))
}

fn is_of_metric(c: char) -> bool {
    is_of_label(c) || c == ':'
}

fn is_of_label(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
