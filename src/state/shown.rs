//! What is on screen: answers, dressed as lines.

use std::sync::Arc;

use super::answers::{Answers, Exchange};
use super::derived::Derived;
use crate::chart::figure::appearance::Appearance;
use crate::chart::figure::heat::Heat;
use crate::chart::lines::Lines;
use crate::chart::lines::sides::{self, Wish};
use crate::chart::lines::source::{Bundle, Side, Source};
use crate::chart::lines::title::title;
use crate::measure::unit::Unit;
use crate::prom::request::RangeQuery;
use crate::prom::series::Series;
use crate::prom::shift;
use crate::prom::stretch::Stretch;
use crate::query_id::QueryId;
use crate::view::query::letter;
use crate::view::{Panel, Query};

/// Answers and their lines.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The answers, those of queries that are gone among them.
    answers: Arc<Answers>,
    /// How the queries are dressed.
    dresses: Vec<Dress>,
    /// The answers as lines of a chart.
    pub lines: Lines,
    /// The first answer of histograms as a heat map, where that is what the reader wants to see.
    pub heat: Option<Arc<Heat>>,
}

/// How the lines of a query are shown, which can change without asking again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Dress {
    query: QueryId,
    /// What the query is called; empty where it is the only one.
    letter: String,
    legend: String,
    side: Option<Side>,
    /// What the values at the left measure, where the reader knows better.
    unit: Option<Unit>,
}

/// Dresses the answers anew when they have changed, or how they are to be shown.
pub(super) fn shown(
    answers: Derived<Option<Arc<Answers>>>,
    panel: Derived<Panel>,
) -> Derived<Option<Arc<Shown>>> {
    // What of the appearance only the figure needs makes no new lines.
    let wanted = Derived::new(move || {
        panel.with(|panel| {
            let Appearance { mode, unit, .. } = panel.appearance;
            let needs_buckets = mode.style().needs_buckets;
            (dresses(panel), needs_buckets.then_some(unit))
        })
    });
    Derived::new(move || {
        let answers = answers.get()?;
        wanted.with(|(dresses, heat)| {
            let shown = Shown::new(answers, dresses.clone());
            Some(Arc::new(match heat {
                Some(unit) => shown.with_heat(*unit),
                None => shown,
            }))
        })
    })
}

fn dresses(panel: &Panel) -> Vec<Dress> {
    let Appearance { mode, unit, .. } = panel.appearance;
    let is_alone = panel.queries.len() < 2;
    let queries = panel.queries.iter().enumerate();
    let dress = |(place, query): (usize, &Query)| Dress {
        query: query.id,
        letter: if is_alone {
            String::new()
        } else {
            letter(place)
        },
        legend: query.legend.clone(),
        side: query.side,
        unit: unit.filter(|_| !mode.style().needs_buckets),
    };
    queries.map(dress).collect()
}

impl Shown {
    /// Dresses answers.
    fn new(answers: Arc<Answers>, dresses: Vec<Dress>) -> Self {
        let mut shown = Self {
            answers,
            dresses,
            lines: Lines::default(),
            heat: None,
        };
        let pairs: Vec<(&Exchange, &Dress)> = shown.dressed().collect();
        let moved: Vec<Option<Vec<Series>>> = pairs.iter().map(|(one, _)| moved(one)).collect();
        let axes = axes(&pairs);
        let sources = pairs.iter().zip(&moved).zip(axes);
        let sources = sources.map(|(((exchange, dress), moved), (side, unit))| Source {
            series: moved.as_deref().unwrap_or(&exchange.answer.series),
            expr: &exchange.question.query.query,
            legend: &dress.legend,
            bundle: Bundle {
                query: dress.query,
                letter: dress.letter.clone(),
                step: exchange.question.query.window.step,
                unit,
                side,
                earlier: exchange.question.earlier,
            },
        });
        let sources: Vec<Source> = sources.collect();
        shown.lines = Lines::of(&sources);
        shown
    }

    /// With the heat map of the first answer that is of histograms; `unit` is that of its bounds,
    /// where the reader knows better.
    fn with_heat(self, unit: Option<Unit>) -> Self {
        let exchanges = self.exchanges();
        let mut now = exchanges.filter(|one| one.question.earlier.is_none());
        let heat = now.find_map(|exchange| {
            let RangeQuery { query, window, .. } = &exchange.question.query;
            Heat::of(&exchange.answer.series, query, window.step)
        });
        drop(now);
        let heat = heat.map(|heat| Heat {
            bounds: unit.unwrap_or(heat.bounds),
            ..heat
        });
        let heat = heat.map(Arc::new);
        Self { heat, ..self }
    }

    /// The answers on screen, in the order of their lines.
    pub fn exchanges(&self) -> impl Iterator<Item = &Exchange> {
        self.dressed().map(|(exchange, _)| exchange)
    }

    /// From where to where the chart reaches.
    #[must_use]
    pub fn window(&self) -> Stretch {
        self.answers.bounds
    }

    /// How many samples there are.
    #[must_use]
    pub fn samples(&self) -> usize {
        self.answers.samples()
    }

    /// Why some of several servers told nothing, in sentences.
    #[must_use]
    pub fn faults(&self) -> &[String] {
        &self.answers.faults
    }

    /// Whether they take so long to look through and to draw that each is to be a task of its own.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.answers.is_large()
    }

    /// Whether an answer has histograms that are not buckets with a number each.
    #[must_use]
    pub fn has_native_histograms(&self) -> bool {
        let mut series = self.exchanges().flat_map(|one| one.answer.series.iter());
        series.any(|series| !series.histograms.is_empty())
    }

    /// A sentence where no series was found.
    #[must_use]
    pub fn told_empty(&self) -> String {
        let windows = self.exchanges().map(|one| one.question.query.window);
        let longest = windows.max_by_key(|window| window.step);
        longest.map_or_else(String::new, |window| window.told_empty())
    }

    /// The queries on screen, and what all their lines have in common.
    #[must_use]
    pub fn title(&self) -> String {
        let questions = self.exchanges().map(|one| &one.question).enumerate();
        // Asked of several servers, it is one query all the same.
        let mut told = Vec::new();
        let now = questions.filter(|(_, question)| {
            let is_first = question.earlier.is_none() && !told.contains(&question.id);
            told.push(question.id);
            is_first
        });
        let exprs = now.map(|(source, question)| (source, question.query.query.as_str()));
        title(&self.lines, &exprs.collect::<Vec<_>>())
    }

    /// What a query is called; empty where it is the only one.
    #[must_use]
    pub fn letter(&self, query: QueryId) -> &str {
        let mut dresses = self.dresses.iter();
        let dress = dresses.find(|dress| dress.query == query);
        dress.map_or("", |dress| &dress.letter)
    }

    /// A query that is gone takes its lines along.
    fn dressed(&self) -> impl Iterator<Item = (&Exchange, &Dress)> {
        self.answers.list.iter().filter_map(|exchange| {
            let mut dresses = self.dresses.iter();
            let dress = dresses.find(|dress| dress.query == exchange.question.id)?;
            Some((exchange, dress))
        })
    }
}

/// The series of an earlier time, at the chart's times.
fn moved(exchange: &Exchange) -> Option<Vec<Series>> {
    let earlier = exchange.question.earlier?;
    Some(shift::later(&exchange.answer.series, earlier))
}

/// Value axis and unit of each answer.
fn axes(dressed: &[(&Exchange, &Dress)]) -> Vec<(Side, Unit)> {
    let wish = |(exchange, dress): &(&Exchange, &Dress)| Wish {
        query: dress.query,
        side: dress.side,
        unit: unit(exchange),
        is_empty: exchange.answer.series.is_empty(),
    };
    let wishes: Vec<Wish> = dressed.iter().map(wish).collect();
    let chosen = dressed.iter().find_map(|(_, dress)| dress.unit);
    sides::place(&wishes, chosen)
}

/// What the lines of an answer measure. Those of native histograms are both counts and sums.
fn unit(exchange: &Exchange) -> Unit {
    let series = &exchange.answer.series;
    if series.iter().any(|series| !series.histograms.is_empty()) {
        return Unit::Number;
    }
    Unit::guess_answered(&exchange.question.query.query, series)
}

/// The same only as itself.
impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
