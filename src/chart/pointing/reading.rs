//! What is read off a chart at an instant.

use crate::chart::axis::times::sample_at;
use crate::chart::figure::Figure;
use crate::chart::figure::heatmap::Cell;
use crate::chart::figure::look::Plot;
use crate::chart::figure::mark::Mark;
use crate::chart::lines::Lines;

/// The values of the lines at an instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// When, milliseconds since 1970.
    pub time: f64,
    /// Where that is in the chart, CSS pixels from its left edge.
    pub x: f64,
    /// The line that is meant among all.
    pub line: Option<usize>,
    /// Where the pointer is next to its sample, CSS pixels from the chart's top edge.
    pub y: Option<f64>,
    /// Lines and their values, largest first, `NaN` last.
    pub values: Vec<(usize, f64)>,
    /// Of a heat map the cell that is pointed at, instead of values.
    pub cell: Option<Cell>,
    /// The exemplar that is pointed at, instead of values.
    pub exemplar: Option<Mark>,
    /// How many further lines have a value then.
    pub more: usize,
    /// Whether it stays while the pointer moves on.
    pub is_pinned: bool,
}

impl Reading {
    /// What is at a place in the chart, CSS pixels from its top left corner: at most `most` values,
    /// that of the nearest line among them; or an exemplar. None where there is no line, nor any
    /// sample at that time.
    #[must_use]
    pub fn under(figure: &Figure, lines: &Lines, place: (f64, f64), most: usize) -> Option<Self> {
        if let Some(mark) = figure.exemplar_at(place) {
            return Some(Self::of_exemplar(figure, mark, false));
        }
        match figure.heat {
            Some(_) => Some(Self::of_cell(figure, figure.cell(place.0, place.1)?)),
            None => Self::of_lines(figure, lines, place, most),
        }
    }

    fn of_exemplar(figure: &Figure, mark: &Mark, is_pinned: bool) -> Self {
        let (x, y) = figure.place(mark);
        Self {
            time: mark.exemplar.time,
            x,
            line: mark.line,
            y: Some(y),
            values: Vec::new(),
            cell: None,
            exemplar: Some(mark.clone()),
            more: 0,
            is_pinned,
        }
    }

    fn of_cell(figure: &Figure, cell: Cell) -> Self {
        Self {
            time: cell.time,
            x: figure.plot.left + figure.left.scale.x(cell.time),
            line: None,
            y: None,
            values: vec![(0, cell.count)],
            cell: Some(cell),
            exemplar: None,
            more: 0,
            is_pinned: false,
        }
    }

    fn of_lines(figure: &Figure, lines: &Lines, place: (f64, f64), most: usize) -> Option<Self> {
        let near = figure.nearest(lines, place.0, place.1);
        let time = match near {
            Some(near) => near.time,
            None => nearest_time(figure, lines, place)?,
        };
        let line = near.map(|near| near.line);
        let all = figure.values_at(lines, time, usize::MAX);
        let mut values = all.get(..most).unwrap_or(&all).to_vec();
        let beyond = all.get(values.len()..).unwrap_or_default();
        let meant = beyond.iter().find(|(other, _)| Some(*other) == line);
        if let (Some(meant), Some(last)) = (meant, values.last_mut()) {
            *last = *meant;
        }
        Some(Self {
            time,
            x: figure.plot.left + figure.left.scale.x(time),
            line,
            y: near.map(|near| near.y),
            more: beyond.len(),
            values,
            cell: None,
            exemplar: None,
            is_pinned: false,
        })
    }

    /// All values at an instant that is pinned; none where it is not in the chart's window, or
    /// where cells are shown.
    #[must_use]
    pub fn pinned(figure: &Figure, lines: &Lines, time: f64, line: Option<usize>) -> Option<Self> {
        let scale = &figure.left.scale;
        let is_seen = figure.heat.is_none() && (scale.start..=scale.end).contains(&time);
        is_seen.then(|| Self {
            time,
            x: figure.plot.left + scale.x(time),
            line,
            y: None,
            values: figure.values_at(lines, time, usize::MAX),
            cell: None,
            exemplar: None,
            more: 0,
            is_pinned: true,
        })
    }

    /// An exemplar that is pinned; none where it is not in the chart any more.
    #[must_use]
    pub fn pinned_exemplar(figure: &Figure, pinned: &Mark) -> Option<Self> {
        let mut marks = figure.exemplars.iter();
        let mark = marks.find(|mark| mark.is(pinned))?;
        Some(Self::of_exemplar(figure, mark, true))
    }
}

/// The time of the sample nearest to a place on the plot that is near to no line.
fn nearest_time(figure: &Figure, lines: &Lines, (x, y): (f64, f64)) -> Option<f64> {
    let Plot {
        left,
        top,
        width,
        height,
    } = figure.plot;
    let is_on_plot = (left..=left + width).contains(&x) && (top..=top + height).contains(&y);
    let time = figure.left.scale.time(x - left);
    let front = figure.front.iter().map(|trace| trace.line);
    let drawn = front.chain(figure.crowd.iter().copied());
    let times = drawn.filter(|_| is_on_plot).filter_map(|line| {
        let times = &lines.series.get(line)?.times;
        let sample = sample_at(times, time, lines.step(line))?;
        times.get(sample).copied()
    });
    times.min_by(|a, b| (a - time).abs().total_cmp(&(b - time).abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::{Choice, sample};
    use crate::prom::duration::Duration;
    use crate::prom::labels::Labels;
    use crate::prom::series::Series;
    use crate::prom::stretch::Stretch;
    use crate::prom::zone::UTC;

    /// Thirty flat lines of values from 0 to 29, a sample a second for ten seconds.
    fn lines() -> Lines {
        let times: Vec<f64> = (0..=10).map(|second| f64::from(second) * 1_000.0).collect();
        let flat = |value: u32| Series {
            labels: Labels::new([("name", format!("{value}"))]),
            times: times.clone().into(),
            values: vec![f64::from(value); times.len()].into(),
            ..Series::default()
        };
        let series: Vec<Series> = (0..30).map(flat).collect();
        sample::lines(&series, Duration::SECOND)
    }

    fn figure(lines: &Lines) -> Figure {
        let look = sample::look(1_000.0, 2_000.0);
        let choice = Choice {
            front: 5,
            ..Choice::default()
        };
        let window = Stretch::from_floats(0.0, 10_000.0);
        Figure::plan(lines, window, &choice, look, UTC)
    }

    /// The place of a value in the chart at 2.9 s.
    fn place(figure: &Figure, value: f64) -> (f64, f64) {
        let scale = &figure.left.scale;
        let (left, top) = (figure.plot.left, figure.plot.top);
        (left + scale.x(2_900.0), top + scale.y(value))
    }

    /// What a reading comes to: its time, the line that is meant, the lines shown, how many more.
    type Said = (String, Option<usize>, Vec<usize>, usize);

    fn said(reading: Option<Reading>) -> Option<Said> {
        let reading = reading?;
        let shown = reading.values.iter().map(|(line, _)| *line).collect();
        let time = format!("{:.0}", reading.time);
        Some((time, reading.line, shown, reading.more))
    }

    #[test]
    fn shows_the_largest_and_the_nearest() {
        let lines = lines();
        let figure = figure(&lines);
        for (value, most, line, shown, more) in [
            (29.0, 3, 29, vec![29, 28, 27], 27),
            (4.1, 3, 4, vec![29, 28, 4], 27),
            (27.1, 3, 27, vec![29, 28, 27], 27),
            (0.1, 50, 0, (0..30).rev().collect(), 0),
        ] {
            let reading = Reading::under(&figure, &lines, place(&figure, value), most);
            let expected = ("3000".to_owned(), Some(line), shown, more);
            assert_eq!(said(reading), Some(expected), "{value}");
        }
    }

    #[test]
    fn reads_where_no_line_is_near_but_not_beside_the_plot() {
        let lines = lines();
        let mut figure = figure(&lines);
        figure.left.scale.high = 300.0;
        let far = place(&figure, 200.0);
        let expected = ("3000".to_owned(), None, vec![29, 28], 28);
        let reading = Reading::under(&figure, &lines, far, 2);
        assert_eq!(said(reading), Some(expected));
        assert_eq!(Reading::under(&figure, &lines, (2.0, 20.0), 2), None);
        assert_eq!(Reading::under(&figure, &Lines::default(), far, 2), None);
    }

    #[test]
    fn a_pinned_one_has_all_values_while_its_time_is_in_the_window() {
        let lines = lines();
        let figure = figure(&lines);
        let pinned = Reading::pinned(&figure, &lines, 3_000.0, Some(4));
        assert!(pinned.as_ref().is_some_and(|pinned| pinned.is_pinned));
        let all = (0..30).rev().collect();
        assert_eq!(said(pinned), Some(("3000".to_owned(), Some(4), all, 0)));
        let later = figure.moved_to(Stretch::from_floats(4_000.0, 14_000.0));
        assert_eq!(Reading::pinned(&later, &lines, 3_000.0, Some(4)), None);
    }
}
