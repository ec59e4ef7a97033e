//! What Prometheus answers to a query.

use super::series::Series;

/// A successful answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// What kind of value the expression gave.
    pub result_type: ResultType,
    /// The series as answered. An instant vector's have one sample each; a scalar is one series
    /// without labels.
    pub series: Vec<Series>,
    /// The text of a string result.
    pub text: Option<String>,
    /// `warnings` of the envelope.
    pub warnings: Vec<String>,
    /// `infos` of the envelope (Prometheus 2.54 and newer).
    pub infos: Vec<String>,
    /// `data.stats` as it came, a JSON object, where it was asked for.
    pub stats: Option<String>,
}

impl Answer {
    /// How many samples there are, histograms included.
    #[must_use]
    pub fn samples(&self) -> usize {
        self.series
            .iter()
            .map(|series| series.values.len() + series.histograms.len())
            .sum()
    }
}

/// `data.resultType` of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResultType {
    /// Many samples a series: a range query's answer.
    #[default]
    Matrix,
    /// One sample a series.
    Vector,
    /// One number.
    Scalar,
    /// One text.
    String,
}
