//! The latest value of each series, a column per label.

use std::cmp::Ordering;

use crate::order;
use crate::prom::labels::{self, NAME};
use crate::prom::series::Series;

/// The latest values; rows are in the order of the answer until sorted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Latest {
    /// The label columns: the metric's name first, the others by name.
    pub labels: Vec<String>,
    /// A row a series that has a sample.
    pub rows: Vec<Row>,
}

/// One series' latest sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which series of the answer.
    pub series: usize,
    /// A cell for each label column; empty where the series has no such label.
    pub cells: Vec<String>,
    /// When, milliseconds since 1970.
    pub time: f64,
    /// The value; of a native histogram its count of observations.
    pub value: f64,
}

/// A column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The label at this place among the label columns.
    Label(usize),
    /// The value.
    Value,
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// Sorted by this column.
    pub by: Column,
    /// From the largest to the smallest.
    pub descending: bool,
}

impl Latest {
    /// Takes the latest sample of each series.
    #[must_use]
    pub fn of<'a>(series: impl IntoIterator<Item = &'a Series>) -> Self {
        let series: Vec<&Series> = series.into_iter().collect();
        let mut labels = labels::names(series.iter().map(|series| &series.labels));
        order::sort(&mut labels, |a, b| (a != NAME).cmp(&(b != NAME)));
        let rows = series.iter().enumerate().filter_map(|(index, series)| {
            let cell = |name: &String| series.labels.get(name).unwrap_or_default().to_owned();
            let (time, value) = latest_sample(series)?;
            Some(Row {
                series: index,
                cells: labels.iter().map(cell).collect(),
                time,
                value,
            })
        });
        Self {
            rows: rows.collect(),
            labels,
        }
    }

    /// The rows' places in this order. Numbers in labels count as numbers (`cpu="10"` after
    /// `cpu="9"`); NaN comes last either way; equal rows keep the order of the answer.
    #[must_use]
    pub fn sorted(&self, order: Order) -> Vec<usize> {
        order::sorted(self.rows.len(), &|a, b| {
            self.rows[a].compare(&self.rows[b], order)
        })
    }
}

impl Row {
    fn compare(&self, other: &Self, Order { by, descending }: Order) -> Ordering {
        let turned = |ordering: Ordering| {
            if descending {
                ordering.reverse()
            } else {
                ordering
            }
        };
        match by {
            Column::Label(at) => match (self.cells.get(at), other.cells.get(at)) {
                (Some(a), Some(b)) => turned(compare_text(a, b)),
                _ => Ordering::Equal,
            },
            Column::Value => {
                let nan_last = self.value.is_nan().cmp(&other.value.is_nan());
                let values = self
                    .value
                    .partial_cmp(&other.value)
                    .unwrap_or(Ordering::Equal);
                nan_last.then(turned(values))
            }
        }
    }
}

fn latest_sample(series: &Series) -> Option<(f64, f64)> {
    let histogram = series
        .histograms
        .last()
        .map(|histogram| (histogram.time, histogram.count));
    let float = series.last();
    match (float, histogram) {
        (Some(float), Some(histogram)) if histogram.0 > float.0 => Some(histogram),
        (float, histogram) => float.or(histogram),
    }
}

fn compare_text(a: &str, b: &str) -> Ordering {
    match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => a.total_cmp(&b),
        _ => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::labels::Labels;

    fn series(cpu: &str, values: &[f64]) -> Series {
        Series {
            labels: Labels::new([("cpu", cpu), (NAME, "load"), ("a", "x")]),
            times: [0.0, 1_000.0].into_iter().take(values.len()).collect(),
            values: values.into(),
            ..Series::default()
        }
    }

    fn cpus(latest: &Latest, order: Order) -> Vec<&str> {
        let places = latest.sorted(order);
        places
            .iter()
            .map(|place| latest.rows[*place].cells[2].as_str())
            .collect()
    }

    #[test]
    fn a_row_a_series_and_a_column_a_label() {
        let bare = Series {
            times: [5.0].into(),
            values: [1.0].into(),
            ..Series::default()
        };
        let latest = Latest::of(&[series("0", &[1.0, 2.0]), series("1", &[]), bare]);
        assert_eq!(latest.labels, ["__name__", "a", "cpu"]);
        let cells = |cells: [&str; 3]| cells.map(ToOwned::to_owned).to_vec();
        let first = Row {
            series: 0,
            cells: cells(["load", "x", "0"]),
            time: 1_000.0,
            value: 2.0,
        };
        let last = Row {
            series: 2,
            cells: cells(["", "", ""]),
            time: 5.0,
            value: 1.0,
        };
        assert_eq!(latest.rows, [first, last]);
    }

    #[test]
    fn sorts_numbers_as_numbers_and_nan_last() {
        let latest = Latest::of(&[
            series("10", &[1.0]),
            series("9", &[f64::NAN]),
            series("2", &[f64::INFINITY]),
            series("1", &[-3.0]),
        ]);
        let order = |by, descending| Order { by, descending };
        assert_eq!(
            cpus(&latest, order(Column::Label(2), false)),
            ["1", "2", "9", "10"]
        );
        assert_eq!(
            cpus(&latest, order(Column::Label(2), true)),
            ["10", "9", "2", "1"]
        );
        assert_eq!(
            cpus(&latest, order(Column::Value, false)),
            ["1", "10", "2", "9"]
        );
        assert_eq!(
            cpus(&latest, order(Column::Value, true)),
            ["2", "10", "1", "9"]
        );
    }
}
