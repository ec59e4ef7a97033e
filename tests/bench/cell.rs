//! Sizes of answers.

/// The metric that is asked for.
pub(crate) const METRIC: &str = "bench_memory_free_bytes";

/// The label that tells its series apart, a number of three digits.
pub(crate) const LABEL: &str = "instance";

/// How much is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Selects the series.
    selector: &'static str,
    pub(crate) series: i64,
    /// Samples of each series.
    pub(crate) points: i64,
    /// Seconds between them.
    pub(crate) step: i64,
}

impl Cell {
    pub(crate) const fn new(selector: &'static str, series: i64, points: i64, step: i64) -> Self {
        Self {
            selector,
            series,
            points,
            step,
        }
    }

    /// The query.
    pub(crate) fn query(&self) -> String {
        format!("{METRIC}{{{LABEL}=~\"{}\"}}", self.selector)
    }

    /// Seconds from the first sample to the last.
    pub(crate) fn range(&self) -> i64 {
        (self.points - 1) * self.step
    }

    /// As people say it: `100 x 1,000`.
    pub(crate) fn name(&self) -> String {
        format!("{} x {}", thousands(self.series), thousands(self.points))
    }
}

/// A hundred series of a thousand samples.
pub(crate) const HUNDRED: Cell = Cell::new("0..", 100, 1_000, 15);

/// A million samples, of a thousand series.
pub(crate) const MILLION: Cell = Cell::new("...", 1_000, 1_000, 15);

/// All sizes.
pub(crate) const CELLS: [Cell; 5] = [
    Cell::new("000", 1, 240, 15),
    Cell::new("00.", 10, 1_000, 15),
    HUNDRED,
    Cell::new("[01]..", 200, 5_000, 4),
    MILLION,
];

fn thousands(number: i64) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        format!("{},{:03}", number / 1_000, number % 1_000)
    }
}
