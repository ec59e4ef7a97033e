//! What a mode can decide.

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
    /// Whether it needs buckets: an answer without some is drawn in the default mode.
    pub needs_buckets: bool,
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
