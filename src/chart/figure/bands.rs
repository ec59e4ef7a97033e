//! Stretches of time during which alerts were pending or firing, behind the lines of a chart.
//!
//! Source: the series `ALERTS`, which Prometheus writes at each evaluation of an alerting rule.

use super::Figure;
use crate::prom::duration::Duration;
use crate::prom::series::Series;

/// The query that tells of all alerts over a window.
pub const QUERY: &str = "ALERTS";

/// How many are drawn: more say nothing any more.
pub const MOST: usize = 50;

/// An alert from when it began to when it ended, or as far as the window shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub name: String,
    pub is_firing: bool,
    /// Milliseconds since 1970, one step either way.
    pub start: f64,
    pub end: f64,
}

/// The bands in an answer to [`QUERY`] whose samples are so far apart, the first ones first.
#[must_use]
pub fn bands(series: &[Series], step: Duration) -> Vec<Band> {
    let mut found = Vec::new();
    for one in series {
        let text = |label: &str| one.labels.get(label).unwrap_or_default();
        let band = |start: f64, end: f64| Band {
            name: text("alertname").to_owned(),
            is_firing: text("alertstate") == "firing",
            start,
            end,
        };
        let mut times = one.times.iter().copied();
        let Some(mut start) = times.next() else {
            continue;
        };
        let mut end = start;
        for time in times {
            if time - end > 1.5 * step.float() {
                found.push(band(start, end));
                start = time;
            }
            end = time;
        }
        found.push(band(start, end));
    }
    crate::order::sort(&mut found, |a, b| a.start.total_cmp(&b.start));
    found
}

impl Figure {
    /// Where a band lies in the chart: its left edge and width in CSS pixels; none outside the window.
    #[must_use]
    pub fn place_of(&self, band: &Band) -> Option<(f64, f64)> {
        let scale = &self.left.scale;
        let length = scale.end - scale.start;
        let at = |time: f64| {
            (time.clamp(scale.start, scale.end) - scale.start) / length * self.plot.width
        };
        let (left, right) = (at(band.start), at(band.end));
        let is_inside = band.end >= scale.start && band.start <= scale.end && length > 0.0;
        // One that lasted no longer than an evaluation is seen all the same.
        is_inside.then_some((self.plot.left + left, (right - left).max(2.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::labels::Labels;

    fn alert(name: &str, state: &str, times: &[f64]) -> Series {
        Series {
            labels: Labels::new([("alertname", name), ("alertstate", state)]),
            times: times.into(),
            values: vec![1.0; times.len()].into(),
            ..Series::default()
        }
    }

    #[test]
    fn a_gap_ends_a_band() {
        let series = [
            alert("Hot", "firing", &[30_000.0, 40_000.0, 50_000.0, 90_000.0]),
            alert("Hot", "pending", &[10_000.0, 20_000.0]),
            alert("None", "firing", &[]),
        ];
        let found = bands(&series, Duration::from_seconds(10));
        let told: Vec<String> = found
            .iter()
            .map(|band| {
                format!(
                    "{} {} {}-{}",
                    band.name, band.is_firing, band.start, band.end
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "Hot false 10000-20000",
                "Hot true 30000-50000",
                "Hot true 90000-90000"
            ]
        );
    }
}
