//! Pictures of the chart, which a browser draws; what stands around it is [`super::frame`].

use super::screen::{Copied, File, Format, How};

pub(super) const PNG: File = File {
    testid: "export-png",
    label: "Save picture as PNG",
    how: How::Drawn(Format::Png),
};

/// What of a picture can be copied, and what the buttons say.
pub const COPIES: [(Copied, &str); 2] = [
    (Copied::Picture, "Copy picture"),
    (Copied::Markdown, "Copy as Markdown, picture within"),
];

pub(super) const SVG: File = File {
    testid: "export-svg",
    label: "Save picture as SVG",
    how: How::Drawn(Format::Svg),
};
