//! What of a chart the pointer is next to.

use super::nearest::{self, Candidate};
use crate::chart::axis::scale::Scale;
use crate::chart::axis::times::sample_at;
use crate::chart::figure::Figure;
use crate::chart::figure::areas::Area;
use crate::chart::figure::heatmap::Cell;
use crate::chart::lines::Lines;
use crate::chart::mode::style::Content;
use crate::prom::series::Series;

/// How near the pointer must come to a line, CSS pixels.
const REACH: f64 = 60.0;

/// What the pointer is next to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    pub line: usize,
    /// The sample's time, milliseconds since 1970.
    pub time: f64,
    pub value: f64,
    /// The sample's place in the chart, CSS pixels from the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// How far the line passes from there, CSS pixels.
    pub distance: f64,
}

impl Figure {
    /// The line and sample next to a place in the chart (CSS pixels from its top left corner),
    /// if one is near; of stacked areas the one that the place lies in.
    #[must_use]
    pub fn nearest(&self, lines: &Lines, x: f64, y: f64) -> Option<Near> {
        let place = (x - self.plot.left, y - self.plot.top);
        match self.mode.content() {
            Content::Lines(_) => self.nearest_line(lines, place),
            Content::Piles => self.nearest_area(lines, place),
            Content::Cells => None,
        }
    }

    fn nearest_line(&self, lines: &Lines, place: (f64, f64)) -> Option<Near> {
        let found = nearest::nearest(self.drawn(lines), place, REACH)?;
        let series = lines.series.get(found.line)?;
        let value = *series.values.get(found.sample)?;
        let scale = self.scale(lines.side(found.line));
        let near = self.near(series, found.sample, scale)?;
        Some(Near {
            line: found.line,
            distance: found.distance,
            value,
            ..near
        })
    }

    fn nearest_area(&self, lines: &Lines, place: (f64, f64)) -> Option<Near> {
        let (area, sample, distance) = self
            .area_around(place)
            .or_else(|| self.area_beside(place))?;
        let line = area.line?;
        let near = self.near(&area.outer, sample, self.scale(area.side))?;
        let series = lines.series.get(line)?;
        let own = sample_at(&series.times, near.time, lines.step(line))?;
        Some(Near {
            line,
            distance,
            value: *series.values.get(own)?,
            ..near
        })
    }

    /// The area that a place lies in, a sample of its border, and no distance.
    fn area_around(&self, place: (f64, f64)) -> Option<(&Area, usize, f64)> {
        let holds = |area: &&Area| area.holds(place, self.scale(area.side));
        let area = self.areas.iter().find(holds)?;
        let time = self.scale(area.side).time(place.0);
        Some((area, sample_at(&area.outer.times, time, area.step)?, 0.0))
    }

    fn area_beside(&self, place: (f64, f64)) -> Option<(&Area, usize, f64)> {
        let borders = self.areas.iter().enumerate().map(|(at, area)| Candidate {
            line: at,
            series: &area.outer,
            step: area.step,
            scale: self.scale(area.side),
        });
        let found = nearest::nearest(borders, place, REACH)?;
        Some((self.areas.get(found.line)?, found.sample, found.distance))
    }

    /// Where a sample of what is drawn stands.
    fn near(&self, drawn: &Series, sample: usize, scale: &Scale) -> Option<Near> {
        let (time, value) = (*drawn.times.get(sample)?, *drawn.values.get(sample)?);
        Some(Near {
            line: 0,
            time,
            value,
            x: self.plot.left + scale.x(time),
            y: self.plot.top + scale.y(value),
            distance: 0.0,
        })
    }

    /// The cell of the heat map at a place in the chart, CSS pixels from its top left corner.
    #[must_use]
    pub fn cell(&self, x: f64, y: f64) -> Option<Cell> {
        let (x, y) = (x - self.plot.left, y - self.plot.top);
        let scale = &self.left.scale;
        let is_on_plot = (0.0..=scale.width).contains(&x) && (0.0..=scale.height).contains(&y);
        let heat = self.heat.as_ref().filter(|_| is_on_plot)?;
        heat.at(scale.time(x), scale.value(y))
    }

    /// The `count` largest values of the lines at an instant (milliseconds since 1970), largest
    /// first: line and value.
    #[must_use]
    pub fn values_at(&self, lines: &Lines, time: f64, count: usize) -> Vec<(usize, f64)> {
        nearest::at(self.drawn(lines), time, count)
    }

    fn drawn<'a>(&'a self, lines: &'a Lines) -> impl Iterator<Item = Candidate<'a>> {
        let front = self.front.iter().map(|trace| trace.line);
        let all = front.chain(self.crowd.iter().copied());
        all.filter_map(move |line| {
            Some(Candidate {
                line,
                series: lines.series.get(line)?,
                step: lines.step(line),
                scale: self.scale(lines.side(line)),
            })
        })
    }
}
