//! Modes of drawing. Each is a file with all that it decides; each wing knows how to draw that.

mod heatmap;
mod lines;
mod points;
mod stacked;
mod steps;
pub mod style;

use self::style::{Content, Style};

/// What stands for a series.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A line from sample to sample.
    #[default]
    Lines,
    /// An area on top of that of the series before.
    Stacked,
    /// A dot for each sample.
    Points,
    /// A line that keeps the height of a sample until the next.
    Steps,
    /// The buckets of histograms, the fuller the denser.
    Heatmap,
}

impl Mode {
    /// All, in the order of a list to choose from.
    pub const ALL: [Self; 5] = [
        Self::Lines,
        Self::Stacked,
        Self::Points,
        Self::Steps,
        Self::Heatmap,
    ];

    /// All that it decides.
    #[must_use]
    pub const fn style(self) -> &'static Style {
        match self {
            Self::Lines => &lines::STYLE,
            Self::Stacked => &stacked::STYLE,
            Self::Points => &points::STYLE,
            Self::Steps => &steps::STYLE,
            Self::Heatmap => &heatmap::STYLE,
        }
    }

    /// The name in links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.style().name
    }

    /// The name in a list.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.style().title
    }

    /// What the chart is made of.
    #[must_use]
    pub const fn content(self) -> Content {
        self.style().content
    }
}
