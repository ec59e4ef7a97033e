//! Where axes and plot are in a chart.

use super::axis_plan::{AxisPlan, ValueAxis};
use super::look::{Look, Plot};
use crate::chart::axis::ticks::Ticks;
use crate::chart::axis::time_axis::time_ticks;
use crate::prom::stretch::Stretch;
use crate::prom::zone::Offset;

/// Axes, and the plot between them.
pub(super) struct Axes {
    pub(super) plot: Plot,
    pub(super) x_ticks: Ticks,
    pub(super) left: ValueAxis,
    pub(super) right: Option<ValueAxis>,
}

/// Room around the plot, CSS pixels.
const TOP: f64 = 10.0;
/// At the sides, half of the widest time and date that stand under the plot's ends.
const LEFT: f64 = 42.0;
const RIGHT: f64 = 28.0;
const BOTTOM: f64 = 42.0;
/// The width of a digit of the tick labels, and of what stands between label and plot.
const DIGIT: f64 = 7.5;
const TICK: f64 = 12.0;
impl Axes {
    /// The axes of these plans, at the left and at the right, over a window that has a length.
    pub(super) fn new(
        window: Stretch,
        (left, right): (AxisPlan, Option<AxisPlan>),
        look: Look,
        offset: Offset,
    ) -> Self {
        let height = (look.height - TOP - BOTTOM).max(1.0);
        let mut left = left.axis(window, height);
        let mut right = right.map(|right| right.axis(window, height));
        let left_room = (label_width(&left.ticks) + TICK).max(LEFT);
        let right_room = right
            .as_ref()
            .map_or(RIGHT, |axis| label_width(&axis.ticks) + TICK);
        let width = (look.width - left_room - right_room).max(1.0);
        for axis in right.iter_mut().chain([&mut left]) {
            axis.scale.width = width;
        }
        Self {
            plot: Plot {
                left: left_room,
                top: TOP,
                width,
                height,
            },
            x_ticks: time_ticks(window, width, offset),
            left,
            right,
        }
    }
}

fn label_width(ticks: &Ticks) -> f64 {
    let longest = ticks
        .text
        .iter()
        .map(|text| text.chars().count())
        .max()
        .unwrap_or(0);
    #[allow(clippy::cast_precision_loss, reason = "a label has a few letters")]
    let letters = longest.max(3) as f64;
    (letters * DIGIT).round()
}
