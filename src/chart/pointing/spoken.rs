//! What is pointed at, in words.

use super::reading::Reading;
use crate::chart::figure::Figure;
use crate::chart::lines::Lines;
use crate::excerpt::Room;
use crate::measure::time_text::moment_text;
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::Offset;

/// `2026-11-25 14:03:07, node: 8.1 GiB`: when, and what is meant, a line, the cell of a heat map, or
/// an exemplar.
#[must_use]
pub fn spoken(reading: &Reading, figure: &Figure, lines: &Lines, offset: Offset) -> String {
    let time = Timestamp::from_float(reading.time);
    let when = moment_text(time, lines.finest_step(), offset);
    let cell = || {
        let (cell, heat) = reading.cell.zip(figure.heat.as_ref())?;
        Some((
            heat.bounds_text(&cell, &figure.left.scale),
            heat.count_text(&cell),
        ))
    };
    let line = || {
        let line = reading.line?;
        let (_, value) = reading.values.iter().find(|(one, _)| *one == line)?;
        let value = figure.value_text(lines, line, *value);
        Some((Room::NAME.excerpt(lines.name(line)).into_owned(), value))
    };
    if let Some(mark) = &reading.exemplar {
        return format!("{when}, {}", mark.text().replace('\n', ", "));
    }
    match cell().or_else(line) {
        Some((name, value)) => format!("{when}, {name}: {value}"),
        None => when,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::{Choice, sample};
    use crate::prom::duration::Duration;
    use crate::prom::exemplars::{Exemplar, SeriesExemplars};
    use crate::prom::labels::Labels;
    use crate::prom::series::Series;
    use crate::prom::stretch::Stretch;
    use crate::prom::zone::UTC;

    #[test]
    fn says_when_and_what_is_meant() {
        let labels = Labels::new([("room", "attic")]);
        let series = [Series {
            labels: labels.clone(),
            times: vec![0.0, 1_000.0, 2_000.0].into(),
            values: vec![7.0, 8.5, 7.0].into(),
            ..Series::default()
        }];
        let lines = sample::lines(&series, Duration::SECOND);
        let look = sample::look(1_000.0, 500.0);
        let window = Stretch::from_floats(0.0, 2_000.0);
        let figure = Figure::plan(&lines, window, &Choice::default(), look, UTC);
        let x = figure.plot.left + figure.left.scale.x(1_000.0);
        let y = figure.plot.top + figure.left.scale.y(8.5);
        let said = |reading: Option<&Reading>, figure: &Figure| {
            reading.map(|reading| spoken(reading, figure, &lines, &|_| 3_600_000))
        };
        let near = Reading::under(&figure, &lines, (x, y), 20);
        let words = said(near.as_ref(), &figure);
        assert_eq!(words.as_deref(), Some("1970-01-01 01:00:01, attic: 8.5"));
        // Nothing is meant where no line is near.
        let far = near.map(|reading| Reading {
            line: None,
            ..reading
        });
        let words = said(far.as_ref(), &figure);
        assert_eq!(words.as_deref(), Some("1970-01-01 01:00:01"));
        let exemplars = [SeriesExemplars {
            series: labels,
            exemplars: vec![Exemplar {
                labels: Labels::new([("trace_id", "abc")]),
                time: 1_000.0,
                value: 8.5,
            }],
        }];
        let marked = figure.with_exemplars(
            exemplars.iter().map(|of| (crate::query_id::QueryId(0), of)),
            &lines,
        );
        let on_it = Reading::under(&marked, &lines, (x, y), 20);
        let words = said(on_it.as_ref(), &marked);
        let expected = r#"1970-01-01 01:00:01, Exemplar: 8.5, trace_id: abc, of {room="attic"}"#;
        assert_eq!(words.as_deref(), Some(expected));
    }
}
