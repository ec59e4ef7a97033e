//! A line from sample to sample.

use super::style::{Content, Joint, Style};

pub(super) const STYLE: Style = Style {
    name: "lines",
    title: "lines",
    content: Content::Lines(Joint::Straight),
    only_linear: None,
    needs_buckets: false,
};
