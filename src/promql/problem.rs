//! What is wrong with an expression, and what would mend it.

use super::token::Span;

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    pub severity: Severity,
    /// What is wrong, and the next step.
    pub sentence: String,
    pub fix: Option<Fix>,
    pub runs: Runs,
}

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// No server reads it.
    Error,
    /// Prometheus refuses it, or answers what was hardly meant.
    Warning,
    /// Something to know.
    Hint,
}

/// Where an expression runs in spite of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    Nowhere,
    /// On servers that speak MetricsQL, or know more functions.
    NotOnPrometheus,
    /// As of some Prometheus after 2.42.
    OnNewer,
    /// Before Prometheus 3.
    OnOlder,
    Everywhere,
}

/// A change to the text that would mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, for a button.
    pub title: String,
    /// What is replaced; nothing where its ends are one.
    pub span: Span,
    /// What comes there.
    pub text: String,
}

impl Fix {
    /// Puts a text where nothing is lost by it.
    pub(super) fn insert(at: usize, text: &str) -> Self {
        Self {
            title: format!("Add {}", text.trim()),
            span: Span::new(at, at),
            text: text.to_owned(),
        }
    }

    /// Puts a text in the place of another.
    pub(super) fn replace(span: Span, text: &str) -> Self {
        Self {
            title: format!("Write {text}"),
            span,
            text: text.to_owned(),
        }
    }

    /// Takes a text away.
    pub(super) fn remove(span: Span, what: &str) -> Self {
        Self {
            title: format!("Remove {what}"),
            span,
            text: String::new(),
        }
    }

    /// The text with this change.
    #[must_use]
    pub fn applied_to(&self, text: &str) -> String {
        let before = text.get(..self.span.start).unwrap_or_default();
        let after = text.get(self.span.end..).unwrap_or_default();
        [before, &self.text, after].concat()
    }
}

impl Problem {
    fn new(span: Span, severity: Severity, runs: Runs, sentence: String) -> Self {
        Self {
            start: span.start,
            end: span.end,
            severity,
            sentence,
            fix: None,
            runs,
        }
    }

    /// What no server reads.
    pub(super) fn error(span: Span, sentence: impl Into<String>) -> Self {
        Self::new(span, Severity::Error, Runs::Nowhere, sentence.into())
    }

    /// What Prometheus refuses, and another server may take.
    pub(super) fn refused(span: Span, sentence: impl Into<String>) -> Self {
        let runs = Runs::NotOnPrometheus;
        Self::new(span, Severity::Warning, runs, sentence.into())
    }

    /// What MetricsQL adds.
    pub(super) fn foreign(span: Span, sentence: impl Into<String>) -> Self {
        let runs = Runs::NotOnPrometheus;
        Self::new(span, Severity::Hint, runs, sentence.into())
    }

    /// What older servers do not read.
    pub(super) fn newer(span: Span, sentence: impl Into<String>) -> Self {
        Self::new(span, Severity::Hint, Runs::OnNewer, sentence.into())
    }

    /// What newer servers do not read.
    pub(super) fn older(span: Span, sentence: impl Into<String>) -> Self {
        Self::new(span, Severity::Hint, Runs::OnOlder, sentence.into())
    }

    /// What is answered, but hardly meant.
    pub(super) fn doubtful(span: Span, sentence: impl Into<String>) -> Self {
        let runs = Runs::Everywhere;
        Self::new(span, Severity::Warning, runs, sentence.into())
    }

    /// Something to know.
    pub(super) fn hint(span: Span, sentence: impl Into<String>) -> Self {
        Self::new(span, Severity::Hint, Runs::Everywhere, sentence.into())
    }

    pub(super) fn with(self, fix: Fix) -> Self {
        Self {
            fix: Some(fix),
            ..self
        }
    }

    /// Whether some server may answer all the same.
    #[must_use]
    pub fn can_run_anyway(&self) -> bool {
        self.runs != Runs::Nowhere
    }

    /// Whether a new Prometheus refuses the expression for it.
    #[must_use]
    pub fn is_refused_by_prometheus(&self) -> bool {
        matches!(
            self.runs,
            Runs::Nowhere | Runs::NotOnPrometheus | Runs::OnOlder
        )
    }

    /// Where it is.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}
