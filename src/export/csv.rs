//! Series as a CSV file: a row an instant, a column a series.
//!
//! Source: RFC 4180 for line ends.

use super::csv_style::{Style, Times, text_cell};
use super::screen::{Body, File, How, Nothing, Screen, Write};
use crate::chart::lines::Lines;
use crate::chart::lines::floats::PART;
use crate::prom::labels::Labels;
use crate::prom::series::Series;
use crate::prom::shift::earlier_text;
use crate::prom::timestamp::Timestamp;
use crate::table::samples::Samples;

pub(super) const PROGRAM: File = File {
    testid: "export-csv",
    label: "Save as CSV",
    how: csv(|screen, put| file(screen, put, Style::Program)),
};

pub(super) const LOCAL: File = File {
    testid: "export-csv-local",
    label: "Save as CSV for Excel, local times",
    how: csv(|screen, put| {
        let (zone, offset) = (&screen.zone, screen.offset);
        let times = Times::Local { zone, offset };
        let style = Style::spreadsheet(times, &screen.one_and_a_half);
        file(screen, put, style)
    }),
};

pub(super) const UNIX: File = File {
    testid: "export-csv-unix",
    label: "Save as CSV for Excel, Unix times",
    how: csv(|screen, put| {
        let style = Style::spreadsheet(Times::Unix, &screen.one_and_a_half);
        file(screen, put, style)
    }),
};

const fn csv(write: Write) -> How {
    How::Written {
        name: "chart.csv",
        kind: "text/csv;charset=utf-8",
        write,
    }
}

fn file(screen: &Screen, put: &mut dyn FnMut(Body), style: Style) -> Result<(), Nothing> {
    let lines = screen.lines.ok_or(Nothing::Samples)?;
    put(Body::Written(&of(lines, style)?));
    Ok(())
}

/// Writes all lines of a chart, hidden ones too; each column is called by its series' selector.
fn of(lines: &Lines, style: Style) -> Result<String, Nothing> {
    let header = |(line, series)| header(lines, line, series);
    let heads: Vec<String> = lines.series.iter().enumerate().map(header).collect();
    write(&heads, &lines.series, style)
}

/// The selector, behind the letter of the query where there are several, and before how much
/// earlier its samples were taken than the row says.
fn header(lines: &Lines, line: usize, series: &Series) -> String {
    let selector = selector(&series.labels);
    let Some(bundle) = lines.bundle(line) else {
        return selector;
    };
    let space = if bundle.letter.is_empty() { "" } else { " " };
    let earlier = earlier_text(bundle.earlier);
    format!("{}{space}{selector}{earlier}", bundle.letter)
}

/// What finds a series; of native histograms the function that gives their counts or sums.
fn selector(labels: &Labels) -> String {
    let function = match labels.get(PART) {
        Some("count") => "histogram_count",
        Some("sum") => "histogram_sum",
        _ => return labels.to_string(),
    };
    let of = labels.iter().filter(|(name, _)| *name != PART);
    format!("{function}({})", Labels::new(of))
}

/// Joins series by time, oldest first; a cell is empty where a series has no sample.
fn write(heads: &[String], series: &[Series], style: Style) -> Result<String, Nothing> {
    let Samples { mut times } = Samples::of(series);
    times.reverse();
    let first = *times.first().ok_or(Nothing::Samples)?;
    // Where the clocks change, a row's time alone does not tell which of two hours it is.
    let offset = |time: &f64| style.offset_hours(Timestamp::from_float(*time));
    let tells_offset = times.iter().any(|time| offset(time) != offset(&first));
    let mut out = style.start().to_owned();
    out.push_str(&style.time_head());
    if tells_offset {
        out.push(style.separator());
        out.push_str("UTC offset in hours");
    }
    for head in heads {
        out.push(style.separator());
        out.push_str(&text_cell(head));
    }
    let mut places = vec![0_usize; series.len()];
    for time in &times {
        out.push_str("\r\n");
        out.push_str(&style.time(Timestamp::from_float(*time)));
        if tells_offset {
            out.push(style.separator());
            style.put(&mut out, offset(time).unwrap_or_default());
        }
        for (series, place) in series.iter().zip(&mut places) {
            out.push(style.separator());
            if series.times.get(*place) == Some(time)
                && let Some(value) = series.values.get(*place)
            {
                style.put(&mut out, *value);
                *place += 1;
            }
        }
    }
    out.push_str("\r\n");
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::lines::source::{Bundle, Source};
    use crate::prom::duration::Duration;
    use crate::prom::histogram::Histogram;
    use proptest::prelude::*;

    fn series(times: &[f64], values: &[f64]) -> Series {
        Series {
            times: times.into(),
            values: values.into(),
            ..Series::default()
        }
    }

    fn written(columns: &[(&str, &Series)], style: Style) -> Result<String, Nothing> {
        let heads = columns.iter().map(|(head, _)| (*head).to_owned());
        let series = columns.iter().map(|(_, series)| (*series).clone());
        write(
            &heads.collect::<Vec<_>>(),
            &series.collect::<Vec<_>>(),
            style,
        )
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
        assert_eq!(written(&columns, Style::Program), Ok(expected));
    }

    #[test]
    fn a_column_is_called_by_its_selector() {
        let one = Series {
            labels: Labels::new([("__name__", "up"), ("job", "node")]),
            ..series(&[0.0], &[1.0])
        };
        let dotted = Series {
            labels: Labels::new([("__name__", "my.metric"), ("http.method", "GET")]),
            ..one.clone()
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
        let day = Some(Duration::DAY);
        for (sources, head) in [
            (vec![source("", None)], r#"time,"up{job=""node""}""#),
            (
                vec![Source {
                    series: std::slice::from_ref(&dotted),
                    ..source("", None)
                }],
                r#"time,"{""my.metric"", ""http.method""=""GET""}""#,
            ),
            (
                vec![source("A", None), source("B", day)],
                r#"time,"A up{job=""node""}","B up{job=""node""}, 1d earlier""#,
            ),
        ] {
            let csv = of(&Lines::of(&sources), Style::Program).unwrap_or_default();
            assert_eq!(csv.lines().next(), Some(head));
        }
    }

    #[test]
    fn native_histograms_are_counts_and_sums() {
        let histogram = Histogram {
            time: 0.0,
            count: 3.0,
            sum: 1.5,
            buckets: Vec::new(),
        };
        let native = Series {
            labels: Labels::new([("__name__", "work"), ("job", "a")]),
            histograms: [histogram].into(),
            ..Series::default()
        };
        let source = Source {
            series: &[native],
            expr: "work",
            legend: "",
            bundle: Bundle::default(),
        };
        let csv = of(&Lines::of(&[source]), Style::Program);
        let expected = [
            r#"time,"histogram_count(work{job=""a""})","histogram_sum(work{job=""a""})""#,
            "1970-01-01T00:00:00Z,3,1.5",
            "",
        ];
        assert_eq!(csv, Ok(expected.join("\r\n")));
    }

    #[test]
    fn nothing_is_a_sentence() {
        let empty = series(&[], &[]);
        for columns in [&[][..], &[("up", &empty)]] {
            let outcome = written(columns, Style::Program).map_err(|error| error.to_string());
            let sentence =
                "There are no samples to save. Run a query that finds some, then save again.";
            assert_eq!(outcome, Err(sentence.to_owned()));
        }
    }

    #[test]
    fn a_spreadsheet_gets_a_mark_and_times_of_the_zone() {
        // Clocks in Berlin went from 03:00 back to 02:00 at 01:00 UTC.
        let back = 1_667_091_600_000.0;
        let offset = |at: Timestamp| {
            if at.float() < back {
                7_200_000
            } else {
                3_600_000
            }
        };
        let times = Times::Local {
            zone: "Europe/Berlin",
            offset: &offset,
        };
        let one = series(&[back - 1_800_000.0, back + 1_800_000.0], &[1.5, -1e-9]);
        let columns = [("up{a=\"ü\"}", &one)];
        for (style, rows) in [
            (
                Style::spreadsheet(times, "1.5"),
                [
                    "\u{FEFF}time (Europe/Berlin),UTC offset in hours,\"up{a=\"\"ü\"\"}\"",
                    "2022-10-30 02:30:00,2,1.5",
                    "2022-10-30 02:30:00,1,-1e-9",
                    "",
                ],
            ),
            (
                Style::spreadsheet(Times::Unix, "1,5"),
                [
                    "\u{FEFF}time (Unix seconds);\"up{a=\"\"ü\"\"}\"",
                    "1667089800;1,5",
                    "1667093400;-1e-9",
                    "",
                ],
            ),
        ] {
            assert_eq!(written(&columns, style), Ok(rows.join("\r\n")));
        }
        // No column more where they do not change.
        let summer = series(&[0.0], &[1.0]);
        let csv = written(&[("up", &summer)], Style::spreadsheet(times, "1.5"));
        let expected = "\u{FEFF}time (Europe/Berlin),up\r\n1970-01-01 02:00:00,1\r\n";
        assert_eq!(csv.as_deref(), Ok(expected));
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
            let csv = written(&columns, Style::Program).unwrap_or_default();
            let ones = ",1".repeat(names.len());
            let end = format!("\r\n1970-01-01T00:00:00Z{ones}\r\n");
            let head = csv.strip_suffix(&end).unwrap_or_default();
            let guarded = |name: &String| if name.starts_with(['=', '\r']) { format!("'{name}") } else { name.clone() };
            let expected: Vec<String> = std::iter::once("time".to_owned()).chain(names.iter().map(guarded)).collect();
            prop_assert_eq!(cells(head), expected);
        }
    }
}
