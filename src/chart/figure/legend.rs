//! The legend: lines in a few numbers, in the order of one of them.

use std::cmp::Ordering;

use super::Figure;
use crate::chart::lines::{Lines, buckets, natural};
use crate::order::Order;
use crate::prom::series::Series;

/// A column of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The line's name.
    Name,
    /// The newest value.
    Last,
    /// The smallest value.
    Min,
    /// The largest value.
    Max,
    /// The arithmetic mean.
    Mean,
}

impl Column {
    /// The columns of numbers, in their order.
    pub const NUMBERS: [Self; 4] = [Self::Last, Self::Min, Self::Max, Self::Mean];

    /// What stands at its head.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Last => "Last",
            Self::Min => "Min",
            Self::Max => "Max",
            Self::Mean => "Mean",
        }
    }

    /// What stands in it for a line of a chart; empty where there is nothing to say.
    #[must_use]
    pub fn text(self, figure: &Figure, lines: &Lines, line: usize) -> String {
        match self.number(lines, line) {
            Some(value) => figure.value_text(lines, line, value),
            None if self == Self::Name => lines.name(line).to_owned(),
            None => String::new(),
        }
    }

    /// Values are looked at from the largest, names from the first.
    #[must_use]
    pub fn usual_order(self) -> Order<Self> {
        Order {
            by: self,
            descending: self != Self::Name,
        }
    }

    fn number(self, lines: &Lines, line: usize) -> Option<f64> {
        let stats = lines.stats.get(line).copied().flatten();
        match self {
            Self::Name => None,
            Self::Last => Some(lines.series.get(line).and_then(Series::last)?.1),
            Self::Min => Some(stats?.min),
            Self::Max => Some(stats?.max),
            Self::Mean => Some(stats?.mean),
        }
    }
}

/// Sorts some lines. Those without a number come last either way, equals keep their order.
pub fn sort(found: &mut Vec<usize>, lines: &Lines, order: Order<Column>) {
    let turned = |ordering: Ordering| {
        if order.descending {
            ordering.reverse()
        } else {
            ordering
        }
    };
    let number = |line: usize| order.by.number(lines, line).filter(|value| !value.is_nan());
    crate::order::sort(found, |a, b| match order.by {
        Column::Name => {
            let [(a, bound_a), (b, bound_b)] = [*a, *b].map(|line| lines.stem(line));
            let names = natural::compare(a, b);
            turned(names.then(buckets::compare(bound_a, bound_b)))
        }
        _ => match (number(*a), number(*b)) {
            (Some(a), Some(b)) => turned(a.total_cmp(&b)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        },
    });
}

#[cfg(test)]
mod tests {
    use super::super::{Choice, sample};
    use super::*;
    use crate::chart::lines::source::{Bundle, Source};
    use crate::measure::unit::Unit;
    use crate::prom::labels::Labels;
    use crate::prom::stretch::Stretch;
    use crate::prom::zone::UTC;

    fn lines() -> Lines {
        lines_of(
            Unit::Bytes,
            &[
                ("b", &[1.0, 5.0]),
                ("A", &[4.0, f64::NAN]),
                ("c", &[f64::NAN]),
                ("node 10", &[3.0, 3.0]),
                ("node 9", &[-1.0, 5.0]),
            ],
        )
    }

    fn lines_of(unit: Unit, all: &[(&str, &[f64])]) -> Lines {
        let series = all.iter().map(|(name, values)| Series {
            labels: Labels::new([("name", *name)]),
            times: [0.0, 1.0].into_iter().take(values.len()).collect(),
            values: (*values).into(),
            ..Series::default()
        });
        let series: Vec<Series> = series.collect();
        let source = Source {
            series: &series,
            expr: "x",
            legend: "",
            bundle: Bundle {
                unit,
                ..Bundle::default()
            },
        };
        Lines::of(&[source])
    }

    fn figure(lines: &Lines) -> Figure {
        let look = sample::look(500.0, 350.0);
        let window = Stretch::from_floats(0.0, 1.0);
        Figure::plan(lines, window, &Choice::default(), look, UTC)
    }

    #[test]
    fn sorts_by_each_column_and_puts_what_has_no_number_last() {
        let lines = lines();
        for (by, descending, sorted) in [
            (Column::Name, false, [1, 0, 2, 4, 3]),
            (Column::Name, true, [3, 4, 2, 0, 1]),
            (Column::Last, true, [0, 4, 3, 1, 2]),
            (Column::Last, false, [3, 0, 4, 1, 2]),
            (Column::Min, false, [4, 0, 3, 1, 2]),
            (Column::Max, true, [0, 4, 1, 3, 2]),
            (Column::Mean, true, [1, 0, 3, 4, 2]),
        ] {
            let mut found = vec![0, 1, 2, 3, 4];
            sort(&mut found, &lines, Order { by, descending });
            assert_eq!(found, sorted, "{by:?} {descending}");
        }
    }

    #[test]
    fn names_of_buckets_are_sorted_by_their_bounds() {
        let all = [
            ("b", "0.5"),
            ("b", "+Inf"),
            ("a", "1e3"),
            ("b", "0.25"),
            ("a", "5"),
        ];
        let series = all.map(|(job, le)| Series {
            labels: Labels::new([("job", job), ("le", le)]),
            ..Series::default()
        });
        for legend in ["", "{{job}} {{le}}"] {
            let source = Source {
                series: &series,
                expr: "x",
                legend,
                bundle: Bundle::default(),
            };
            let lines = Lines::of(&[source]);
            let mut found = vec![0, 1, 2, 3, 4];
            sort(&mut found, &lines, Column::Name.usual_order());
            let bounds = found
                .iter()
                .filter_map(|line| lines.series[*line].labels.get("le"));
            let bounds: Vec<&str> = bounds.collect();
            assert_eq!(bounds, ["5", "1e3", "0.25", "0.5", "+Inf"], "{legend}");
        }
    }

    #[test]
    fn says_each_line_in_a_few_numbers() {
        let lines = lines();
        let figure = figure(&lines);
        let row = |line: usize| {
            let numbers = Column::NUMBERS.map(|column| column.text(&figure, &lines, line));
            [
                vec![Column::Name.text(&figure, &lines, line)],
                numbers.to_vec(),
            ]
            .concat()
        };
        assert_eq!(row(0), ["b", "5 B", "1 B", "5 B", "3 B"]);
        assert_eq!(row(1), ["A", "NaN", "4 B", "4 B", "4 B"]);
        assert_eq!(row(2), ["c", "NaN", "", "", ""]);
        assert_eq!(row(9), ["", "", "", "", ""]);
    }

    #[test]
    fn values_that_differ_on_screen_differ_in_words() {
        for (unit, values, said) in [
            (
                Unit::Ratio,
                [0.273_612, 0.273_619],
                ["27.3619 %", "27.3612 %"],
            ),
            (
                Unit::Number,
                [7e12, 7e12 + 1e5],
                ["7000000.1 M", "7000000 M"],
            ),
            (
                Unit::Number,
                [0.999_999_7, 1.000_000_2],
                ["1.0000002", "0.9999997"],
            ),
            (Unit::Bytes, [0.0, 2_147_483_648.0], ["2 GiB", "0 B"]),
        ] {
            let lines = lines_of(unit, &[("a", &values)]);
            let figure = figure(&lines);
            let found = [Column::Last, Column::Min].map(|it| it.text(&figure, &lines, 0));
            assert_eq!(found, said, "{unit:?}");
        }
    }

    #[test]
    fn a_click_sorts_and_another_turns() {
        let mut order = None;
        for (column, said) in [
            (Column::Last, "descending"),
            (Column::Last, "ascending"),
            (Column::Name, "ascending"),
            (Column::Name, "descending"),
            (Column::Max, "descending"),
        ] {
            order = Some(Order::clicked(order.as_ref(), column.usual_order()));
            assert_eq!(Order::aria(order.as_ref(), &column), said, "{column:?}");
            assert_eq!(Order::aria(order.as_ref(), &Column::Mean), "none");
        }
    }
}
