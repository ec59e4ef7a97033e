//! What is on screen: answers, dressed as lines.

use std::sync::Arc;

use super::load::{Answered, Answers};
use crate::chart::figure::appearance::Appearance;
use crate::chart::figure::heat::Heat;
use crate::chart::lines::Lines;
use crate::chart::lines::sides::{self, Wish};
use crate::chart::lines::source::{Bundle, Side, Source};
use crate::chart::lines::title::title;
use crate::chart::mode::Mode;
use crate::measure::unit::Unit;
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
    /// The first answer of histograms as a heat map, where that is what the reader wants to see.
    pub heat: Option<Arc<Heat>>,
}

/// How the lines of a query are shown, which can change without asking again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dress {
    legend: String,
    side: Option<Side>,
    /// What the values at the left measure, where the reader knows better.
    unit: Option<Unit>,
}

impl Dress {
    /// The dress of a query's lines.
    #[must_use]
    pub fn of(query: &Query, appearance: &Appearance) -> Self {
        Self {
            legend: query.legend.clone(),
            side: query.side,
            unit: appearance.unit.filter(|_| appearance.mode != Mode::Heatmap),
        }
    }
}

impl Shown {
    /// Dresses answers; `dresses` are those of the panel's queries, by their places.
    #[must_use]
    pub fn new(answers: Arc<Answers>, dresses: &[Dress]) -> Self {
        let moved: Vec<Option<Vec<Series>>> = answers.list.iter().map(moved).collect();
        let usual = Dress::default();
        let is_alone = dresses.len() < 2;
        let sources: Vec<Source> = answers
            .list
            .iter()
            .zip(&moved)
            .zip(axes(&answers, dresses))
            .map(|((answered, moved), axis)| {
                let dress = dresses.get(answered.place).unwrap_or(&usual);
                Source {
                    series: moved.as_deref().unwrap_or(&answered.answer.series),
                    expr: &answered.query.query,
                    legend: &dress.legend,
                    bundle: bundle(answered, axis, is_alone),
                }
            })
            .collect();
        let lines = Lines::of(&sources);
        Self {
            answers,
            lines,
            heat: None,
        }
    }

    /// With the heat map of the first answer that is of histograms; `unit` is that of its bounds,
    /// where the reader knows better.
    #[must_use]
    pub fn with_heat(self, unit: Option<Unit>) -> Self {
        let now = self.answers.list.iter();
        let mut now = now.filter(|answered| answered.earlier.is_none());
        let heat = now.find_map(|answered| {
            let expr = &answered.query.query;
            Heat::of(&answered.answer.series, expr, step(answered))
        });
        let heat = heat.map(|heat| Heat {
            bounds: unit.unwrap_or(heat.bounds),
            ..heat
        });
        Self {
            heat: heat.map(Arc::new),
            ..self
        }
    }

    /// Whether an answer has histograms that are not buckets with a number each.
    #[must_use]
    pub fn has_native_histograms(&self) -> bool {
        let answers = self.answers.list.iter();
        let mut series = answers.flat_map(|answered| answered.answer.series.iter());
        series.any(|series| !series.histograms.is_empty())
    }

    /// A sentence where no series was found.
    #[must_use]
    pub fn told_empty(&self) -> String {
        let longest = self.answers.list.iter().map(|one| one.query.window);
        let longest = longest.max_by_key(|window| window.step);
        longest.map_or_else(String::new, |window| window.told_empty())
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

/// Milliseconds between the steps of an answer.
#[allow(
    clippy::cast_precision_loss,
    reason = "a step in milliseconds fits an f64"
)]
fn step(answered: &Answered) -> f64 {
    answered.query.window.step.ms() as f64
}

/// Value axis and unit of each answer.
fn axes(answers: &Answers, dresses: &[Dress]) -> Vec<(Side, Unit)> {
    let wish = |answered: &Answered| Wish {
        query: answered.place,
        side: dresses.get(answered.place).and_then(|dress| dress.side),
        unit: unit(answered),
        is_empty: answered.answer.series.is_empty(),
    };
    let wishes: Vec<Wish> = answers.list.iter().map(wish).collect();
    let chosen = dresses.iter().find_map(|dress| dress.unit);
    sides::place(&wishes, chosen)
}

/// What the lines of an answer measure. Those of native histograms are both counts and sums.
fn unit(answered: &Answered) -> Unit {
    let series = &answered.answer.series;
    if series.iter().any(|series| !series.histograms.is_empty()) {
        return Unit::Number;
    }
    Unit::guess_answered(&answered.query.query, series)
}

fn bundle(answered: &Answered, (side, unit): (Side, Unit), is_alone: bool) -> Bundle {
    Bundle {
        query: answered.place,
        letter: if is_alone {
            String::new()
        } else {
            letter(answered.place)
        },
        step: step(answered),
        unit,
        side,
        earlier: answered.earlier,
    }
}

/// The same only as itself.
impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
