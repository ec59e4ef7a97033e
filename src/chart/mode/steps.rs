//! A line that keeps the height of a sample until the next.

use super::style::{Content, Joint, Style};

pub(super) const STYLE: Style = Style {
    name: "steps",
    title: "steps",
    content: Content::Lines(Joint::Stairs),
    only_linear: None,
    needs_buckets: false,
};
