//! What the pointer points at.

use std::cmp::Ordering;

use crate::chart::axis::scale::{Scale, length};
use crate::chart::axis::times::{sample_at, within};
use crate::chart::thin::gaps::GAP_STEPS;
use crate::order;
use crate::prom::series::Series;

/// A line that the pointer may be near to.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// What it is known by.
    pub line: usize,
    /// Its samples.
    pub series: &'a Series,
    /// Milliseconds between its steps.
    pub step: f64,
    /// Where they are drawn.
    pub scale: &'a Scale,
}

/// The sample that the pointer is nearest to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// The line that it is of.
    pub line: usize,
    /// The sample's index in the series.
    pub sample: usize,
    /// Pixels from the pointer to the series' line.
    pub distance: f64,
}

/// Finds the line that passes nearest to a place on the plot (pixels from the left and the top
/// edge), within `radius` pixels, and its sample next to that place. Of lines at the same distance
/// the first wins.
pub fn nearest<'a>(
    lines: impl IntoIterator<Item = Candidate<'a>>,
    place: (f64, f64),
    radius: f64,
) -> Option<Nearest> {
    let mut best: Option<Nearest> = None;
    for Candidate {
        line,
        series,
        step,
        scale,
    } in lines
    {
        // What is nearer than the best passes within that distance of the pointer.
        let limit = best.map_or(radius, |best| best.distance);
        let inside = within(
            &series.times,
            scale.time(place.0 - limit),
            scale.time(place.0 + limit),
        );
        let first = inside.start.saturating_sub(1);
        let mut previous: Option<Spot> = None;
        for sample in first..(inside.end + 1).min(series.times.len()) {
            let Some(spot) = spot(series, sample, scale, place) else {
                previous = None;
                continue;
            };
            let joined = previous.filter(|before| spot.time - before.time <= step * GAP_STEPS);
            let (distance, sample) = joined.map_or((spot.distance(), sample), |before| {
                let nearer = if before.distance() < spot.distance() {
                    sample - 1
                } else {
                    sample
                };
                (to_stretch(before, spot), nearer)
            });
            let limit = best.map_or(radius, |best| best.distance);
            if distance < limit || (best.is_none() && distance <= radius) {
                best = Some(Nearest {
                    line,
                    sample,
                    distance,
                });
            }
            previous = Some(spot);
        }
    }
    best
}

/// A sample as the pointer sees it: pixels to the right of it and below it.
#[derive(Clone, Copy)]
struct Spot {
    time: f64,
    x: f64,
    y: f64,
}

impl Spot {
    fn distance(self) -> f64 {
        length(self.x, self.y)
    }
}

fn spot(series: &Series, sample: usize, scale: &Scale, place: (f64, f64)) -> Option<Spot> {
    let (time, value) = (*series.times.get(sample)?, *series.values.get(sample)?);
    let (x, y) = (scale.x(time) - place.0, scale.y(value) - place.1);
    y.is_finite().then_some(Spot { time, x, y })
}

/// Pixels from the pointer to the stretch of line between two samples.
fn to_stretch(from: Spot, to: Spot) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let along = -(from.x * dx + from.y * dy) / (dx * dx + dy * dy);
    let along = along.clamp(0.0, 1.0);
    length(from.x + along * dx, from.y + along * dy)
}

/// The values of all lines at a time (milliseconds since 1970), largest first, `NaN` last, at
/// most `count` of them. A line has a value there if it has a sample within half a step.
pub fn at<'a>(
    lines: impl IntoIterator<Item = Candidate<'a>>,
    time: f64,
    count: usize,
) -> Vec<(usize, f64)> {
    let value = |candidate: Candidate| {
        let sample = sample_at(&candidate.series.times, time, candidate.step)?;
        Some((candidate.line, *candidate.series.values.get(sample)?))
    };
    let mut found: Vec<(usize, f64)> = lines.into_iter().filter_map(value).collect();
    order::sort(&mut found, larger_first);
    found.truncate(count);
    found
}

fn larger_first(a: &(usize, f64), b: &(usize, f64)) -> Ordering {
    let by_value = match (a.1.is_nan(), b.1.is_nan()) {
        (false, false) => b.1.total_cmp(&a.1),
        (a, b) => a.cmp(&b),
    };
    by_value.then(a.0.cmp(&b.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::axis::scale::Curve;
    use proptest::prelude::*;

    /// A pixel is a millisecond wide and a unit high, from the bottom.
    fn scale() -> Scale {
        Scale {
            start: 0.0,
            end: 100.0,
            low: 0.0,
            high: 100.0,
            curve: Curve::Linear,
            width: 100.0,
            height: 100.0,
        }
    }

    fn series(samples: &[(f64, f64)]) -> Series {
        Series {
            times: samples.iter().map(|(time, _)| *time).collect(),
            values: samples.iter().map(|(_, value)| *value).collect(),
            ..Series::default()
        }
    }

    fn candidates<'a>(
        all: &'a [Series],
        step: f64,
        scale: &'a Scale,
    ) -> impl Iterator<Item = Candidate<'a>> {
        let lines = all.iter().enumerate();
        lines.map(move |(line, series)| Candidate {
            line,
            series,
            step,
            scale,
        })
    }

    fn found(all: &[Series], place: (f64, f64)) -> Option<(usize, usize, f64)> {
        let near = nearest(candidates(all, 20.0, &scale()), place, 10.0)?;
        Some((near.line, near.sample, near.distance))
    }

    #[test]
    fn finds_the_line_under_the_pointer() {
        let all = [
            series(&[(0.0, 80.0), (20.0, 80.0), (40.0, 80.0)]),
            series(&[(0.0, 70.0), (20.0, f64::NAN), (40.0, 70.0), (90.0, 70.0)]),
        ];
        for (place, expected) in [
            ((9.0, 22.0), Some((0, 0, 2.0))),
            ((11.0, 22.0), Some((0, 1, 2.0))),
            ((40.0, 27.0), Some((1, 2, 3.0))),
            ((40.0, 25.0), Some((0, 2, 5.0))),
            ((43.0, 16.0), Some((0, 2, 5.0))),
            ((90.0, 40.0), Some((1, 3, 10.0))),
            ((65.0, 30.0), None),
            ((90.0, 41.0), None),
            ((10.0, 35.0), None),
            ((-50.0, 20.0), None),
        ] {
            assert_eq!(found(&all, place), expected, "{place:?}");
        }
        assert_eq!(found(&[], (0.0, 0.0)), None);
    }

    #[test]
    fn reads_all_series_at_a_time() {
        let all = [
            series(&[(0.0, 1.0), (20.0, 5.0)]),
            series(&[(0.0, 1.0)]),
            series(&[(22.0, f64::NAN)]),
            series(&[(18.0, 9.0), (40.0, 7.0)]),
            series(&[(31.0, f64::INFINITY)]),
        ];
        let read = |time: f64, count: usize| at(candidates(&all, 20.0, &scale()), time, count);
        assert_eq!(read(20.0, 2), vec![(3, 9.0), (0, 5.0)]);
        assert_eq!(
            format!("{:?}", read(20.0, 9)),
            "[(3, 9.0), (0, 5.0), (2, NaN)]"
        );
        assert_eq!(read(10.0, 9), vec![(3, 9.0), (0, 1.0), (1, 1.0)]);
        assert_eq!(read(100.0, 9), vec![]);
    }

    proptest! {
        #[test]
        fn no_sample_is_nearer_than_the_nearest_line(
            lines in prop::collection::vec(prop::collection::vec(0.0..100.0, 1..12), 1..6),
            x in 0.0..100.0,
            y in 0.0..100.0,
        ) {
            let all: Vec<Series> = lines.iter().map(|values| {
                let times = (0_u8..).map(|index| f64::from(index) * 10.0);
                series(&times.zip(values.iter().copied()).collect::<Vec<_>>())
            }).collect();
            let near = nearest(candidates(&all, 10.0, &scale()), (x, y), 200.0);
            let Some(near) = near else { return Err(TestCaseError::fail("nothing")) };
            for one in &all {
                for (time, value) in one.times.iter().zip(one.values.iter()) {
                    prop_assert!(near.distance <= (time - x).hypot(100.0 - value - y) + 1e-9);
                }
            }
            let small = nearest(candidates(&all, 10.0, &scale()), (x, y), near.distance + 1e-9);
            prop_assert_eq!(small, Some(near));
        }
    }
}
