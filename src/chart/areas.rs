//! What a chart of stacked areas draws.

use super::extent::Extent;
use super::lines::{Lines, Side};
use super::nearest::sample_at;
use super::palette::{Ground, Rgb};
use super::scale::Scale;
use super::stack::{Layer, stack};
use crate::prom::series::Series;

/// The area of a line, or of several as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// The line; none where it is the crowd's.
    pub line: Option<usize>,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: Rgb,
    /// Its value axis.
    pub side: Side,
    /// Whether it shows another time than it is drawn at. Such a pile is only outlined, dashed, so
    /// that it does not cover that of now.
    pub is_dashed: bool,
    /// Its lower border; none is zero.
    pub below: Option<Series>,
    /// Its upper border: the sums of all lines up to this one.
    pub top: Series,
    /// Milliseconds between the steps of the border: a larger distance is a gap.
    pub step: f64,
}

/// Piles lines up: those of an axis and a time are a pile of their own, in the order of the
/// answers from the bottom, so that a refresh keeps it. The crowd lies below them as one area:
/// nothing is lost from the sum.
#[must_use]
pub fn pile(lines: &Lines, front: &[usize], crowd: &[usize], ground: Ground) -> Vec<Area> {
    let mut front = front.to_vec();
    front.sort_unstable();
    let piles = [
        (Side::Left, false),
        (Side::Left, true),
        (Side::Right, false),
        (Side::Right, true),
    ];
    let mut areas = Vec::new();
    for kind in piles {
        let of_kind = |all: &[usize]| -> Vec<usize> {
            let all = all.iter().copied();
            all.filter(|line| (lines.side(*line), lines.is_earlier(*line)) == kind)
                .collect()
        };
        areas.extend(pile_of(lines, &of_kind(&front), &of_kind(crowd), ground));
    }
    areas
}

fn pile_of(lines: &Lines, front: &[usize], crowd: &[usize], ground: Ground) -> Vec<Area> {
    let bottom = (!crowd.is_empty()).then(|| crowd.to_vec());
    let groups: Vec<Vec<usize>> = bottom
        .into_iter()
        .chain(front.iter().map(|line| vec![*line]))
        .collect();
    let layer = |line: &usize| {
        Some(Layer {
            series: lines.series.get(*line)?,
            step: lines.step(*line),
        })
    };
    let layers: Vec<Vec<Layer>> = groups
        .iter()
        .map(|group| group.iter().filter_map(layer).collect())
        .collect();
    let steps = layers.iter().flatten().map(|layer| layer.step);
    let step = steps.fold(0.0, f64::max);
    let mut below = None;
    let area = |(group, top): (&Vec<usize>, Series)| {
        let first = *group.first()?;
        let line = front.contains(&first).then_some(first);
        Some(Area {
            line,
            name: line.map_or_else(|| others(group.len()), |line| lines.name(line).to_owned()),
            colour: line.map_or_else(|| ground.quiet(), |line| ground.colour(lines.colour(line))),
            side: lines.side(first),
            is_dashed: lines.is_earlier(first),
            below: below.replace(top.clone()),
            top,
            step,
        })
    };
    groups.iter().zip(stack(&layers)).filter_map(area).collect()
}

fn others(count: usize) -> String {
    match count {
        1 => "1 other".to_owned(),
        count => format!("{count} others"),
    }
}

/// From where to where the areas of an axis reach, zero included, since they stand on it.
#[must_use]
pub fn extent(areas: &[Area], side: Side, window: (f64, f64)) -> Option<Extent> {
    let tops = areas.iter().filter(|area| area.side == side);
    let tops = tops.map(|area| &area.top);
    let zero = Extent {
        low: 0.0,
        high: 0.0,
    };
    Extent::of(tops, window, f64::is_finite).map(|extent| extent.join(zero))
}

impl Area {
    /// Whether a place on the plot, pixels from its left and top edge, lies within.
    #[must_use]
    pub fn holds(&self, (x, y): (f64, f64), scale: &Scale) -> bool {
        let time = scale.time(x);
        let Some(sample) = sample_at(&self.top.times, time, self.step).filter(|_| !self.is_dashed)
        else {
            return false;
        };
        let border = |series: &Series| series.values.get(sample).copied().unwrap_or(0.0);
        let (top, below) = (border(&self.top), self.below.as_ref().map_or(0.0, border));
        let value = scale.value(y);
        value >= top.min(below) && value < top.max(below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::lines::{Bundle, Source};
    use crate::chart::scale::Curve;
    use crate::prom::duration::Duration;
    use crate::prom::labels::Labels;

    fn series(name: &str, values: [f64; 2]) -> Series {
        Series {
            labels: Labels::new([("name", name)]),
            times: [0.0, 10.0].into(),
            values: values.into(),
            ..Series::default()
        }
    }

    fn source(series: &[Series], side: Side, earlier: Option<Duration>) -> Source<'_> {
        Source {
            series,
            expr: "up",
            legend: "",
            bundle: Bundle {
                step: 10.0,
                side,
                earlier,
                ..Bundle::default()
            },
        }
    }

    #[test]
    fn axes_and_times_have_piles_of_their_own_and_the_crowd_lies_below() {
        let now = [
            series("a", [1.0, 2.0]),
            series("b", [3.0, 4.0]),
            series("c", [5.0, 5.0]),
            series("d", [0.5, f64::NAN]),
        ];
        let (right, before) = ([series("e", [7.0, 7.0])], [series("a", [2.0, 2.0])]);
        let sources = [
            source(&now, Side::Left, None),
            source(&before, Side::Left, Some(Duration::from_seconds(60))),
            source(&right, Side::Right, None),
        ];
        let lines = Lines::of(&sources, &mut Vec::new());
        let areas = pile(&lines, &[2, 0, 5, 4], &[1, 3], Ground::Light);
        let expected = [
            (None, [0.0, 0.0], [3.5, 4.0], false),
            (Some(0), [3.5, 4.0], [4.5, 6.0], false),
            (Some(2), [4.5, 6.0], [9.5, 11.0], false),
            (Some(4), [0.0, 0.0], [2.0, 2.0], true),
            (Some(5), [0.0, 0.0], [7.0, 7.0], false),
        ];
        assert_eq!(areas.len(), expected.len());
        for (area, (line, below, top, is_dashed)) in areas.iter().zip(expected) {
            let lower = area.below.as_ref();
            let lower = lower.map_or(vec![0.0; 2], |series| series.values.to_vec());
            assert_eq!((area.line, area.is_dashed), (line, is_dashed));
            assert_eq!(
                (lower, area.top.values.to_vec()),
                (below.to_vec(), top.to_vec())
            );
        }
        assert_eq!(areas[0].name, "2 others");
        assert_eq!(
            extent(&areas, Side::Left, (0.0, 10.0)),
            Some(Extent {
                low: 0.0,
                high: 11.0
            })
        );
        let scale = Scale {
            start: 0.0,
            end: 10.0,
            low: 0.0,
            high: 10.0,
            curve: Curve::Linear,
            width: 10.0,
            height: 10.0,
        };
        let held = |y| areas.iter().position(|area| area.holds((0.0, y), &scale));
        assert_eq!(
            [0.0, 1.0, 6.0, 8.0].map(held),
            [None, Some(2), Some(1), Some(0)]
        );
    }
}
