//! What a chart of stacked areas draws.

use super::stack::{Band, Layer, stack};
use super::trace::Trace;
use crate::chart::axis::extent::Extent;
use crate::chart::axis::scale::Scale;
use crate::chart::axis::times::sample_at;
use crate::chart::colour::palette::{Ground, Rgb};
use crate::chart::lines::Lines;
use crate::chart::lines::source::Side;
use crate::order;
use crate::prom::series::Series;
use crate::prom::stretch::Stretch;

/// The area of a line, or of several as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// The line; none where it is the crowd's.
    pub line: Option<usize>,
    pub name: String,
    pub colour: Rgb,
    /// Its value axis.
    pub side: Side,
    /// Whether it shows another time than it is drawn at. Such a pile is only outlined, dashed, so
    /// that it does not cover that of now.
    pub is_dashed: bool,
    /// The border next to zero; `NaN` where the area has a gap, as in the other border.
    pub inner: Series,
    /// The border away from zero: the sums of all lines up to this one.
    pub outer: Series,
    /// Milliseconds between the steps of the borders: a larger distance is a gap.
    pub step: f64,
}

/// Piles lines up: those of an axis and a time are a pile of their own, in the order of the
/// answers from zero, so that a refresh keeps it; what is below zero is piled downwards. The crowd
/// lies next to zero as one area: nothing is lost from the sum.
#[must_use]
pub fn pile(lines: &Lines, front: &[Trace], crowd: &[usize], ground: Ground) -> Vec<Area> {
    let mut traces: Vec<&Trace> = front.iter().collect();
    order::sort(&mut traces, |a, b| a.line.cmp(&b.line));
    let piles = [
        (Side::Left, false),
        (Side::Left, true),
        (Side::Right, false),
        (Side::Right, true),
    ];
    let mut areas = Vec::new();
    for kind in piles {
        let is_of_kind = |line: usize| (lines.side(line), lines.is_earlier(line)) == kind;
        let front = traces
            .iter()
            .copied()
            .filter(|trace| is_of_kind(trace.line));
        let crowd = crowd.iter().copied().filter(|line| is_of_kind(*line));
        areas.extend(pile_of(lines, front.collect(), crowd.collect(), ground));
    }
    areas
}

/// Several lines as one area, or one.
struct Group<'a> {
    lines: Vec<usize>,
    /// None for the crowd.
    trace: Option<&'a Trace>,
}

fn pile_of(lines: &Lines, front: Vec<&Trace>, crowd: Vec<usize>, ground: Ground) -> Vec<Area> {
    let bottom = (!crowd.is_empty()).then_some(Group {
        lines: crowd,
        trace: None,
    });
    let front = front.into_iter().map(|trace| Group {
        lines: vec![trace.line],
        trace: Some(trace),
    });
    let groups: Vec<Group> = bottom.into_iter().chain(front).collect();
    let layer = |line: &usize| {
        Some(Layer {
            series: lines.series.get(*line)?,
            step: lines.step(*line),
        })
    };
    let layers: Vec<Vec<Layer>> = groups
        .iter()
        .map(|group| group.lines.iter().filter_map(layer).collect())
        .collect();
    let steps = layers.iter().flatten().map(|layer| layer.step);
    let step = steps.fold(0.0, f64::max);
    let area = |group: &Group, Band { inner, outer }| {
        let first = *group.lines.first()?;
        Some(Area {
            line: group.trace.map(|trace| trace.line),
            name: group
                .trace
                .map_or_else(|| others(group.lines.len()), |trace| trace.name.clone()),
            colour: group
                .trace
                .map_or_else(|| ground.quiet(), |trace| trace.colour),
            side: lines.side(first),
            is_dashed: lines.is_earlier(first),
            inner,
            outer,
            step,
        })
    };
    let bands = groups.iter().zip(stack(&layers));
    let bands =
        bands.flat_map(|(group, bands)| bands.into_iter().flatten().map(move |band| (group, band)));
    bands
        .filter_map(|(group, band)| area(group, band))
        .collect()
}

fn others(count: usize) -> String {
    match count {
        1 => "1 other".to_owned(),
        count => format!("{count} others"),
    }
}

/// From where to where the areas of an axis reach, zero included, since they stand on it.
#[must_use]
pub fn extent(areas: &[Area], side: Side, window: Stretch) -> Option<Extent> {
    let borders = areas.iter().filter(|area| area.side == side);
    let borders = borders.map(|area| &area.outer);
    let zero = Extent {
        low: 0.0,
        high: 0.0,
    };
    Extent::of(borders, window, f64::is_finite).map(|extent| extent.join(zero))
}

impl Area {
    /// Whether a place on the plot, pixels from its left and top edge, lies within.
    #[must_use]
    pub fn holds(&self, (x, y): (f64, f64), scale: &Scale) -> bool {
        let time = scale.time(x);
        let Some(sample) =
            sample_at(&self.outer.times, time, self.step).filter(|_| !self.is_dashed)
        else {
            return false;
        };
        let border = |series: &Series| series.values.get(sample).copied().unwrap_or(f64::NAN);
        let (inner, outer) = (border(&self.inner), border(&self.outer));
        let value = scale.value(y);
        value >= outer.min(inner) && value < outer.max(inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::axis::scale::Curve;
    use crate::chart::lines::source::{Bundle, Source};
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
                step: Duration::from_ms(10),
                side,
                earlier,
                ..Bundle::default()
            },
        }
    }

    fn trace(lines: &Lines, line: usize) -> Trace {
        Trace {
            line,
            name: lines.name(line).to_owned(),
            colour: Rgb(0),
            side: lines.side(line),
            is_dashed: lines.is_earlier(line),
        }
    }

    #[test]
    fn a_crowd_of_both_signs_is_above_zero_and_below() {
        let all = [
            series("a", [5.0, -1.0]),
            series("b", [-3.0, -3.0]),
            series("c", [2.0, 2.0]),
        ];
        let lines = Lines::of(&[source(&all, Side::Left, None)]);
        let areas = pile(&lines, &[trace(&lines, 2)], &[0, 1], Ground::Light);
        let borders = |area: &Area| [&area.inner, &area.outer].map(|border| border.values.to_vec());
        let all: Vec<_> = areas
            .iter()
            .map(|area| (area.line, borders(area)))
            .collect();
        assert_eq!(
            all,
            [
                (None, [vec![0.0, 0.0], vec![5.0, 0.0]]),
                (None, [vec![0.0, 0.0], vec![-3.0, -4.0]]),
                (Some(2), [vec![5.0, 0.0], vec![7.0, 2.0]]),
            ]
        );
        let low =
            extent(&areas, Side::Left, Stretch::from_floats(0.0, 10.0)).map(|extent| extent.low);
        assert_eq!(low, Some(-4.0));
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
        let lines = Lines::of(&sources);
        let front = [2, 0, 5, 4].map(|line| trace(&lines, line));
        let areas = pile(&lines, &front, &[1, 3], Ground::Light);
        let expected = [
            (None, [0.0, 0.0], [3.5, 4.0], false),
            (Some(0), [3.5, 4.0], [4.5, 6.0], false),
            (Some(2), [4.5, 6.0], [9.5, 11.0], false),
            (Some(4), [0.0, 0.0], [2.0, 2.0], true),
            (Some(5), [0.0, 0.0], [7.0, 7.0], false),
        ];
        assert_eq!(areas.len(), expected.len());
        for (area, (line, below, top, is_dashed)) in areas.iter().zip(expected) {
            assert_eq!((area.line, area.is_dashed), (line, is_dashed));
            let borders = [&area.inner, &area.outer].map(|border| border.values.to_vec());
            assert_eq!(borders, [below.to_vec(), top.to_vec()]);
        }
        assert_eq!(areas[0].name, "2 others");
        assert_eq!(
            extent(&areas, Side::Left, Stretch::from_floats(0.0, 10.0)),
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
