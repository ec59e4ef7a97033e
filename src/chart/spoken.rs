//! What is pointed at, in words.

use super::figure::Figure;
use super::lines::Lines;
use super::reading::Reading;
use super::time_text::date_text;

/// `2026-11-25 14:03:07, node: 8.1 GiB`: when, and what is meant, a line or the cell of a heat map.
/// `offset` tells how far the reader's clock is ahead of UTC at an instant, in milliseconds.
#[must_use]
pub fn spoken(
    reading: &Reading,
    figure: &Figure,
    lines: &Lines,
    offset: impl Fn(f64) -> f64,
) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 fit an i64"
    )]
    let when = date_text(reading.time as i64, offset);
    let cell = || {
        let (cell, heat) = reading.cell.zip(figure.heat.as_ref())?;
        Some((heat.bounds_text(&cell), heat.count_text(&cell)))
    };
    let line = || {
        let line = reading.line?;
        let (_, value) = reading.values.iter().find(|(one, _)| *one == line)?;
        Some((lines.name(line).to_owned(), lines.unit(line).format(*value)))
    };
    match cell().or_else(line) {
        Some((name, value)) => format!("{when}, {name}: {value}"),
        None => when,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::{Choice, Look};
    use crate::chart::lines::{Bundle, Source};
    use crate::chart::palette::Ground;
    use crate::prom::labels::Labels;
    use crate::prom::series::Series;

    #[test]
    fn says_when_and_what_is_meant() {
        let series = [Series {
            labels: Labels::new([("room".to_owned(), "attic".to_owned())]),
            times: vec![0.0, 1_000.0, 2_000.0].into(),
            values: vec![7.0, 8.5, 7.0].into(),
            ..Series::default()
        }];
        let source = Source {
            series: &series,
            expr: "x",
            legend: "",
            bundle: Bundle {
                step: 1_000.0,
                ..Bundle::default()
            },
        };
        let lines = Lines::of(&[source], &mut Vec::new());
        let look = Look {
            ground: Ground::Light,
            width: 1_000.0,
            height: 500.0,
            pixel_ratio: 1.0,
        };
        let figure = Figure::plan(&lines, (0.0, 2_000.0), &Choice::default(), look, |_| 0.0);
        let x = figure.plot.left + figure.left.scale.x(1_000.0);
        let y = figure.plot.top + figure.left.scale.y(8.5);
        let reading = Reading::under(&figure, &lines, (x, y), 20);
        let said = |reading: &Reading| spoken(reading, &figure, &lines, |_| 3_600_000.0);
        assert_eq!(
            reading.as_ref().map(said).as_deref(),
            Some("1970-01-01 01:00:01, attic: 8.5")
        );
        // Nothing is meant where no line is near.
        let far = reading.map(|reading| Reading {
            line: None,
            ..reading
        });
        assert_eq!(
            far.as_ref().map(said).as_deref(),
            Some("1970-01-01 01:00:01")
        );
    }
}
