//! Series as a CSV file: a row an instant, a column a series.
//!
//! Source: RFC 4180 for quotes and line ends; "CSV Injection" of OWASP for texts that a
//! spreadsheet would run as formulas.

use std::fmt::Write;

use thiserror::Error;

use crate::chart::lines::Lines;
use crate::prom::civil::Civil;
use crate::prom::series::Series;
use crate::prom::shift::earlier_text;
use crate::prom::written::Value;

/// A series and what its column is called.
struct Column<'a> {
    name: String,
    series: &'a Series,
}

/// There is nothing to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("There are no samples to save. Run a query that finds some, then save again.")]
pub struct NoSamples;

/// Writes all lines of a chart, hidden ones too; each column is called by its series' selector.
///
/// # Errors
/// Where no line has a sample.
pub fn of(lines: &Lines) -> Result<String, NoSamples> {
    let column = |(line, series)| Column {
        name: header(lines, line, series),
        series,
    };
    let columns: Vec<Column> = lines.series.iter().enumerate().map(column).collect();
    write(&columns)
}

/// The selector, behind the letter of the query where there are several, and before how much
/// earlier its samples were taken than the row says.
fn header(lines: &Lines, line: usize, series: &Series) -> String {
    let selector = &series.labels;
    let Some(bundle) = lines.bundle(line) else {
        return selector.to_string();
    };
    let space = if bundle.letter.is_empty() { "" } else { " " };
    let earlier = earlier_text(bundle.earlier);
    format!("{}{space}{selector}{earlier}", bundle.letter)
}

/// Joins columns by time, oldest first; a cell is empty where a series has no sample.
fn write(columns: &[Column]) -> Result<String, NoSamples> {
    let mut places = vec![0_usize; columns.len()];
    let mut out = "time".to_owned();
    for column in columns {
        out.push(',');
        out.push_str(&text_cell(&column.name));
    }
    out.push_str("\r\n");
    let mut row = earliest(columns, &places).ok_or(NoSamples)?;
    loop {
        out.push_str(&instant(row));
        for (column, place) in columns.iter().zip(&mut places) {
            out.push(',');
            if column.series.times.get(*place) == Some(&row)
                && let Some(value) = column.series.values.get(*place)
            {
                let _ = write!(out, "{}", Value(*value));
                *place += 1;
            }
        }
        out.push_str("\r\n");
        match earliest(columns, &places) {
            Some(next) => row = next,
            None => return Ok(out),
        }
    }
}

/// The next instant at which any column has a sample.
fn earliest(columns: &[Column], places: &[usize]) -> Option<f64> {
    let next = columns.iter().zip(places);
    next.filter_map(|(column, place)| column.series.times.get(*place))
        .copied()
        .reduce(f64::min)
}

/// `2023-03-06T01:30:03.119Z`, as RFC 3339 has it.
fn instant(ms: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "times are whole milliseconds within a Date's reach"
    )]
    let civil = Civil::from_ms(ms as i64);
    let text = civil.to_string().replace(' ', "T");
    match civil.ms_of_day % 1_000 {
        0 => format!("{text}Z"),
        rest => format!("{text}.{rest:03}Z"),
    }
}

/// A text that no spreadsheet takes for a formula, in quotes where it needs them.
fn text_cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    if text.contains(['"', ',', '\r', '\n']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::lines::{Bundle, Source};
    use crate::prom::duration::Duration;
    use crate::prom::labels::Labels;
    use proptest::prelude::*;

    fn series(times: &[f64], values: &[f64]) -> Series {
        Series {
            times: times.into(),
            values: values.into(),
            ..Series::default()
        }
    }

    fn written(columns: &[(&str, &Series)]) -> Result<String, NoSamples> {
        let column = |(name, series): &(&str, &'_ Series)| ((*name).to_owned(), (*series).clone());
        let owned: Vec<(String, Series)> = columns.iter().map(column).collect();
        let columns: Vec<Column> = owned
            .iter()
            .map(|(name, series)| Column {
                name: name.clone(),
                series,
            })
            .collect();
        write(&columns)
    }

    #[test]
    fn series_are_joined_by_time() {
        let a = series(
            &[1_678_066_203_119.0, 1_678_066_204_000.0],
            &[1.5, f64::NAN],
        );
        let b = series(
            &[1_678_066_204_000.0, 1_678_066_205_000.0],
            &[f64::NEG_INFINITY, -2.0],
        );
        let expected = [
            "time,\"up{a=\"\"1\"\", b=\"\"2\"\"}\",down",
            "2023-03-06T01:30:03.119Z,1.5,",
            "2023-03-06T01:30:04Z,NaN,-Inf",
            "2023-03-06T01:30:05Z,,-2",
            "",
        ]
        .join("\r\n");
        let columns = [(r#"up{a="1", b="2"}"#, &a), ("down", &b)];
        assert_eq!(written(&columns), Ok(expected));
    }

    #[test]
    fn a_column_is_called_by_its_selector() {
        let one = Series {
            labels: Labels::new([("__name__", "up"), ("job", "node")]),
            ..series(&[0.0], &[1.0])
        };
        let source = |letter: &str, earlier: Option<Duration>| Source {
            series: std::slice::from_ref(&one),
            expr: "up",
            legend: "ignored",
            bundle: Bundle {
                letter: letter.to_owned(),
                earlier,
                ..Bundle::default()
            },
        };
        let day = Some(Duration::from_seconds(86_400));
        for (sources, head) in [
            (vec![source("", None)], r#"time,"up{job=""node""}""#),
            (
                vec![source("A", None), source("B", day)],
                r#"time,"A up{job=""node""}","B up{job=""node""}, 1d earlier""#,
            ),
        ] {
            let csv = of(&Lines::of(&sources, &mut Vec::new())).unwrap_or_default();
            assert_eq!(csv.lines().next(), Some(head));
        }
    }

    #[test]
    fn nothing_is_a_sentence() {
        let empty = series(&[], &[]);
        for columns in [&[][..], &[("up", &empty)]] {
            let outcome = written(columns).map_err(|error| error.to_string());
            let sentence =
                "There are no samples to save. Run a query that finds some, then save again.";
            assert_eq!(outcome, Err(sentence.to_owned()));
        }
    }

    #[test]
    fn a_text_is_no_formula() {
        for (text, cell) in [
            ("up", "up"),
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("=\"a\",b", "\"'=\"\"a\"\",b\""),
            ("a\nb", "\"a\nb\""),
            ("", ""),
        ] {
            assert_eq!(text_cell(text), cell);
        }
    }

    /// Reads a row of RFC 4180 back.
    fn cells(row: &str) -> Vec<String> {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        let mut letters = row.chars().peekable();
        while let Some(letter) = letters.next() {
            match (letter, quoted) {
                ('"', true) if letters.peek() == Some(&'"') => {
                    letters.next();
                    cells.last_mut().into_iter().for_each(|cell| cell.push('"'));
                }
                ('"', _) => quoted = !quoted,
                (',', false) => cells.push(String::new()),
                _ => cells
                    .last_mut()
                    .into_iter()
                    .for_each(|cell| cell.push(letter)),
            }
        }
        cells
    }

    proptest! {
        #[test]
        fn names_read_back(names in prop::collection::vec("[a=\",\r\n ]{0,6}", 1..5)) {
            let one = series(&[0.0], &[1.0]);
            let columns: Vec<(&str, &Series)> = names.iter().map(|name| (name.as_str(), &one)).collect();
            let csv = written(&columns).unwrap_or_default();
            let ones = ",1".repeat(names.len());
            let end = format!("\r\n1970-01-01T00:00:00Z{ones}\r\n");
            let head = csv.strip_suffix(&end).unwrap_or_default();
            let guarded = |name: &String| if name.starts_with(['=', '\r']) { format!("'{name}") } else { name.clone() };
            let expected: Vec<String> = std::iter::once("time".to_owned()).chain(names.iter().map(guarded)).collect();
            prop_assert_eq!(cells(head), expected);
        }
    }
}
