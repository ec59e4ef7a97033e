//! What the canvas below plotly shows: the crowd, or a heat map.

use super::{Line, Painter};
use crate::chart::axis::scale::Scale;
use crate::chart::figure::Figure;
use crate::chart::lines::Lines;
use crate::chart::lines::source::Side;
use crate::chart::mode::style::{Content, Joint};
use crate::chart::thin::stairs::Stairs;

impl Figure {
    /// Whether there is anything to paint. The crowd of stacked areas is an area too, and
    /// plotly's.
    #[must_use]
    pub fn has_underlay(&self) -> bool {
        match self.mode.content() {
            Content::Lines(_) | Content::Cells => !self.crowd.is_empty(),
            Content::Piles => false,
        }
    }

    /// Paints it, in device pixels: width, height, and what [`Painter::paint`] gives.
    pub fn paint<'a>(&self, lines: &Lines, painter: &'a mut Painter) -> (u32, u32, &'a [u8]) {
        let left = self.device_scale(Side::Left);
        let pixels = if let Some(heat) = &self.heat {
            painter.cells(&heat.map, heat.step, &left, self.look.ground)
        } else {
            self.paint_crowd(lines, painter);
            painter.finish()
        };
        (whole(left.width), whole(left.height), pixels)
    }

    fn device_scale(&self, side: Side) -> Scale {
        let ratio = self.look.pixel_ratio;
        Scale {
            width: (self.plot.width * ratio).round(),
            height: (self.plot.height * ratio).round(),
            ..*self.scale(side)
        }
    }

    fn paint_crowd(&self, lines: &Lines, painter: &mut Painter) {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few pixels; casts of floats saturate"
        )]
        let thickness = self.look.pixel_ratio.round() as u8;
        let colour = self.look.ground.crowd();
        let mut stairs = Stairs::default();
        painter.begin(&self.device_scale(Side::Left), thickness);
        for side in [Side::Left, Side::Right] {
            painter.lay_by(&self.device_scale(side));
            let on_side = self.crowd.iter().copied();
            for line in on_side.filter(|line| lines.side(*line) == side) {
                let (Some(series), step) = (lines.series.get(line), lines.step(line)) else {
                    continue;
                };
                let draw = |painter: &mut Painter, series, step| {
                    painter.draw(&Line {
                        series,
                        colour,
                        step,
                    });
                };
                match self.mode.content() {
                    // Without a step nothing is joined, and each sample is a dot. Where several
                    // are in a column of pixels, it is inked from the lowest to the highest.
                    Content::Lines(Joint::Apart) => draw(painter, series, 0.0),
                    Content::Lines(Joint::Stairs) => draw(painter, &stairs.of(series, step), step),
                    Content::Lines(Joint::Straight) => draw(painter, series, step),
                    Content::Piles | Content::Cells => {}
                }
            }
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size in pixels; casts of floats saturate"
)]
fn whole(size: f64) -> u32 {
    size as u32
}
