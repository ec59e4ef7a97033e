//! How large a chart is, and where its lines are in it.

use crate::chart::colour::palette::Ground;

/// How the chart is to look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// The page's background.
    pub ground: Ground,
    /// The chart's width in CSS pixels, axes included.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    /// Device pixels per CSS pixel.
    pub pixel_ratio: f64,
}

/// A rectangle within the chart, CSS pixels from the chart's top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Plot {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    pub width: f64,
    pub height: f64,
}
