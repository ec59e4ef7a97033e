//! What an expression says, as a tree with positions.

use super::operator::Operator;
use super::token::{Span, Token};
use crate::prom::labels::NAME;

/// An expression, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// Where it stands.
    pub span: Span,
    /// The comments before it, each from its `#` on.
    pub comments: Vec<String>,
    pub node: Node,
}

impl Expr {
    /// A part without comments.
    pub(super) const fn new(span: Span, node: Node) -> Self {
        Self {
            span,
            comments: Vec::new(),
            node,
        }
    }

    /// With a sign before it; that of a number is the number's own.
    pub(super) fn signed(self, sign: Token<'_>) -> Self {
        let span = sign.span().to(self.span);
        let is_negative = sign.is("-");
        if let Node::Number(number) = self.node {
            let value = if is_negative {
                -number.value
            } else {
                number.value
            };
            let node = Node::Number(Number { value, ..number });
            return Self { span, node, ..self };
        }
        let of = Box::new(self);
        Self::new(span, Node::Unary { is_negative, of })
    }
}

/// What a part of an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Number(Number),
    /// A string, as it is.
    Text(String),
    /// A number that only MetricsQL reads, as it stands.
    Foreign(String),
    /// A variable, as it stands; what it stands for is not known.
    Variable(String),
    Selector(Selector),
    /// Samples over a range: `up[5m]`.
    Range {
        of: Box<Expr>,
        length: Box<Expr>,
        /// From bracket to bracket.
        brackets: Span,
    },
    /// An expression evaluated at each step of a range: `rate(x[5m])[1h:1m]`.
    Subquery {
        of: Box<Expr>,
        length: Box<Expr>,
        /// None is the server's evaluation interval.
        step: Option<Box<Expr>>,
        brackets: Span,
    },
    /// Another time: `up offset 5m`, `up @ end()`, `up[5m] smoothed`.
    Shifted(Box<Shifted>),
    Call(Call),
    Aggregation(Aggregation),
    Binary(Box<Binary>),
    /// A sign before an expression.
    Unary {
        is_negative: bool,
        of: Box<Expr>,
    },
    Paren(Box<Expr>),
    /// MetricsQL's `(a, b)`.
    List(Vec<Expr>),
    /// MetricsQL's `WITH (a = b) a`.
    With {
        definitions: Vec<Definition>,
        body: Box<Expr>,
    },
    /// MetricsQL's `keep_metric_names`.
    Named(Box<Expr>),
    /// MetricsQL's `limit` behind an aggregation.
    Limited {
        of: Box<Expr>,
        limit: Box<Expr>,
    },
}

/// A number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Of a duration its seconds.
    pub value: f64,
    pub is_duration: bool,
}

impl Node {
    /// A number that is no duration.
    pub(super) const fn plain(value: f64) -> Self {
        Self::Number(Number {
            value,
            is_duration: false,
        })
    }
}

/// A name: of a metric, a label, a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub span: Span,
    /// Without quotes.
    pub text: String,
}

impl Name {
    /// A name as it stands.
    pub(super) fn of(token: Token<'_>) -> Self {
        Self {
            span: token.span(),
            text: token.text.to_owned(),
        }
    }
}

/// A vector selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// The metric before the braces.
    pub metric: Option<Name>,
    pub matchers: Vec<Matcher>,
    /// From brace to brace, where there are any.
    pub braces: Option<Span>,
}

impl Selector {
    /// The metric's name, before the braces or in them, where it is said.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        let is_name = |matcher: &&Matcher| matcher.label.text == NAME;
        let named = || self.matchers.iter().find(is_name)?.test.as_ref();
        let equal = || named().filter(|test| test.by == MatchBy::Equal);
        match &self.metric {
            Some(metric) => Some(&metric.text),
            None => equal().map(|test| test.value.as_str()),
        }
    }
}

/// A condition on a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matcher {
    pub span: Span,
    /// `__name__` where only a metric's name stands there.
    pub label: Name,
    /// None for a variable or a template of MetricsQL, which stand there alone.
    pub test: Option<Test>,
    /// Whether MetricsQL's `or` stands before it.
    pub is_alternative: bool,
}

/// What the value of a label has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    pub by: MatchBy,
    /// As it is.
    pub value: String,
    /// Where that stands, with its quotes.
    pub value_span: Span,
}

/// How a matcher compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchBy {
    Equal,
    NotEqual,
    Regex,
    NotRegex,
}

impl MatchBy {
    /// As it is written.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Regex => "=~",
            Self::NotRegex => "!~",
        }
    }
}

/// What another time is told by.
#[derive(Clone, Debug, PartialEq)]
pub struct Shifted {
    pub of: Expr,
    /// `anchored` and `smoothed`, of which one can stand.
    pub extension: Option<Extension>,
    /// An instant in Unix seconds, `start()`, `end()`, or a variable.
    pub at: Option<Expr>,
    /// How much earlier.
    pub offset: Option<Expr>,
}

/// How the edges of a range are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extension {
    Anchored,
    Smoothed,
}

impl Extension {
    /// As it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Anchored => "anchored",
            Self::Smoothed => "smoothed",
        }
    }
}

/// A function and its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    pub name: Name,
    pub args: Vec<Expr>,
}

/// An aggregation, its parameter among its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregation {
    pub name: Name,
    pub grouping: Option<Grouping>,
    pub args: Vec<Expr>,
}

/// `by (…)` or `without (…)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouping {
    pub span: Span,
    /// Whether these labels are dropped rather than kept.
    pub is_without: bool,
    pub labels: Vec<Name>,
}

/// Two expressions and what stands between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Binary {
    pub left: Expr,
    pub operator: Operator,
    /// The operator with all that modifies it.
    pub sign: Span,
    pub returns_bool: bool,
    pub matching: Matching,
    pub right: Expr,
}

/// Which series of both sides belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matching {
    /// `on` or `ignoring`; without either all labels have to be equal.
    pub by: Option<MatchedBy>,
    /// `group_left` or `group_right`.
    pub group: Option<Group>,
    /// What stands for a series that is missing at the left.
    pub fill_left: Option<f64>,
    /// What stands for a series that is missing at the right.
    pub fill_right: Option<f64>,
}

/// `on (…)` or `ignoring (…)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedBy {
    /// Whether only these labels are compared, rather than all others.
    pub is_on: bool,
    pub labels: Vec<Name>,
}

/// `group_left (…)` or `group_right (…)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub is_left: bool,
    /// What is taken over from the side of which there is one.
    pub labels: Vec<Name>,
}

/// A template of MetricsQL.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    pub name: String,
    /// None where it takes none, not even parentheses.
    pub parameters: Option<Vec<String>>,
    pub body: Expr,
}
