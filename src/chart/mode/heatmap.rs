//! The buckets of histograms, the fuller the denser.

use super::style::{Content, Style};

pub(super) const STYLE: Style = Style {
    name: "heatmap",
    title: "heat map",
    content: Content::Cells,
    only_linear: None,
    needs_buckets: true,
};
