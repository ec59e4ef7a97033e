//! Reads an expression by precedence climbing.
//!
//! What stands at special places is read by the same parser in files of its own: [`super::selectors`],
//! [`super::calls`], [`super::lengths`], [`super::shifts`], [`super::metrics_ql`].

use super::lexer::tokens;
use super::number::{Literal, read};
use super::operator::Operator;
use super::problem::Problem;
use super::string_escapes::fault;
use super::token::{Span, Token, TokenKind};
use super::tree::{Binary, Expr, Node, Number};
use crate::prom::promql::string::unquoted;

/// An expression that can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    pub expr: Expr,
    /// The comments behind it, each from its `#` on.
    pub comments: Vec<String>,
    /// What some servers do not read of it.
    pub remarks: Vec<Problem>,
}

/// Reads an expression.
///
/// # Errors
/// Why no server could read it, at the first place where that shows; or that it is nested deeper
/// than is followed here.
pub fn parse(text: &str) -> Result<Parsed, Problem> {
    let mut parser = Parser::new(text);
    let expr = parser.expression(0)?;
    if parser.peek().kind != TokenKind::End {
        return Err(parser.beside());
    }
    Ok(Parsed {
        expr,
        comments: parser.comments(),
        remarks: parser.remarks,
    })
}

/// What was read, or why nothing could be.
pub(super) type Expected<T> = Result<T, Problem>;

/// How far an expression has been read.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    tokens: Vec<Token<'a>>,
    at: usize,
    /// Comments that belong to nothing yet, the first last.
    waiting: Vec<Token<'a>>,
    /// In how many places it is where no comment is kept.
    pub(super) within_length: usize,
    /// Whether there are templates, whose names may stand for matchers.
    pub(super) has_templates: bool,
    /// The brackets that are open.
    pub(super) open: Vec<Token<'a>>,
    depth: usize,
    grown: usize,
    pub(super) remarks: Vec<Problem>,
}

/// Deeper expressions are not read; the stack is small in a browser.
const DEEPEST: usize = 100;
/// Nor are chains as long, whose trees are as deep.
const LONGEST: usize = 500;

/// Words that are no metrics.
const NO_METRICS: [&str; 6] = [
    "on",
    "ignoring",
    "group_left",
    "group_right",
    "bool",
    "atan2",
];

/// Words that may be metrics, but no functions.
const NO_FUNCTIONS: [&str; 6] = ["by", "without", "and", "or", "unless", "offset"];

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self {
        let is_comment = |token: &Token| token.kind == TokenKind::Comment;
        let (mut waiting, tokens): (Vec<_>, Vec<_>) =
            tokens(text).into_iter().partition(is_comment);
        waiting.reverse();
        Self {
            text,
            tokens,
            at: 0,
            waiting,
            within_length: 0,
            has_templates: false,
            open: Vec::new(),
            depth: 0,
            grown: 0,
            remarks: Vec::new(),
        }
    }

    /// The next token.
    pub(super) fn peek(&self) -> Token<'a> {
        self.ahead(0)
    }

    /// The token so many behind the next.
    pub(super) fn ahead(&self, count: usize) -> Token<'a> {
        let end = Token {
            kind: TokenKind::End,
            text: "",
            start: self.text.len(),
        };
        self.tokens.get(self.at + count).copied().unwrap_or(end)
    }

    pub(super) fn take(&mut self) -> Token<'a> {
        let token = self.peek();
        self.at += 1;
        token
    }

    /// Takes a sign, if it comes next; whether it did.
    pub(super) fn took(&mut self, sign: &str) -> bool {
        let is_there = self.peek().is(sign);
        self.at += usize::from(is_there);
        is_there
    }

    /// Takes a keyword, if it comes next; whether it did.
    pub(super) fn took_word(&mut self, word: &str) -> bool {
        let is_there = self.peek().is_word(word);
        self.at += usize::from(is_there);
        is_there
    }

    /// Where the token stands that was taken last.
    pub(super) fn before(&self) -> Span {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        last.map(Token::span).unwrap_or_default()
    }

    /// Whether a variable comes next, or was taken last.
    pub(super) fn is_beside_variable(&self) -> bool {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let last = last.map(|token| token.kind);
        self.peek().kind == TokenKind::Variable || last == Some(TokenKind::Variable)
    }

    /// Takes a bracket that another is to close.
    pub(super) fn open(&mut self) -> Span {
        let token = self.take();
        self.open.push(token);
        token.span()
    }

    /// Takes the bracket that closes the last; whether it came next.
    pub(super) fn closed(&mut self, sign: &str) -> bool {
        let closes = self.took(sign);
        if closes {
            self.open.pop();
        }
        closes
    }

    /// Whether more parentheses are opened than closed.
    pub(super) fn lacks_closing(&self) -> bool {
        let count = |sign| self.tokens.iter().filter(|token| token.is(sign)).count();
        count("(") > count(")")
    }

    /// The comments up to the next token.
    fn comments(&mut self) -> Vec<String> {
        let mut found = Vec::new();
        let next = self.peek().start;
        if self.within_length > 0 {
            return found;
        }
        while let Some(comment) = self.waiting.pop_if(|comment| comment.start < next) {
            found.push(comment.text.to_owned());
        }
        found
    }

    /// An expression of operators that bind as tight or tighter.
    pub(super) fn expression(&mut self, weakest: u8) -> Expected<Expr> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.too_deep());
        }
        let comments = self.comments();
        let mut left = self.signed()?;
        while let Some(operator) = self.operator(weakest) {
            self.grow()?;
            left = self.binary(left, operator)?;
        }
        self.depth -= 1;
        left.comments.splice(0..0, comments);
        Ok(left)
    }

    /// Counts what makes the tree deeper without being nested.
    pub(super) fn grow(&mut self) -> Expected<()> {
        self.grown += 1;
        if self.grown > LONGEST {
            return Err(self.too_deep());
        }
        Ok(())
    }

    fn operator(&self, weakest: u8) -> Option<Operator> {
        let next = self.peek();
        let is_one = matches!(next.kind, TokenKind::Sign | TokenKind::Name);
        let operator = Operator::read(next.text).filter(|_| is_one);
        operator.filter(|operator| operator.strength() >= weakest)
    }

    fn binary(&mut self, left: Expr, operator: Operator) -> Expected<Expr> {
        let sign = self.take().span();
        let returns_bool = self.took_word("bool");
        let matching = self.matching()?;
        let sign = sign.to(self.before());
        self.remark_operator(operator, sign);
        // Powers of powers are read from the right.
        let tighter = u8::from(operator != Operator::Power);
        let right = self.expression(operator.strength() + tighter)?;
        let span = left.span.to(right.span);
        let binary = Binary {
            left,
            operator,
            sign,
            returns_bool,
            matching,
            right,
        };
        Ok(Expr::new(span, Node::Binary(Box::new(binary))))
    }

    fn signed(&mut self) -> Expected<Expr> {
        let first = self.peek();
        if first.is("-") || first.is("+") {
            self.take();
            return Ok(self.expression(Operator::TIGHTEST)?.signed(first));
        }
        let operand = self.operand()?;
        self.suffixed(operand)
    }

    /// What an expression is made of, without what stands behind it.
    pub(super) fn operand(&mut self) -> Expected<Expr> {
        let first = self.peek();
        match first.kind {
            TokenKind::Number => self.number(),
            TokenKind::Text => {
                let text = self.string()?;
                Ok(Expr::new(first.span(), Node::Text(text)))
            }
            TokenKind::Name => self.named(first),
            TokenKind::Variable => match self.ahead(1) {
                next if next.is("(") || next.is_one_of(&["by", "without"]) => self.call(),
                next if next.is("{") => self.selector(),
                _ => {
                    self.take();
                    let node = Node::Variable(first.text.to_owned());
                    Ok(Expr::new(first.span(), node))
                }
            },
            _ if first.is("(") => self.parenthesized(),
            _ if first.is("{") => self.selector(),
            _ => Err(self.missing("a metric, a number or a function")),
        }
    }

    fn named(&mut self, name: Token<'a>) -> Expected<Expr> {
        let next = self.ahead(1);
        let is_metric = !name.is_one_of(&NO_METRICS);
        if !is_metric || (next.is("(") && name.is_one_of(&NO_FUNCTIONS)) {
            return Err(self.missing("a metric, a number or a function"));
        }
        let groups = next.is_one_of(&["by", "without"]);
        if name.is_word("with") && self.is_definition() {
            return self.with();
        }
        if next.is("(") || groups {
            return self.call();
        }
        if name.is_one_of(&["inf", "nan"]) {
            self.take();
            let value = if name.is_word("nan") {
                f64::NAN
            } else {
                f64::INFINITY
            };
            return Ok(Expr::new(name.span(), Node::plain(value)));
        }
        self.selector()
    }

    fn number(&mut self) -> Expected<Expr> {
        let token = self.take();
        let span = token.span();
        let node = match read(token.text) {
            Some(Literal::Plain(value)) => {
                if token.text.contains('_') {
                    let sentence = "Underscores in numbers need Prometheus 3.";
                    self.remarks.push(Problem::newer(span, sentence));
                }
                Node::plain(value)
            }
            Some(Literal::Length(value)) => {
                if self.within_length == 0 {
                    let sentence = "A duration in the place of a number needs Prometheus 3. Older servers take the seconds.";
                    self.remarks.push(Problem::newer(span, sentence));
                }
                Node::Number(Number {
                    value,
                    is_duration: true,
                })
            }
            Some(Literal::OfMetricsQl) => {
                let sentence = "Only MetricsQL reads such a number. For Prometheus write it in plain digits, or a duration in whole units such as 1h30m.";
                self.remarks.push(Problem::foreign(span, sentence));
                Node::Foreign(token.text.to_owned())
            }
            None => return Err(Self::bad_number(token)),
        };
        Ok(Expr::new(span, node))
    }

    /// What the string says that comes next.
    pub(super) fn string(&mut self) -> Expected<String> {
        let token = self.take();
        match fault(token.text) {
            Some(sentence) => Err(Problem::error(token.span(), sentence)),
            None => Ok(unquoted(token.text)),
        }
    }
}
