//! A dot for each sample.

use super::{Content, Joint, Style};

pub(super) const STYLE: Style = Style {
    name: "points",
    title: "points",
    content: Content::Lines(Joint::Apart),
    only_linear: None,
    without_buckets: None,
};
