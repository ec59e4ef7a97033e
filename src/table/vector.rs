//! The answers to instant queries: a row a sample, a column per label.

use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};

use super::same;
use super::samples::Sample;
use crate::order::{self, Order};
use crate::prom::float;
use crate::prom::histogram::Histogram;
use crate::prom::labels::{self, Labels, NAME};
use crate::prom::series::Series;

/// Samples; rows are in the order of the answers until sorted.
#[derive(Debug, Default)]
pub struct Vector {
    /// From left to right.
    pub columns: Vec<Column>,
    /// A row a sample. A series has one, but for a range selector's.
    pub rows: Vec<Row>,
    /// The labels that all rows have in common.
    pub same: Labels,
    texts: OnceLock<Vec<String>>,
}

/// One sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which of the panel's queries gave it.
    pub query: usize,
    /// What names its series.
    pub labels: Labels,
    /// When, milliseconds since 1970.
    pub time: f64,
    /// The value that it is sorted by; of a native histogram its count of observations.
    pub value: f64,
    /// Where it is among the native histograms of its series, if it is one.
    histogram: Option<(Arc<[Histogram]>, usize)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The query, where there are several.
    Query,
    /// The values of this label.
    Label(String),
    Value,
    /// The sample's time.
    Time,
}

impl Column {
    /// Whether it holds numbers, which stand at the right.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Value | Self::Time)
    }

    /// The one of these that says what a row is of: the metric's name, or else another label; none
    /// where there is nothing but values.
    #[must_use]
    pub fn title(columns: &[Self]) -> Option<&Self> {
        let mut all = columns.iter();
        let label = all.clone().find(|column| matches!(column, Self::Label(_)));
        label.or_else(|| all.find(|column| **column == Self::Query))
    }

    /// Values are looked at from the largest, names from the first.
    #[must_use]
    pub fn usual_order(&self) -> Order<Self> {
        Order {
            by: self.clone(),
            descending: self.is_number(),
        }
    }
}

impl Vector {
    /// The samples of `answers`: series with the place of their query among them.
    #[must_use]
    pub fn of(answers: &[(usize, &[Series])]) -> Self {
        let rows = answers.iter().flat_map(|(query, series)| {
            let of_one = move |series| samples(*query, series);
            series.iter().flat_map(of_one)
        });
        let rows: Vec<Row> = rows.collect();
        let mut names = labels::names(rows.iter().map(|row| &row.labels));
        order::sort(&mut names, |a, b| (a != NAME).cmp(&(b != NAME)));
        let mut columns: Vec<Column> = names.into_iter().map(Column::Label).collect();
        columns.extend([Column::Value, Column::Time]);
        if answers.len() > 1 {
            columns.insert(0, Column::Query);
        }
        let same = same::in_all(rows.iter().map(|row| &row.labels));
        Self {
            columns,
            rows,
            same,
            texts: OnceLock::new(),
        }
    }

    /// The columns that tell rows from each other, and what they have.
    #[must_use]
    pub fn telling_columns(&self) -> Vec<Column> {
        let is_telling = |column: &&Column| !matches!(column, Column::Label(name) if self.same.get(name).is_some());
        self.columns.iter().filter(is_telling).cloned().collect()
    }

    /// The rows' places in this order. Numbers in labels count as numbers (`cpu="10"` after
    /// `cpu="9"`); NaN, and what has no such label, comes last either way; equal rows keep the order of
    /// the answers.
    #[must_use]
    pub fn sorted(&self, order: Option<&Order<Column>>) -> Vec<usize> {
        let Some(Order { by, descending }) = order else {
            return (0..self.rows.len()).collect();
        };
        // Made once a row, not at each comparison.
        let keys: Vec<Key> = self.rows.iter().map(|row| row.key(by)).collect();
        order::sorted(keys.len(), &|a, b| keys[a].compare(&keys[b], *descending))
    }

    /// What each row is searched in, in small letters: its labels' values and its value, a line
    /// each.
    pub fn texts(&self) -> &[String] {
        self.texts
            .get_or_init(|| self.rows.iter().map(Row::text).collect())
    }
}

/// What a cell is sorted by.
enum Key<'a> {
    Number(f64),
    Text(&'a str),
    /// No such label, or not a number.
    Nothing,
}

impl Key<'_> {
    fn compare(&self, other: &Self, descending: bool) -> Ordering {
        let ordering = match (self, other) {
            (Self::Nothing, Self::Nothing) => return Ordering::Equal,
            (Self::Nothing, _) => return Ordering::Greater,
            (_, Self::Nothing) => return Ordering::Less,
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        };
        if descending {
            ordering.reverse()
        } else {
            ordering
        }
    }
}

impl Row {
    /// What its series has at its time.
    #[must_use]
    pub fn sample(&self) -> Sample<'_> {
        let histogram = self.histogram.as_ref();
        histogram
            .and_then(|(all, place)| all.get(*place))
            .map_or(Sample::Float(self.value), Sample::Histogram)
    }

    /// The value of a label; empty where the series has no such label.
    #[must_use]
    pub fn label(&self, name: &str) -> &str {
        self.labels.get(name).unwrap_or_default()
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "there are far fewer queries than 2^53"
    )]
    fn key(&self, column: &Column) -> Key<'_> {
        let number = match column {
            Column::Query => self.query as f64,
            Column::Value => self.value,
            Column::Time => self.time,
            Column::Label(name) => {
                let text = self.label(name);
                if text.is_empty() {
                    return Key::Nothing;
                }
                let number = float::read(text).filter(|number| !number.is_nan());
                return number.map_or(Key::Text(text), Key::Number);
            }
        };
        if number.is_nan() {
            Key::Nothing
        } else {
            Key::Number(number)
        }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (_, value) in self.labels.iter() {
            text.push_str(value);
            text.push('\n');
        }
        text += &self.sample().to_string();
        text.to_lowercase()
    }
}

fn samples(query: usize, series: &Series) -> impl Iterator<Item = Row> {
    let row = move |time, value, histogram| Row {
        query,
        labels: series.labels.clone(),
        time,
        value,
        histogram,
    };
    let floats = series.times.iter().zip(series.values.iter());
    let floats = floats.map(move |(time, value)| row(*time, *value, None));
    let histograms = series.histograms.iter().enumerate();
    floats.chain(histograms.map(move |(place, histogram)| {
        let of = Some((Arc::clone(&series.histograms), place));
        row(histogram.time, histogram.count, of)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::decode::decode;

    fn series(cpu: &str, values: &[f64]) -> Series {
        Series {
            labels: Labels::new([("cpu", cpu), (NAME, "load"), ("a", "x")]),
            times: [0.0, 1_000.0].into_iter().take(values.len()).collect(),
            values: values.into(),
            ..Series::default()
        }
    }

    fn label(name: &str) -> Column {
        Column::Label(name.to_owned())
    }

    #[test]
    fn a_row_a_sample_and_a_column_a_label() {
        let bare = Series {
            times: [5.0].into(),
            values: [1.0].into(),
            ..Series::default()
        };
        let two = [series("0", &[1.0, 2.0]), series("1", &[])];
        let vector = Vector::of(&[(1, &two), (2, &[bare])]);
        let columns = [
            Column::Query,
            label("__name__"),
            label("a"),
            label("cpu"),
            Column::Value,
            Column::Time,
        ];
        assert_eq!(vector.columns, columns);
        let cells = |row: &Row| (row.query, row.label("cpu").to_owned(), row.time, row.value);
        let rows: Vec<_> = vector.rows.iter().map(cells).collect();
        let zero = || "0".to_owned();
        let expected = [
            (1, zero(), 0.0, 1.0),
            (1, zero(), 1_000.0, 2.0),
            (2, String::new(), 5.0, 1.0),
        ];
        assert_eq!(rows, expected);
        assert_eq!(vector.texts(), ["load\nx\n0\n1", "load\nx\n0\n2", "1"]);
    }

    #[test]
    fn what_all_rows_have_needs_no_column() {
        let (query, time) = (Column::Query, Column::Time);
        let [name, a, cpu] = ["__name__", "a", "cpu"].map(label);
        let bare = [Series {
            labels: Labels::default(),
            ..series("", &[1.0])
        }];
        let [zero, one] = [[series("0", &[1.0])], [series("1", &[1.0])]];
        let again = [series("0", &[1.0, 2.0])];
        let value = Column::Value;
        for (answers, columns, title) in [
            (
                &[&zero][..],
                vec![&name, &a, &cpu, &value, &time],
                Some(&name),
            ),
            (
                &[&zero, &one],
                vec![&query, &cpu, &value, &time],
                Some(&cpu),
            ),
            (&[&zero, &zero], vec![&query, &value, &time], Some(&query)),
            (&[&again], vec![&value, &time], None),
            (
                &[&zero, &bare],
                vec![&query, &name, &a, &cpu, &value, &time],
                Some(&name),
            ),
        ] {
            let answers = answers.iter().map(|series| series.as_slice());
            let vector = Vector::of(&answers.enumerate().collect::<Vec<_>>());
            let telling = vector.telling_columns();
            assert_eq!(telling.iter().collect::<Vec<_>>(), columns);
            assert_eq!(Column::title(&telling), title, "{columns:?}");
        }
    }

    #[test]
    fn a_native_histogram_is_all_that_it_holds() {
        let answer = decode(include_bytes!(
            "../../tests/fixtures/native_histograms.json"
        ));
        let answer = answer.unwrap_or_default();
        let vector = Vector::of(&[(0, &answer.series)]);
        let cells = vector.rows.iter().map(|row| row.sample().to_string());
        let expected = [
            "count: 77, sum: 28.5, [-1, -0.5): 19, [-0.001, 0.001]: 1, (0.25, 0.5]: 19, (0.5, 1]: 38",
            "count: 153, sum: 57, [-1, -0.5): 38, [-0.001, 0.001]: 1, (0.25, 0.5]: 38, (0.5, 1]: 76",
        ];
        assert_eq!(cells.collect::<Vec<_>>(), expected);
        assert!(vector.texts()[1].ends_with("\n/b\ncount: 153, sum: 57, [-1, -0.5): 38, [-0.001, 0.001]: 1, (0.25, 0.5]: 38, (0.5, 1]: 76"));
        let order = Column::Value.usual_order();
        assert_eq!(vector.sorted(Some(&order)), [1, 0]);
    }

    #[test]
    fn sorts_numbers_as_numbers_and_nan_last() {
        let all = [
            series("10", &[1.0]),
            series("9", &[f64::NAN]),
            series("1a", &[f64::INFINITY]),
            series("2", &[-3.0]),
        ];
        let vector = Vector::of(&[(0, &all)]);
        for (by, descending, cpus) in [
            (label("cpu"), false, ["2", "9", "10", "1a"]),
            (label("cpu"), true, ["1a", "10", "9", "2"]),
            (Column::Value, false, ["2", "10", "1a", "9"]),
            (Column::Value, true, ["1a", "10", "2", "9"]),
            (Column::Time, true, ["10", "9", "1a", "2"]),
            (label("gone"), true, ["10", "9", "1a", "2"]),
        ] {
            let order = Order { by, descending };
            let places = vector.sorted(Some(&order));
            let sorted: Vec<&str> = places
                .iter()
                .map(|place| vector.rows[*place].label("cpu"))
                .collect();
            assert_eq!(sorted, cpus, "{order:?}");
        }
        assert_eq!(vector.sorted(None), [0, 1, 2, 3]);
        let some = [series("", &[1.0]), series("b", &[1.0]), series("a", &[1.0])];
        let vector = Vector::of(&[(0, &some)]);
        for (descending, sorted) in [(false, [2, 1, 0]), (true, [1, 2, 0])] {
            let order = Order {
                by: label("cpu"),
                descending,
            };
            assert_eq!(vector.sorted(Some(&order)), sorted);
        }
    }

    #[test]
    fn a_second_click_turns_the_order() {
        let order = |by: &Column, descending| Order {
            by: by.clone(),
            descending,
        };
        let (name, value) = (label("cpu"), Column::Value);
        let click = |before, column: &Column| Order::clicked(before, column.usual_order());
        let first = click(None, &name);
        assert_eq!(first, order(&name, false));
        assert_eq!(click(Some(&first), &name), order(&name, true));
        assert_eq!(click(Some(&first), &value), order(&value, true));
    }
}
