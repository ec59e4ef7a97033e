//! The buckets of histograms, the fuller the denser.

use super::{Content, Mode, Style};

pub(super) const STYLE: Style = Style {
    name: "heatmap",
    title: "heat map",
    content: Content::Cells,
    only_linear: None,
    without_buckets: Some(Mode::Lines),
};
