//! A line with no more points than can be seen.

use super::gaps::GAP_STEPS;
use crate::chart::axis::scale::Scale;
use crate::chart::axis::times::within;
use crate::prom::series::Series;

/// The points of a line as two columns; `NaN` in `y` breaks it. The columns are used again for
/// the next line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Points {
    /// Milliseconds since 1970.
    pub x: Vec<f64>,
    /// Positions on a linear axis: values, or their decimal logarithms.
    pub y: Vec<f64>,
}

/// The samples of one pixel column that are kept.
#[derive(Clone, Copy)]
struct Column {
    /// Pixels from the left edge to the column's left border.
    at: f64,
    low: (f64, f64),
    high: (f64, f64),
}

impl Points {
    /// Keeps at most two samples of each pixel column, the smallest and the largest, so no spike
    /// is lost. Samples outside the window are left out, but for one on each side, to which the
    /// line leads. `step` is in milliseconds; where samples are farther apart, the line breaks,
    /// unless the gap lies within one pixel column.
    pub fn thin(&mut self, series: &Series, step: f64, scale: &Scale) {
        self.x.clear();
        self.y.clear();
        let inside = within(&series.times, scale.start, scale.end);
        let seen = inside.start.saturating_sub(1)..(inside.end + 1).min(series.times.len());
        let times = series.times.get(seen.clone()).unwrap_or_default();
        let values = series.values.get(seen).unwrap_or_default();
        let mut column: Option<Column> = None;
        let mut newest = f64::NEG_INFINITY;
        for (time, value) in times.iter().zip(values) {
            let point = (*time, scale.curve.bend(*value));
            if !point.1.is_finite() {
                newest = f64::NEG_INFINITY;
                continue;
            }
            let at = scale.x(*time).floor();
            let is_gap = time - newest > step * GAP_STEPS;
            newest = *time;
            match &mut column {
                Some(column) if column.at.total_cmp(&at).is_eq() => column.take(point),
                _ => {
                    self.push(column.take());
                    if is_gap {
                        self.lift();
                    }
                    column = Some(Column {
                        at,
                        low: point,
                        high: point,
                    });
                }
            }
        }
        self.push(column);
    }

    /// Adds another line after a break.
    pub fn append(&mut self, other: Self) {
        self.lift();
        self.x.extend(other.x);
        self.y.extend(other.y);
    }

    fn push(&mut self, column: Option<Column>) {
        let Some(Column { low, high, .. }) = column else {
            return;
        };
        let (first, second) = if low.0 <= high.0 {
            (low, high)
        } else {
            (high, low)
        };
        self.x.push(first.0);
        self.y.push(first.1);
        if first.0 < second.0 {
            self.x.push(second.0);
            self.y.push(second.1);
        }
    }

    /// Ends a stroke.
    fn lift(&mut self) {
        if let Some(last) = self.x.last().copied() {
            self.x.push(last);
            self.y.push(f64::NAN);
        }
    }
}

impl Column {
    fn take(&mut self, point: (f64, f64)) {
        if point.1 < self.low.1 {
            self.low = point;
        }
        if point.1 > self.high.1 {
            self.high = point;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::axis::scale::Curve;
    use proptest::prelude::*;

    const NAN: f64 = f64::NAN;

    /// 20 pixels of a second each.
    fn scale(curve: Curve) -> Scale {
        Scale {
            start: 0.0,
            end: 20_000.0,
            low: 1.0,
            high: 100.0,
            curve,
            width: 20.0,
            height: 10.0,
        }
    }

    fn series(samples: &[(f64, f64)]) -> Series {
        Series {
            times: samples.iter().map(|(time, _)| *time).collect(),
            values: samples.iter().map(|(_, value)| *value).collect(),
            ..Series::default()
        }
    }

    fn thinned(samples: &[(f64, f64)], step: f64, curve: Curve) -> Vec<(f64, f64)> {
        let mut points = Points::default();
        points.thin(&series(samples), step, &scale(curve));
        points.x.into_iter().zip(points.y).collect()
    }

    #[test]
    fn keeps_what_is_seen() {
        let s = 1_000.0;
        for (samples, step, expected) in [
            (vec![], s, vec![]),
            (
                vec![(0.0, 1.0), (s, 2.0), (2.0 * s, 3.0)],
                s,
                vec![(0.0, 1.0), (s, 2.0), (2.0 * s, 3.0)],
            ),
            // The smallest and the largest of a column, in the order of time.
            (
                vec![
                    (0.0, 5.0),
                    (100.0, 9.0),
                    (200.0, 1.0),
                    (300.0, 5.0),
                    (s, 5.0),
                ],
                100.0 * 10.0,
                vec![(100.0, 9.0), (200.0, 1.0), (s, 5.0)],
            ),
            // One sample before the window and one after it.
            (
                vec![
                    (-2.0 * s, 1.0),
                    (-s, 2.0),
                    (10.0 * s, 3.0),
                    (21.0 * s, 4.0),
                    (22.0 * s, 5.0),
                ],
                20.0 * s,
                vec![(-s, 2.0), (10.0 * s, 3.0), (21.0 * s, 4.0)],
            ),
            // A gap, and a lone sample.
            (
                vec![(0.0, 1.0), (s, 1.0), (9.0 * s, 2.0)],
                s,
                vec![(0.0, 1.0), (s, 1.0), (s, NAN), (9.0 * s, 2.0)],
            ),
            (
                vec![(0.0, 1.0), (s, NAN), (2.0 * s, 1.0), (3.0 * s, 1.0)],
                s,
                vec![(0.0, 1.0), (0.0, NAN), (2.0 * s, 1.0), (3.0 * s, 1.0)],
            ),
            // A gap within a pixel.
            (
                vec![(0.0, 1.0), (600.0, 2.0)],
                10.0,
                vec![(0.0, 1.0), (600.0, 2.0)],
            ),
        ] {
            let found = format!("{:?}", thinned(&samples, step, Curve::Linear));
            assert_eq!(found, format!("{expected:?}"), "{samples:?}");
        }
    }

    #[test]
    fn draws_logarithms_and_breaks_where_there_is_none() {
        let samples = [
            (0.0, 10.0),
            (1_000.0, 100.0),
            (2_000.0, 0.0),
            (3_000.0, 1.0),
            (4_000.0, 1.0),
        ];
        let y: Vec<f64> = thinned(&samples, 1_000.0, Curve::Log)
            .iter()
            .map(|point| point.1)
            .collect();
        assert_eq!(format!("{y:?}"), "[1.0, 2.0, NaN, 0.0, 0.0]");
    }

    /// The strokes of a line.
    fn strokes(points: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
        points
            .split(|point| point.1.is_nan())
            .map(<[_]>::to_vec)
            .collect()
    }

    fn pixel(time: f64) -> f64 {
        (time / 1_000.0).floor()
    }

    /// The smallest and the largest value of each pixel column.
    fn ends(samples: &[(f64, f64)]) -> Vec<(f64, f64, f64)> {
        let mut found: Vec<(f64, f64, f64)> = Vec::new();
        for (time, value) in samples {
            match found.last_mut().filter(|last| last.0 >= pixel(*time)) {
                Some(last) => *last = (last.0, last.1.min(*value), last.2.max(*value)),
                None => found.push((pixel(*time), *value, *value)),
            }
        }
        found
    }

    proptest! {
        #[test]
        fn loses_no_spike_and_bridges_no_gap(
            samples in prop::collection::vec((1_u32..60, prop::option::weighted(0.9, -9_i32..9)), 0..100)
        ) {
            let mut time = 0;
            let samples = samples.into_iter().map(|(tens, value)| {
                time += tens * 10;
                (f64::from(time), value.map_or(NAN, f64::from))
            });
            let samples: Vec<(f64, f64)> = samples.take_while(|(time, _)| *time <= 20_000.0).collect();
            let step = 250.0;
            let points = thinned(&samples, step, Curve::Linear);
            let strokes = strokes(&points);
            let kept = strokes.concat();
            let finite: Vec<(f64, f64)> = samples.iter().copied().filter(|(_, value)| value.is_finite()).collect();
            prop_assert_eq!(ends(&finite), ends(&kept));
            for column in kept.chunk_by(|a, b| pixel(a.0) >= pixel(b.0)) {
                prop_assert!(column.len() <= 2, "{column:?}");
            }
            for pair in finite.windows(2) {
                let between = samples.iter().filter(|(time, _)| *time > pair[0].0 && *time < pair[1].0);
                let is_gap = pair[1].0 - pair[0].0 > step * 1.5 || between.count() > 0;
                if is_gap && pixel(pair[0].0) < pixel(pair[1].0) {
                    let crosses = |stroke: &Vec<(f64, f64)>| {
                        stroke.iter().any(|point| pixel(point.0) <= pixel(pair[0].0))
                            && stroke.iter().any(|point| pixel(point.0) >= pixel(pair[1].0))
                    };
                    let crossed = strokes.iter().any(crosses);
                    prop_assert!(!crossed, "{pair:?} {points:?}");
                }
            }
        }
    }
}
