//! The ticks of an axis.

/// Where an axis is marked, and with which words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticks {
    /// Positions, rising: milliseconds since 1970, or values of the value axis.
    pub at: Vec<f64>,
    /// One text a position; `\n` begins a second line.
    pub text: Vec<String>,
}
