//! A line that keeps the height of a sample until the next.

use super::{Content, Joint, Style};

pub(super) const STYLE: Style = Style {
    name: "steps",
    title: "steps",
    content: Content::Lines(Joint::Stairs),
    only_linear: None,
    without_buckets: None,
};
