//! A dot for each sample.

use super::style::{Content, Joint, Style};

pub(super) const STYLE: Style = Style {
    name: "points",
    title: "points",
    content: Content::Lines(Joint::Apart),
    only_linear: None,
    needs_buckets: false,
};
