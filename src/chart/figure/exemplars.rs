//! Exemplars on a chart: where each is marked, and which line it belongs to.

use super::Figure;
use super::look::Plot;
use super::mark::{MARK, Mark};
use crate::chart::axis::scale::length;
use crate::chart::lines::Lines;
use crate::chart::lines::source::Side;
use crate::prom::exemplars::{Exemplar, SeriesExemplars};
use crate::prom::labels::Labels;
use crate::query_id::QueryId;

/// How near the pointer must come to a mark's middle, CSS pixels: an arrow key's stride finds it.
const REACH: f64 = 9.0;

impl Figure {
    /// With exemplars of queries, which come with their exemplars. Those of hidden
    /// lines are hidden too, and of several in one place the first is marked.
    ///
    /// They do not stretch the axis, since they often measure another thing than the lines do, such
    /// as the seconds that a request took where the rate of requests is drawn: one beyond the axis
    /// is marked at its end.
    #[must_use]
    pub fn with_exemplars<'a>(
        mut self,
        all: impl Iterator<Item = (QueryId, &'a SeriesExemplars)>,
        lines: &Lines,
    ) -> Self {
        let mut room = Room::on(self.plot);
        let mut marks = Vec::new();
        for (query, SeriesExemplars { series, exemplars }) in all {
            let line = self.line_of(lines, query, series);
            if line.is_some_and(|line| !self.draws(line)) {
                continue;
            }
            let side = lines.side_of(query);
            let colour = line.map_or_else(|| self.look.ground.quiet(), |line| self.colour(line));
            let mark = |exemplar: &Exemplar| {
                Some(Mark {
                    exemplar: exemplar.clone(),
                    series: series.clone(),
                    line,
                    colour,
                    side,
                    height: self.height(exemplar, side)?,
                })
            };
            let placed = exemplars.iter().filter_map(mark);
            marks.extend(placed.filter(|mark| room.take(self.place(mark))));
        }
        self.exemplars = marks;
        self
    }

    /// The exemplar at a place in the chart, CSS pixels from its top left corner.
    #[must_use]
    pub fn exemplar_at(&self, (x, y): (f64, f64)) -> Option<&Mark> {
        let distance = |mark: &Mark| {
            let place = self.place(mark);
            length(place.0 - x, place.1 - y)
        };
        let near = self.exemplars.iter().map(|mark| (distance(mark), mark));
        near.filter(|(distance, _)| *distance <= REACH)
            .min_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, mark)| mark)
    }

    /// Where a mark is in the chart, CSS pixels from its top left corner.
    #[must_use]
    pub fn place(&self, mark: &Mark) -> (f64, f64) {
        let scale = self.scale(mark.side);
        let (x, y) = (scale.x(mark.exemplar.time), scale.y(mark.height));
        (self.plot.left + x, self.plot.top + y)
    }

    /// The line that a series goes into; in a heat map, lines are not told apart.
    fn line_of(&self, lines: &Lines, query: QueryId, series: &Labels) -> Option<usize> {
        match self.heat {
            Some(_) => None,
            None => lines.line_of(query, series),
        }
    }

    /// Where on its axis an exemplar is marked; none out of the window or without an axis.
    fn height(&self, Exemplar { time, value, .. }: &Exemplar, side: Side) -> Option<f64> {
        let scale = self.scale(side);
        let has_axis = side == Side::Left || self.right.is_some();
        if value.is_nan() || !has_axis || !(scale.start..=scale.end).contains(time) {
            return None;
        }
        // Whole within the plot.
        let edge = f64::from(MARK) / 2.0;
        Some(if *value > scale.high {
            scale.value(edge)
        } else if *value < scale.low {
            scale.value(scale.height - edge)
        } else {
            *value
        })
    }
}

/// Which squares of the plot, each as large as a mark, are still free: marks are elements, and a
/// server can have a hundred thousand exemplars.
struct Room {
    taken: Vec<bool>,
    columns: usize,
}

impl Room {
    fn on(plot: Plot) -> Self {
        let columns = square(plot.left + plot.width) + 1;
        let rows = square(plot.top + plot.height) + 1;
        Self {
            taken: vec![false; columns * rows],
            columns,
        }
    }

    /// Takes the square at a place in the chart, and says whether it was free.
    fn take(&mut self, (x, y): (f64, f64)) -> bool {
        let taken = self.taken.get_mut(square(y) * self.columns + square(x));
        taken.is_some_and(|taken| !std::mem::replace(taken, true))
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few hundred; casts of floats saturate"
)]
fn square(pixels: f64) -> usize {
    (pixels / f64::from(MARK)) as usize
}

#[cfg(test)]
mod tests {
    use super::super::Choice;
    use super::super::appearance::Appearance;
    use super::super::look::Look;
    use super::super::sample::look;
    use super::*;
    use crate::chart::axis::scale::Curve;
    use crate::chart::lines::seen::Seen;
    use crate::chart::lines::source::{Bundle, Source};
    use crate::prom::duration::Duration;
    use crate::prom::series::Series;
    use crate::prom::stretch::Stretch;
    use crate::prom::zone::UTC;

    const LOOK: Look = look(500.0, 300.0);

    fn labels(text: &str) -> Labels {
        let pairs = text.split(' ').filter_map(|pair| pair.split_once('='));
        Labels::new(pairs)
    }

    /// Flat lines from 0 to 10 s, at 1, 2, ...; of query 0 but for the last, which is of query 1 and
    /// on the axis at the right.
    fn lines() -> Lines {
        let flat = |(labels_of, value): (&str, f64)| Series {
            labels: labels(labels_of),
            times: [0.0, 10_000.0].into(),
            values: [value; 2].into(),
            ..Series::default()
        };
        let first = [("job=a", 1.0), ("job=a path=x", 2.0), ("job=b", 3.0)].map(flat);
        let second = [("", 4.0)].map(flat);
        let source = |series, query, side| Source {
            series,
            expr: "x",
            legend: "",
            bundle: Bundle {
                query: QueryId(query),
                side,
                step: Duration::from_seconds(10),
                ..Bundle::default()
            },
        };
        let sources = [
            source(&first, 0, Side::Left),
            source(&second, 1, Side::Right),
        ];
        Lines::of(&sources)
    }

    fn figure(lines: &Lines, hidden: &[usize], appearance: Appearance) -> Figure {
        let hidden = hidden.iter().filter_map(|line| lines.key(*line));
        let choice = Choice {
            seen: Seen {
                hidden: hidden.collect(),
                ..Seen::default()
            },
            appearance,
            ..Choice::default()
        };
        let window = Stretch::from_floats(0.0, 10_000.0);
        Figure::plan(lines, window, &choice, LOOK, UTC)
    }

    fn of(series: &str, exemplars: &[(f64, f64)]) -> SeriesExemplars {
        let exemplar = |(time, value): &(f64, f64)| Exemplar {
            labels: labels("trace_id=abc"),
            time: *time,
            value: *value,
        };
        SeriesExemplars {
            series: labels(series),
            exemplars: exemplars.iter().map(exemplar).collect(),
        }
    }

    #[test]
    fn belong_to_the_line_that_their_series_goes_into() {
        let lines = lines();
        let once = [(5_000.0, 2.0)];
        for (query, series, hidden, line) in [
            (0, "job=a", vec![], Some(Some(0))),
            (0, "job=a path=x le=1", vec![], Some(Some(1))),
            (0, "job=a path=y", vec![], Some(Some(0))),
            (0, "job=c", vec![], Some(None)),
            (1, "job=c", vec![], Some(Some(3))),
            (0, "job=a", vec![0], None),
            (0, "job=a path=x", vec![0], Some(Some(1))),
            (0, "job=c", vec![0, 1], Some(None)),
            // The axis at the right has gone with its line.
            (1, "job=c", vec![3], None),
        ] {
            let exemplars = of(series, &once);
            let figure = figure(&lines, &hidden, Appearance::default());
            let figure = figure.with_exemplars([(QueryId(query), &exemplars)].into_iter(), &lines);
            let found = figure.exemplars.first();
            assert_eq!(found.map(|mark| mark.line), line, "{query} {series}");
            let colour = line.map(|line| match line {
                Some(line) => figure.colour(line),
                None => LOOK.ground.quiet(),
            });
            assert_eq!(found.map(|mark| mark.colour), colour, "{query} {series}");
        }
    }

    #[test]
    fn stand_at_their_value_or_at_the_end_of_the_axis() {
        let lines = lines();
        let appearance = |curve| Appearance {
            curve,
            low: Some(1.0),
            high: Some(3.0),
            ..Appearance::default()
        };
        for (curve, time, value, from_top) in [
            (Curve::Linear, 0.0, 2.0, Some(124.0)),
            (Curve::Linear, 10_000.0, 3.0, Some(0.0)),
            (Curve::Linear, 5_000.0, 3.1, Some(5.0)),
            (Curve::Linear, 5_000.0, f64::INFINITY, Some(5.0)),
            (Curve::Linear, 5_000.0, -7.0, Some(243.0)),
            (Curve::Log, 5_000.0, -7.0, Some(243.0)),
            (Curve::Linear, 5_000.0, f64::NAN, None),
            (Curve::Linear, 10_001.0, 2.0, None),
        ] {
            let exemplars = of("job=a", &[(time, value)]);
            let plain = figure(&lines, &[], appearance(curve));
            let figure = plain
                .clone()
                .with_exemplars([(QueryId(0), &exemplars)].into_iter(), &lines);
            let mark = figure.exemplars.first();
            let found = mark.map(|mark| (figure.place(mark).1 - figure.plot.top).round());
            assert_eq!(found, from_top, "{curve:?} {time} {value}");
            assert_eq!(figure.left, plain.left);
        }
    }

    #[test]
    fn are_few_enough_to_be_drawn_and_found() {
        let lines = lines();
        let dense: Vec<(f64, f64)> = (0..100_000)
            .map(|at| (f64::from(at) / 10.0, 1.0 + f64::from(at % 200) / 100.0))
            .collect();
        let exemplars = of("job=a", &dense);
        let figure = figure(&lines, &[], Appearance::default());
        let figure = figure.with_exemplars([(QueryId(0), &exemplars)].into_iter(), &lines);
        let drawn = figure.exemplars.len();
        assert!((500..1_500).contains(&drawn), "{drawn}");
        let (x, y) = figure.place(&figure.exemplars[7]);
        assert_eq!(figure.exemplar_at((x, y)), Some(&figure.exemplars[7]));
        assert_eq!(figure.exemplar_at((0.0, 0.0)), None);
        let text = "Exemplar: 1\ntrace_id: abc\nof {job=\"a\"}";
        assert_eq!(figure.exemplars[0].text(), text);
    }
}
