//! What is on screen: answers, dressed as lines.

use std::sync::Arc;

use super::load::{Answered, Answers};
use crate::chart::colours::Colours;
use crate::chart::lines::{Bundle, Lines, Side, Source};
use crate::chart::title::title;
use crate::chart::unit::Unit;
use crate::prom::series::Series;
use crate::prom::shift;
use crate::view::Query;
use crate::view::query::letter;

/// Answers and their lines.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The answers.
    pub answers: Arc<Answers>,
    /// The answers as lines of a chart.
    pub lines: Lines,
}

/// How the lines of a query are shown, which can change without asking again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dress {
    legend: String,
    side: Side,
}

impl Dress {
    /// The dress of a query's lines.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        Self {
            legend: query.legend.clone(),
            side: query.side,
        }
    }
}

impl Shown {
    /// Dresses answers; `dresses` are those of the panel's queries, by their places.
    #[must_use]
    pub fn new(answers: Arc<Answers>, dresses: &[Dress], colours: &mut Vec<Colours>) -> Self {
        let moved: Vec<Option<Vec<Series>>> = answers.list.iter().map(moved).collect();
        let usual = Dress::default();
        let is_alone = dresses.len() < 2;
        let sources: Vec<Source> = answers
            .list
            .iter()
            .zip(&moved)
            .map(|(answered, moved)| {
                let dress = dresses.get(answered.place).unwrap_or(&usual);
                Source {
                    series: moved.as_deref().unwrap_or(&answered.answer.series),
                    expr: &answered.query.query,
                    legend: &dress.legend,
                    bundle: bundle(answered, dress, is_alone),
                }
            })
            .collect();
        let lines = Lines::of(&sources, colours);
        Self { answers, lines }
    }

    /// The queries on screen, and what all their lines have in common.
    #[must_use]
    pub fn title(&self) -> String {
        let answers = self.answers.list.iter().enumerate();
        let now = answers.filter(|(_, answered)| answered.earlier.is_none());
        let exprs = now.map(|(source, answered)| (source, answered.query.query.as_str()));
        title(&self.lines, &exprs.collect::<Vec<_>>())
    }
}

/// The series of an earlier time, at the chart's times.
fn moved(answered: &Answered) -> Option<Vec<Series>> {
    let earlier = answered.earlier?;
    Some(shift::later(&answered.answer.series, earlier.ms()))
}

fn bundle(answered: &Answered, dress: &Dress, is_alone: bool) -> Bundle {
    #[allow(
        clippy::cast_precision_loss,
        reason = "a step in milliseconds fits an f64"
    )]
    let step = answered.query.window.step.ms() as f64;
    Bundle {
        query: answered.place,
        letter: if is_alone {
            String::new()
        } else {
            letter(answered.place)
        },
        step,
        unit: Unit::guess(&answered.query.query),
        side: dress.side,
        earlier: answered.earlier,
    }
}

/// The same only as itself.
impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
