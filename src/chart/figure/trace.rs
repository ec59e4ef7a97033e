//! Lines that are drawn one by one.

use crate::chart::colour::palette::Rgb;
use crate::chart::lines::source::Side;

/// A line at the front.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Which line of the answer.
    pub line: usize,
    pub name: String,
    pub colour: Rgb,
    /// Its value axis.
    pub side: Side,
    /// Whether it shows another time than it is drawn at.
    pub is_dashed: bool,
}
