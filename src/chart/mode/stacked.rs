//! An area on top of that of the series before.

use super::style::{Content, Style};

pub(super) const STYLE: Style = Style {
    name: "stacked",
    title: "stacked areas",
    content: Content::Piles,
    only_linear: Some(
        "Stacked areas are drawn on a linear axis: heights on a logarithmic one do not add up.",
    ),
    needs_buckets: false,
};
