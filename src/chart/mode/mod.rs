//! Modes of drawing. Each is a file with all that it decides; each wing knows how to draw that.

mod heatmap;
mod lines;
mod points;
mod stacked;
mod steps;

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

/// All that a mode decides.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The name in links.
    pub name: &'static str,
    /// The name in a list.
    pub title: &'static str,
    /// What the chart is made of.
    pub content: Content,
    /// Why values lie linearly, whatever the reader chose; none leaves it to the reader.
    pub only_linear: Option<&'static str>,
    /// What it becomes where the answer has no buckets; none where it needs none.
    pub without_buckets: Option<Mode>,
}

/// What a chart is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Lines, each by itself.
    Lines(Joint),
    /// Areas, each on that of the line before.
    Piles,
    /// The cells of a heat map.
    Cells,
}

/// How the samples of a line are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// By a stroke from one to the next.
    Straight,
    /// By a stroke that is level until the next.
    Stairs,
    /// Not at all: each is a dot.
    Apart,
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
