//! Pictures of the chart, which a browser draws; what stands around it is [`super::frame`].

use super::screen::{File, Format, How};

pub(super) const PNG: File = File {
    testid: "export-png",
    label: "Save picture as PNG",
    how: How::Drawn(Format::Png),
};

pub(super) const SVG: File = File {
    testid: "export-svg",
    label: "Save picture as SVG",
    how: How::Drawn(Format::Svg),
};
