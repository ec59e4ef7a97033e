//! A heat map with what is needed to lay it out and to read it.

use super::heatmap::{Cell, Heatmap};
use crate::chart::axis::scale::Scale;
use crate::chart::colour::palette::{Ground, Rgb};
use crate::chart::colour::ramp;
use crate::measure::unit::Unit;
use crate::prom::duration::Duration;
use crate::prom::series::Series;

/// A heat map, and what its axes and cells measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// The cells.
    pub map: Heatmap,
    /// How wide a cell is, milliseconds.
    pub step: f64,
    /// What the bounds measure.
    pub bounds: Unit,
    /// What the counts measure.
    pub counts: Unit,
}

impl Heat {
    /// The heat map of an answer to `expr`, if it is of histograms.
    #[must_use]
    pub fn of(series: &[Series], expr: &str, step: Duration) -> Option<Self> {
        Some(Self {
            map: Heatmap::of(series)?,
            step: step.float(),
            // A quantile measures what was observed, and so do bounds.
            bounds: Unit::guess(&format!("histogram_quantile(0.5, {expr}\n)")),
            counts: Unit::guess(&format!("histogram_count({expr}\n)")),
        })
    }

    /// The fullest cell at a time (milliseconds since 1970) and a value.
    #[must_use]
    pub fn at(&self, time: f64, value: f64) -> Option<Cell> {
        let cells = &self.map.cells;
        let from = cells.partition_point(|cell| cell.time < time - self.step / 2.0);
        let column = cells.get(from..).unwrap_or_default().iter();
        let column = column.take_while(|cell| cell.time <= time + self.step / 2.0);
        column
            .filter(|cell| cell.lower < value && value <= cell.upper)
            .copied()
            .reduce(|a, b| if b.count > a.count { b } else { a })
    }

    /// A cell's bounds, as in `100 ms to 250 ms`, the upper one included, on an axis that has this
    /// scale.
    #[must_use]
    pub fn bounds_text(&self, cell: &Cell, scale: &Scale) -> String {
        let word = |bound: f64| self.bounds.format_apart(bound, scale.apart(bound));
        let [lower, upper] = [cell.lower, cell.upper].map(word);
        format!("{lower} to {upper}")
    }

    /// A cell's colour.
    #[must_use]
    pub fn colour(&self, cell: &Cell, ground: Ground) -> Rgb {
        ground.ramp(ramp::place(cell.count / self.map.most()))
    }

    /// The count at a place of the ramp.
    #[must_use]
    pub fn count_at(&self, place: f64) -> String {
        self.counts.format(self.map.most() * ramp::part(place))
    }

    /// A cell's count.
    #[must_use]
    pub fn count_text(&self, cell: &Cell) -> String {
        self.counts.format(cell.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::axis::scale::Curve;
    use crate::prom::labels::Labels;

    #[test]
    fn finds_and_names_the_cell_under_the_pointer() {
        let bucket = |le: &str, counts: [f64; 2]| Series {
            labels: Labels::new([("le", le)]),
            times: [0.0, 10.0].into(),
            values: counts.into(),
            ..Series::default()
        };
        let series = [
            bucket("0.1", [2.0, 2.0]),
            bucket("0.5", [2.0, 7.0]),
            bucket("+Inf", [2.0, 8.0]),
        ];
        let expr = "rate(http_request_duration_seconds_bucket[5m])";
        let step = Duration::from_ms(10);
        let heat = Heat::of(&series, expr, step);
        let scale = Scale {
            start: 0.0,
            end: 10.0,
            low: 0.0,
            high: 1.0,
            curve: Curve::Linear,
            width: 100.0,
            height: 100.0,
        };
        let said = |time, value| {
            let heat = heat.as_ref()?;
            let cell = heat.at(time, value)?;
            Some(format!(
                "{}: {}",
                heat.bounds_text(&cell, &scale),
                heat.count_text(&cell)
            ))
        };
        for (time, value, text) in [
            (1.0, 0.05, Some("0 s to 100 ms: 2 /s")),
            (1.0, 0.3, None),
            (8.0, 0.5, Some("100 ms to 500 ms: 5 /s")),
            (8.0, 0.6, Some("500 ms to +Inf: 1 /s")),
            (16.0, 0.05, None),
        ] {
            assert_eq!(said(time, value).as_deref(), text, "{time} {value}");
        }
        assert_eq!(Heat::of(&[Series::default()], "up", step), None);
    }
}
