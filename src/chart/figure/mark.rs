//! An exemplar on the chart.

use crate::chart::colour::palette::Rgb;
use crate::chart::lines::source::Side;
use crate::prom::exemplars::Exemplar;
use crate::prom::labels::Labels;
use crate::prom::value::Value;

/// A mark's height and width, CSS pixels.
pub const MARK: u8 = 10;

/// An exemplar on the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub exemplar: Exemplar,
    /// The series that it is of, as it is stored.
    pub series: Labels,
    /// The line that this series goes into, where there is one.
    pub line: Option<usize>,
    /// That line's colour, or a quiet one.
    pub colour: Rgb,
    /// Its value axis.
    pub side: Side,
    /// The value that it stands at: its own, or the nearest on the axis.
    pub height: f64,
}

impl Mark {
    /// What the exemplar says of itself, a line each.
    #[must_use]
    pub fn text(&self) -> String {
        let labels = self.exemplar.labels.iter();
        let labels: String = labels
            .flat_map(|(name, value)| [name, ": ", value, "\n"])
            .collect();
        format!(
            "Exemplar: {}\n{labels}of {}",
            Value(self.exemplar.value),
            self.series
        )
    }

    /// Whether both mark the same exemplar.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.exemplar == other.exemplar && self.series == other.series
    }
}
